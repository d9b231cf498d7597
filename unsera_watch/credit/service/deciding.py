"""A lecturer approves minutes of her students, or gives them back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.credit import queries
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import (
    EntryAction,
    EntryKind,
    EntryStatus,
    Line,
    advance,
    check_approval,
    check_note,
)
from unsera_watch.db.locks import hold
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

_CHANGED = N_("One of these changed meanwhile: look again before you decide.")


def approve(
    session: Session, actor: Actor, account_id: UUID, keys: Collection[UUID], *, now: datetime
) -> int:
    """Approve lines of one student and return how many minutes that is.

    Everything a line rests on is read again here: a visit that is no longer verified, or whose
    presence was not confirmed, is no line any more.
    """
    chosen = _chosen(session, actor, account_id, keys)
    approved = [line for line in queries.entries(session, account_id) if line.is_approved]
    for line in chosen:
        problem = check_approval(line, approved)
        if problem:
            raise Conflict("does-not-fit", problem)
        _decide(session, actor, line, EntryAction.APPROVE, "", now=now)
        approved.append(line)
    return sum(line.span.minutes for line in chosen)


def return_entries(
    session: Session,
    actor: Actor,
    account_id: UUID,
    keys: Collection[UUID],
    note: str,
    *,
    now: datetime,
) -> None:
    """Give lines back to the student with a note."""
    problem = check_note(note)
    if problem:
        raise Invalid({"note": problem})
    for line in _chosen(session, actor, account_id, keys):
        _decide(session, actor, line, EntryAction.RETURN, note.strip(), now=now)


def _chosen(session: Session, actor: Actor, account_id: UUID, keys: Collection[UUID]) -> list[Line]:
    """Return the lines that were chosen and can be decided on, the oldest first."""
    actor.require(Permission.LOGBOOK_APPROVE)
    if account_id == actor.id:
        raise NotAllowed("own-logbook")
    hold(session, account_id)
    lines = queries.taught(session, actor, account_id)
    if not keys:
        raise Invalid({"lines": say(N_("Tick at least one entry."))})
    waiting = {line.key: line for line in lines if line.is_waiting}
    if not set(keys) <= set(waiting):
        raise Conflict("changed-meanwhile", say(_CHANGED))
    return sorted((waiting[key] for key in set(keys)), key=lambda line: line.span.start)


def _decide(
    session: Session, actor: Actor, line: Line, action: EntryAction, note: str, *, now: datetime
) -> None:
    """Write what the lecturer said into the line's row; a visit gets its row here."""
    entry = session.get(LogbookEntry, line.entry_id) if line.entry_id else None
    if entry is None:
        entry = _row(line, now)
        session.add(entry)
    entry.status = advance(entry.status, action)
    entry.note, entry.decided_at, entry.decided_by = note, now, actor.id
    tag = Tag.LOGBOOK_APPROVED if action is EntryAction.APPROVE else Tag.LOGBOOK_RETURNED
    record(session, actor, tag, "logbook", entry.id, now=now, minutes=line.span.minutes)


def _row(line: Line, now: datetime) -> LogbookEntry:
    return LogbookEntry(
        id=uuid4(),
        account_id=line.account_id,
        team_id=line.team_id,
        visit_id=line.key,
        kind=EntryKind.VISIT,
        worked_on=line.worked_on,
        started_at=line.span.start,
        minutes=line.span.minutes,
        status=EntryStatus.SUBMITTED,
        written_at=now,
    )
