"""The phone's own pages: queue, help, and what stands in for a page that is not kept.

They are shells: the same for everybody, filled on the phone by script from what lies there.
"""

from typing import Any

from flask import Response, url_for

from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.sync.views.blueprint import bp
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, render_shell
from unsera_watch.web.request import current_actor


@bp.get("/phone/queue")
@requires(Permission.OBSERVATION_SUBMIT)
def queue() -> Response:
    """Show what waits to be sent, what was sent, and what somebody has to look at."""
    return render_shell("sync/queue.html", _frame)


@bp.get("/phone/help")
@requires(Permission.OBSERVATION_SUBMIT)
def help_page() -> Response:
    """Explain the work without signal."""
    return render_shell("sync/help.html", _frame)


@bp.get("/phone/away")
@requires(Permission.OBSERVATION_SUBMIT)
def away() -> Response:
    """Say that a page is not on this phone, and which ones are."""
    return render_shell("sync/away.html", _frame)


def _frame() -> dict[str, Any]:
    return {"back": {"url": url_for("home.show"), "label": told(N_("Today"))}}


def home_part() -> str:
    """Return what lies on the phone itself, for the top of the start page; the script fills it."""
    return _part("sync/_home.html")


def home_foot_part() -> str:
    """Return how full the phone is, and the way to help, for the end of the start page."""
    return _part("sync/_home_foot.html")


def _part(template: str) -> str:
    return render(template) if current_actor().may(Permission.OBSERVATION_SUBMIT) else ""
