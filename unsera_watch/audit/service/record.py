"""Say that something happened; it joins the chain when the work is committed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.rules.chain import plain_details
from unsera_watch.kernel.actor import Actor

_PENDING: Final = "audit"


@dataclass(frozen=True, slots=True)
class Pending:
    """An event that waits for the end of its transaction."""

    at: datetime
    actor_id: UUID
    tag: Tag
    kind: str
    row_id: str
    details: dict[str, Any]
    inserted: Mapping[str, Any] | None = None


def record(
    session: Session,
    actor: Actor,
    tag: Tag,
    kind: str,
    row_id: object,
    *,
    now: datetime,
    **details: object,
) -> None:
    """Remember that *actor* did this to the row *kind*, *row_id*.

    Call it once for every audited row that was made, changed or deleted, in any order with the
    change itself: the row is read at the end. *details* are ids, codes and numbers.
    """
    _keep(session, Pending(now, actor.id, tag, kind, str(row_id), plain_details(details)))


def record_new(
    session: Session,
    actor: Actor,
    tag: Tag,
    kind: str,
    model: type[Any],
    rows: Sequence[Mapping[str, Any]],
    *,
    now: datetime,
    **details: object,
) -> None:
    """Insert *rows* of *model* in one statement and remember each, for the one busy path.

    A row holds its `id` and every audited column in the form the database gives back, so it
    need not be read again at the end: nobody else can have touched what nobody else sees yet.
    """
    session.connection().execute(insert(model), list(rows))
    said = plain_details(details)
    for row in rows:
        _keep(session, Pending(now, actor.id, tag, kind, str(row["id"]), said, row))


def take_pending(session: Session) -> list[Pending]:
    """Return what waits in *session*, once."""
    pending: list[Pending] = session.info.pop(_PENDING, [])
    return pending


def _keep(session: Session, event: Pending) -> None:
    session.info.setdefault(_PENDING, []).append(event)
