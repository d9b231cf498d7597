"""Photos that arrive in pieces, by their SHA-256: a cut continues, it never begins again.

A person hears only of what she brings herself, and may have only so much under way.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from unsera_watch.db.work import Database
from unsera_watch.evidence import queries, rules
from unsera_watch.evidence.rules import MAX_PHOTO_BYTES, Trouble
from unsera_watch.evidence.service import remember
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.evidence.store.intake import take_over
from unsera_watch.evidence.store.partial import Partials
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import TooMany
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

MAX_PIECE_BYTES: Final = 1024 * 1024
MOST_UNFINISHED: Final = 200
MOST_UNFINISHED_BYTES: Final = 1024 * 1024 * 1024
WAIT_SECONDS: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Bytes of one file: from `offset` on, of `length` in all."""

    digest: str
    offset: int
    length: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a file is: safe bytes, the whole length once it is kept, and whether just now."""

    offset: int
    length: int | None = None
    is_new: bool = False


def progress(session: Session, actor: Actor, store: FileStore, digest: str) -> Progress:
    """Return how far one's own file is: at 0 when nothing of it is here."""
    actor.require(Permission.EVIDENCE_KEEP)
    whole = _kept(session, actor, digest)
    if whole is not None:
        return whole
    return Progress(offset=Partials(store.root).offset(actor.id, digest) or 0)


def add(
    database: Database, actor: Actor, store: FileStore, piece: Piece, *, now: datetime
) -> Progress:
    """Keep a piece durably and return how far the file is; the last one makes it a photo.

    Raise WrongOffset when it does not begin where the file ends. A file that is whole but not
    what its SHA-256 says, or no photo, is forgotten and refused. Pieces touch no database row,
    so a slow phone holds no lock.
    """
    actor.require(Permission.EVIDENCE_KEEP)
    _ensure_fits(piece)
    partials = Partials(store.root)
    with partials.alone(actor.id):
        with database.reading() as session:
            whole = _kept(session, actor, piece.digest)
        if whole is not None:
            return whole
        _ensure_room(partials, actor, piece)
        return _append(database, actor, store, partials, piece, now)


def _append(
    database: Database,
    actor: Actor,
    store: FileStore,
    partials: Partials,
    piece: Piece,
    now: datetime,
) -> Progress:
    """Write the piece; when the file is whole, judge it and write down whose photo it is."""
    offset = partials.append(actor.id, piece.digest, piece.offset, piece.data)
    if offset < piece.length:
        return Progress(offset=offset)
    photo = take_over(store, partials.path(actor.id, piece.digest), piece.digest)
    with database.work() as session:
        remember(session, actor, photo, {}, now=now)
    return Progress(offset=offset, length=offset, is_new=True)


def _kept(session: Session, actor: Actor, digest: str) -> Progress | None:
    if digest not in queries.mine_by_digest(session, actor, [digest]):
        return None
    size = queries.blob(session, digest).size_bytes
    return Progress(offset=size, length=size)


def _ensure_fits(piece: Piece) -> None:
    if piece.length > MAX_PHOTO_BYTES:
        rules.refuse(Trouble.TOO_BIG)
    if piece.length <= 0:
        rules.refuse(Trouble.EMPTY)
    if piece.offset < 0 or piece.offset + len(piece.data) > piece.length:
        rules.refuse(Trouble.ALTERED)


def _ensure_room(partials: Partials, actor: Actor, piece: Piece) -> None:
    """Refuse more under way than any phone in the field has."""
    count, size = partials.held(actor.id, but=piece.digest)
    if count >= MOST_UNFINISHED or size + piece.length > MOST_UNFINISHED_BYTES:
        raise TooMany(
            "too-many-uploads",
            say(N_("Too many photos are under way. Wait until some have arrived.")),
            wait_seconds=WAIT_SECONDS,
        )
