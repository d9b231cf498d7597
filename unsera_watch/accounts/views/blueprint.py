"""The blueprint all pages of this room hang on, and what happens around every page."""

import logging
from typing import Final

from flask import Blueprint, Response, g
from sqlalchemy.exc import OperationalError

from unsera_watch.accounts.rules import SEEN_EVERY
from unsera_watch.accounts.service import sessions
from unsera_watch.web.login import visitor
from unsera_watch.web.request import clock, db

bp: Final = Blueprint("accounts", __name__)
log = logging.getLogger(__name__)


@bp.after_app_request
def stay(response: Response) -> Response:
    """Note at most once a minute that the session is in use."""
    if g.get("actor") is None or clock() - visitor().seen_at < SEEN_EVERY:
        return response
    try:
        with db.work() as session:
            sessions.touch(session, visitor().session_id, now=clock())
    except OperationalError:
        # The page itself is done; a busy database only means that the next page says it again.
        log.warning("a session's last use was not noted")
    return response
