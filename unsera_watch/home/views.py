"""The start page: each room says what waits for the visitor today."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.permissions import Permission
from unsera_watch.web.guard import open_to_all, requires
from unsera_watch.web.i18n import day
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock

bp = Blueprint("home", __name__)

ONLY_WARN: Final = frozenset({"trail"})
Readiness = Mapping[str, Callable[[], bool]]


@bp.get("/")
@requires(Permission.HOME_READ)
def show() -> ResponseReturnValue:
    """Show what needs the visitor, in the order of the rooms."""
    return render("home/show.html", today=day(clock()))


@bp.get("/healthz")
@open_to_all
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
@open_to_all
def readyz() -> ResponseReturnValue:
    """Say whether everything needed to serve is there; names checks, never secrets.

    One database role for everything only warns: it serves, but could rewrite the trail
    (architecture §5.15).
    """
    checks: Readiness = current_app.extensions["readiness"]
    answers = {name: check() for name, check in checks.items()}
    ready = all(answer for name, answer in answers.items() if name not in ONLY_WARN)
    return jsonify(status="ok" if ready else "not ready", checks=answers), 200 if ready else 503
