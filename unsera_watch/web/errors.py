"""Refusals become pages, or JSON for scripts, in the same plain voice; mapped once."""

import errno
import logging
import sqlite3
from typing import Final

from flask import Flask, Response, g, jsonify, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from unsera_watch.kernel.errors import (
    Conflict,
    DomainError,
    Invalid,
    NotAllowed,
    NotFound,
    TooMany,
)
from unsera_watch.web.i18n import told
from unsera_watch.web.request import wants_json

STATUS: Final[tuple[tuple[type[DomainError], int], ...]] = (
    (NotAllowed, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Invalid, 422),
    (TooMany, 429),
)
PAGES: Final = frozenset({403, 404, 409, 413, 422, 429, 500, 503, 507})
BUSY_SECONDS: Final = "3"
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
FULL_POSTGRESQL: Final = "53100"
log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Answer every refusal and every accident with a page that says what to do."""
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(OSError, _disk)
    app.register_error_handler(Exception, _accident)


def status_of(refusal: DomainError) -> int:
    """Return the HTTP status of *refusal*."""
    return next((status for kind, status in STATUS if isinstance(refusal, kind)), 400)


def _refused(refusal: DomainError) -> ResponseReturnValue:
    problems = refusal.problems if isinstance(refusal, Invalid) else {}
    words = {field: told(message) for field, message in problems.items()}
    answer = _answer(status_of(refusal), refusal.code, told(refusal.message), words)
    if isinstance(refusal, TooMany):
        answer.headers["Retry-After"] = str(refusal.wait_seconds)
    return answer


def _http(problem: HTTPException) -> ResponseReturnValue:
    if problem.code is None or problem.code < 400:  # noqa: PLR2004  (a redirect is no error)
        return problem.get_response()
    answer = _answer(problem.code, f"http-{problem.code}")
    allowed = getattr(problem, "valid_methods", None)
    if allowed:
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def _stale(_problem: StaleDataError) -> ResponseReturnValue:
    return _answer(409, "changed-meanwhile")


def _busy(problem: OperationalError) -> ResponseReturnValue:
    """Say that the database is locked or away: nothing was kept, trying again is right.

    Who asks cannot be looked up either, so the page is for nobody in particular.
    """
    if _is_full(problem.orig):
        return _no_room()
    log.warning("database unavailable: %s", type(problem.orig).__name__)
    g.actor = None
    answer = _answer(503, "busy")
    answer.headers["Retry-After"] = BUSY_SECONDS
    return answer


def _disk(problem: OSError) -> ResponseReturnValue:
    return _no_room() if problem.errno in FULL else _accident(problem)


def _is_full(problem: BaseException | None) -> bool:
    """Say whether the database refused because its disk is full."""
    if getattr(problem, "sqlstate", None) == FULL_POSTGRESQL:
        return True
    return getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _no_room() -> ResponseReturnValue:
    log.error("no room left on the disk")
    return _answer(507, "no-room")


def _accident(problem: Exception) -> ResponseReturnValue:
    log.error("unexpected %s", type(problem).__name__, exc_info=problem)
    return _answer(500, "accident")


def _answer(
    status: int, code: str, message: str = "", problems: dict[str, str] | None = None
) -> Response:
    if wants_json():
        body = jsonify(error=code, message=message, problems=problems or {})
        body.status_code = status
        return body
    page = status if status in PAGES else 404 if status < 500 else 500  # noqa: PLR2004  (any value of its kind)
    text = render_template(
        f"errors/{page}.html", code=code, message=message, problems=problems or {}
    )
    return Response(text, status, mimetype="text/html")
