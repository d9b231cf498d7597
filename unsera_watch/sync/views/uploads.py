"""Photos in pieces: how far one is, and the next piece of it.

The headers are those of resumable uploads (tus): Upload-Offset, Upload-Length.
"""

from typing import Final

from flask import Response, request
from flask.typing import ResponseReturnValue

from unsera_watch.db.work import Database
from unsera_watch.evidence.service import pieces
from unsera_watch.evidence.service.pieces import MAX_PIECE_BYTES, Piece, Progress
from unsera_watch.evidence.store.partial import WrongOffset
from unsera_watch.kernel.permissions import Permission
from unsera_watch.sync.service import keep_piece
from unsera_watch.sync.views.blueprint import bp, store
from unsera_watch.web.guard import requires
from unsera_watch.web.request import clock, current_actor, db

PIECE_TYPE: Final = "application/offset+octet-stream"
LONGEST_NUMBER: Final = 12


@bp.route("/sync/uploads/<digest>", methods=["HEAD", "GET"])
@requires(Permission.EVIDENCE_KEEP)
def upload(digest: str) -> ResponseReturnValue:
    """Say how far one's own photo is: 0 for one that was never begun; whole with its length."""
    with db.reading() as session:
        found = pieces.progress(session, current_actor(), store(), digest)
    return _answer(found, 200)


@bp.patch("/sync/uploads/<digest>")
@requires(Permission.EVIDENCE_KEEP)
def add_piece(digest: str) -> ResponseReturnValue:
    """Keep the next piece: 204 and how far it is; 201 whole now, 200 it was; 409 another place."""
    if request.mimetype != PIECE_TYPE:
        return Response(status=415)
    offset, length = _number("Upload-Offset"), _number("Upload-Length")
    if offset is None or length is None:
        return Response(status=400)
    data = request.get_data(cache=False)
    if len(data) > MAX_PIECE_BYTES:
        return Response(status=413)
    piece = Piece(digest=digest, offset=offset, length=length, data=data)
    try:
        found = keep_piece(_database(), current_actor(), store(), piece, now=clock())
    except WrongOffset as elsewhere:
        return _answer(Progress(offset=elsewhere.offset), 409)
    return _answer(found, 204 if found.length is None else 201 if found.is_new else 200)


def _database() -> Database:
    """Return the database itself: each piece decides when it needs it."""
    return db


def _number(name: str) -> int | None:
    text = request.headers.get(name, "")
    return (
        int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None
    )


def _answer(found: Progress, status: int) -> Response:
    answer = Response(status=status)
    answer.headers["Upload-Offset"] = str(found.offset)
    if found.length is not None:
        answer.headers["Upload-Length"] = str(found.length)
    return answer
