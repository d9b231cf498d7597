"""The room's one blueprint, whose queue it takes from, and the store its pieces go to."""

from typing import Final, cast

from flask import Blueprint, Response, current_app, request

from unsera_watch.evidence.store.files import FileStore
from unsera_watch.web.request import current_actor, signed_in

bp = Blueprint("sync", __name__)
ASKS_WHO: Final = "sync.session"


def store() -> FileStore:
    """Return the store of evidence."""
    return cast("FileStore", current_app.extensions["evidence"])


@bp.before_request
def refuse_another_queue() -> Response | None:
    """Refuse what one person's queue sends after somebody else signed in on the same phone.

    To that queue it is as if nobody were signed in: it stops, and is kept.
    """
    owner = request.headers.get("X-Account")
    if owner is None or request.endpoint == ASKS_WHO or not signed_in():
        return None
    if owner == str(current_actor().id):
        return None
    return Response('{"error": "sign-in"}', 401, mimetype="application/json")
