"""Who is signed in on this device, as an answer that is never a redirect: GET /sync/session."""

from typing import Any

from flask import Response, current_app, jsonify, request

from unsera_watch.accounts import queries as accounts
from unsera_watch.sync.views.blueprint import bp
from unsera_watch.web.guard import open_to_all
from unsera_watch.web.i18n import current_language
from unsera_watch.web.login import visitor
from unsera_watch.web.pages import build
from unsera_watch.web.request import clock, db, signed_in


@bp.get("/sync/session")
@open_to_all
def session() -> Response:
    """Say whose session this is, or how it ended: none, expired, revoked."""
    is_in = signed_in()
    return jsonify(
        account=_account() if is_in else None,
        ended=None if is_in else _ended(),
        now=clock().isoformat(),
        language=current_language(),
        build=build(),
    )


def _account() -> dict[str, Any]:
    person = visitor()
    return {"id": str(person.actor.id), "name": person.name}


def _ended() -> str:
    token = request.cookies.get(current_app.config["SID_COOKIE"], "")
    if not token:
        return "none"
    with db.reading() as session:
        return accounts.how_ended(session, token)
