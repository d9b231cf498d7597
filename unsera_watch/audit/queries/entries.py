"""Entries of the trail: the head, one thing's history, the whole chain."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from unsera_watch.audit.models import AuditEntry
from unsera_watch.audit.queries.reading import CHUNK, UNREADABLE
from unsera_watch.audit.rules.chain import FIELDS, GENESIS, Entry, Stored

_NEWEST: Final = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
_COLUMNS: Final = [getattr(AuditEntry, name) for name in FIELDS]


def head(session: Session) -> tuple[int, str]:
    """Return the number and hash of the newest entry."""
    row = session.execute(_NEWEST).first()
    return (row.seq, row.hash) if row else (0, GENESIS)


def trail(session: Session, things: Iterable[tuple[str, object]]) -> Sequence[AuditEntry]:
    """Return what happened to the *things* (kind, row id), oldest first."""
    same = [and_(AuditEntry.kind == kind, AuditEntry.row_id == str(row)) for kind, row in things]
    if not same:
        return []
    return session.scalars(select(AuditEntry).where(or_(*same)).order_by(AuditEntry.seq)).all()


def chain(session: Session) -> Iterator[Stored]:
    """Yield every entry in order, a chunk at a time."""
    last = 0
    while seqs := _seqs_after(session, last):
        yield from _entries(session, seqs)
        last = seqs[-1]


def _seqs_after(session: Session, last: int) -> Sequence[int]:
    following = select(AuditEntry.seq).where(AuditEntry.seq > last)
    return session.scalars(following.order_by(AuditEntry.seq).limit(CHUNK)).all()


def _entries(session: Session, seqs: Sequence[int]) -> list[Stored]:
    """Read from the first to the last of *seqs*; one by one when one of them is nonsense."""
    wanted = AuditEntry.seq.between(seqs[0], seqs[-1])
    entries = select(*_COLUMNS, AuditEntry.hash).where(wanted).order_by(AuditEntry.seq)
    try:
        return [_stored(tuple(row)) for row in session.execute(entries)]
    except UNREADABLE:
        if len(seqs) == 1:
            return [Stored(seqs[0])]
        return [stored for seq in seqs for stored in _entries(session, [seq])]


def _stored(row: tuple[Any, ...]) -> Stored:
    *said, stored_hash = row
    entry = Entry(**dict(zip(FIELDS, said, strict=True)))
    return Stored(entry.seq, entry, entry.hash, str(stored_hash))
