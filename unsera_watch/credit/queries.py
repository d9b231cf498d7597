"""What stands in logbooks: verified visits read where they are, and work by hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import EntryKind, EntryStatus, Line, Span
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import Observation, Present, Visit
from unsera_watch.observations.rules import Presence, Status
from unsera_watch.observations.rules.checks import CAMPUS_ZONE
from unsera_watch.offices.models import Office, Product
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment, Member, Team

GONE = (Status.WITHDRAWN, Status.REJECTED, Status.REVOKED)
Lines = list[Line]


def entries(session: Session, account_id: UUID) -> Lines:
    """Return one person's logbook, the newest work first."""
    return entries_of(session, [account_id])[account_id]


def entries_of(session: Session, account_ids: Collection[UUID]) -> Mapping[UUID, Lines]:
    """Return the logbooks of several people, in two queries however many they are."""
    found: dict[tuple[UUID, UUID], Line] = {}
    for row in session.execute(_verified(account_ids)):
        found.setdefault((row.account_id, row.visit_id), _visit_line(row))
    written = select(LogbookEntry).where(LogbookEntry.account_id.in_(account_ids))
    for entry in session.scalars(written):
        place = (entry.account_id, entry.visit_id or entry.id)
        found[place] = _with_entry(found.get(place), entry)
    books: dict[UUID, Lines] = defaultdict(list)
    for line in sorted(found.values(), key=lambda line: line.span.start, reverse=True):
        books[line.account_id].append(line)
    return books


def readable(session: Session, actor: Actor, account_id: UUID) -> Lines:
    """Return one's own logbook, or what of somebody's belongs to teams the actor may read."""
    actor.require(Permission.LOGBOOK_READ)
    if account_id == actor.id:
        return entries(session, account_id)
    return _within(session, account_id, _responsible(actor))


def answers_for(session: Session, actor: Actor, team_id: UUID) -> bool:
    """Say whether the actor reads the logbooks of this team: supervises, teaches, coordinates."""
    held = or_(*(Team.id.in_(scope) for scope in _responsible(actor)))
    found = session.scalar(select(Team.id).where(Team.id == team_id, held))
    return actor.may(Permission.LOGBOOK_READ) and found is not None


def taught(session: Session, actor: Actor, account_id: UUID) -> Lines:
    """Return what of a student's logbook is for this lecturer to decide, or NotFound."""
    actor.require(Permission.LOGBOOK_APPROVE)
    return _within(session, account_id, [programs.teams_taught(actor)])


def students(session: Session, actor: Actor) -> Sequence[Row[Account, Team]]:
    """Return the lecturer's students, each with the team, by team and name."""
    return session.execute(
        select(Account, Team)
        .join(Member, Member.account_id == Account.id)
        .join(Team, Team.id == Member.team_id)
        .where(Team.id.in_(programs.teams_taught(actor)))
        .order_by(Team.name, Account.name, Account.id)
    ).all()


def own(session: Session, actor: Actor, entry_id: UUID) -> LogbookEntry:
    """Return one of the actor's own entries; anybody else's is not found."""
    found = session.get(LogbookEntry, entry_id)
    if found is None or found.account_id != actor.id:
        raise NotFound("no-such-entry")
    return found


def busy(session: Session, account_id: UUID, but: UUID | None = None) -> list[Span]:
    """Return when the person was at work already: confirmed visits, and work not returned."""
    standing = select(Observation.visit_id).where(Observation.status.not_in(GONE))
    visits = (
        select(Visit.started_at, Visit.minutes)
        .join(Present, Present.visit_id == Visit.id)
        .where(
            Present.account_id == account_id,
            Present.state == Presence.CONFIRMED,
            Visit.id.in_(standing),
        )
    )
    written = select(LogbookEntry.started_at, LogbookEntry.minutes).where(
        LogbookEntry.account_id == account_id,
        LogbookEntry.visit_id.is_(None),
        LogbookEntry.status != EntryStatus.RETURNED,
    )
    if but is not None:
        written = written.where(LogbookEntry.id != but)
    return [
        Span(start, minutes)
        for each in (visits, written)
        for start, minutes in session.execute(each)
    ]


def _responsible(actor: Actor) -> list[Select[UUID]]:
    scopes = (programs.teams_supervised, programs.teams_taught, programs.teams_coordinated)
    return [scope(actor) for scope in scopes]


def _within(session: Session, account_id: UUID, scopes: Iterable[Select[UUID]]) -> Lines:
    """Return the lines of those teams the person is in and the scopes hold."""
    held = or_(*(Member.team_id.in_(scope) for scope in scopes))
    teams = session.scalars(
        select(Member.team_id).where(Member.account_id == account_id, held)
    ).all()
    if not teams:
        raise NotFound("no-such-logbook")
    return [line for line in entries(session, account_id) if line.team_id in teams]


def _verified(
    account_ids: Collection[UUID],
) -> Select[UUID, UUID, datetime, int, UUID, str, str, UUID]:
    """Select the verified visits these people confirmed; several instruments give several rows."""
    return (
        select(
            Present.account_id,
            Visit.id.label("visit_id"),
            Visit.started_at,
            Visit.minutes,
            Assignment.team_id,
            Office.name.label("office"),
            Product.name.label("product"),
            Observation.id.label("observation_id"),
        )
        .join(Visit, Visit.id == Present.visit_id)
        .join(Observation, Observation.visit_id == Visit.id)
        .join(Assignment, Assignment.id == Visit.assignment_id)
        .join(Office, Office.id == Assignment.office_id)
        .join(Product, Product.id == Assignment.product_id)
        .where(
            Present.account_id.in_(account_ids),
            Present.state == Presence.CONFIRMED,
            Observation.status == Status.VERIFIED,
            Visit.minutes > 0,
        )
        .order_by(Observation.submitted_at, Observation.id)
    )


def _visit_line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(
        key=row.visit_id,
        account_id=row.account_id,
        team_id=row.team_id,
        kind=EntryKind.VISIT,
        worked_on=row.started_at.astimezone(CAMPUS_ZONE).date(),
        span=Span(row.started_at, row.minutes),
        title=row.office,
        about=row.product,
        status=EntryStatus.SUBMITTED,
        observation_id=row.observation_id,
    )


def _with_entry(visit: Line | None, entry: LogbookEntry) -> Line:
    """Return the visit with what a lecturer said, or the entry itself."""
    if visit is not None:
        return replace(visit, status=entry.status, note=entry.note, entry_id=entry.id)
    return Line(
        key=entry.visit_id or entry.id,
        account_id=entry.account_id,
        team_id=entry.team_id,
        kind=entry.kind,
        worked_on=entry.worked_on,
        span=Span(entry.started_at, entry.minutes),
        title="",
        about=entry.description,
        status=entry.status,
        note=entry.note,
        entry_id=entry.id,
        is_standing=entry.visit_id is None,
    )
