"""The last step before a commit: what was recorded joins the chain."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from unsera_watch.audit import queries
from unsera_watch.audit.models import AuditEntry
from unsera_watch.audit.rules import INSTALLATION, Audited
from unsera_watch.audit.rules.chain import Entry
from unsera_watch.audit.rules.rows import GONE, NO_DIGEST, NO_VERSION
from unsera_watch.audit.service.record import Pending, take_pending

# Any number will do, as long as nothing else in this database locks on it.
_LOCK: Final = 0x756E_7365_7261


class Sealer:
    """Knows every audited kind, and appends to the chain."""

    def __init__(self, audited: Iterable[Audited], key: bytes) -> None:
        """Keep the kinds by name; *key* keys the digests of personal fields."""
        self.kinds: Mapping[str, Audited] = MappingProxyType({kind.kind: kind for kind in audited})
        self._key = key

    def seal(self, session: Session) -> None:
        """Append what was recorded in *session*; the database's step before each commit."""
        pending = take_pending(session)
        if not pending:
            return
        # The rows are read as the database keeps them, so they must be there.
        session.flush()
        _lock(session)
        digests = self._digests(session, pending)
        session.connection().execute(insert(AuditEntry), self._chained(session, pending, digests))

    def row_digest(
        self, kind: Audited, row_id: str, values: Mapping[str, object], version: int
    ) -> str:
        """Return the digest of one row."""
        return kind.digest(row_id, values, version, self._key)

    def _digests(
        self, session: Session, pending: Sequence[Pending]
    ) -> Mapping[tuple[str, str], str]:
        """Digest each touched row once: as inserted, or as it is read now."""
        known = _inserted(pending)
        touched: dict[str, set[str]] = {}
        for event in pending:
            if event.kind != INSTALLATION and (event.kind, event.row_id) not in known:
                touched.setdefault(event.kind, set()).add(event.row_id)
        for name, row_ids in touched.items():
            rows = queries.rows_by_id(session, self.kinds[name], sorted(row_ids))
            known.update(((name, row_id), values) for row_id, values in rows.items())
        return {
            (name, row_id): self.row_digest(self.kinds[name], row_id, values, self._version(name))
            for (name, row_id), values in known.items()
        }

    def _chained(
        self,
        session: Session,
        pending: Sequence[Pending],
        digests: Mapping[tuple[str, str], str],
    ) -> list[dict[str, object]]:
        last, prev = queries.head(session)
        chained: list[dict[str, object]] = []
        for seq, event in enumerate(pending, start=last + 1):
            absent = NO_DIGEST if event.kind == INSTALLATION else GONE
            entry = Entry(
                seq=seq,
                at=event.at,
                actor_id=event.actor_id,
                tag=event.tag,
                kind=event.kind,
                row_id=event.row_id,
                version=self._version(event.kind),
                row_digest=digests.get((event.kind, event.row_id), absent),
                details=event.details,
                prev=prev,
            )
            prev = entry.hash
            chained.append({**entry.said(), "hash": prev})
        return chained

    def _version(self, kind: str) -> int:
        return NO_VERSION if kind == INSTALLATION else self.kinds[kind].latest


def _inserted(pending: Sequence[Pending]) -> dict[tuple[str, str], Mapping[str, object]]:
    """Return the rows that every event on them inserted; any other event means: look again."""
    changed = {(event.kind, event.row_id) for event in pending if event.inserted is None}
    return {
        (event.kind, event.row_id): event.inserted
        for event in pending
        if event.inserted is not None and (event.kind, event.row_id) not in changed
    }


def _lock(session: Session) -> None:
    """Let one transaction at a time extend the chain.

    SQLite's BEGIN IMMEDIATE already does. On PostgreSQL the lock is taken last, so it is held
    only for the few statements before the commit; the rows are read under it, because a row
    this transaction recorded but did not change may be changed by another one until then.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
