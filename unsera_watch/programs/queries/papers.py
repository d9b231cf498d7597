"""What a person may read of letters and assignments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.programs.models import AlsoAsked, Assignment, AssignmentLetter, Member
from unsera_watch.programs.queries.scope import teams_joined, teams_seen
from unsera_watch.programs.queries.structure import limits_of
from unsera_watch.programs.rules import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What an assignment asks of whoever fills it; `within` holds the letter's local days."""

    assignment_id: UUID
    version_id: UUID
    version_sha256: str
    within: tuple[date, date]
    is_stopped: bool
    members: frozenset[UUID]


# Made once: the one path asks it for each arrival.
_ORDERS: Final = (
    select(
        *(Assignment.id, Assignment.cancelled_at, Assignment.instrument_version_id),
        *(AssignmentLetter.valid_from, AssignmentLetter.valid_until),
        *(AssignmentLetter.revoked_at, InstrumentVersion.sha256, Member.account_id),
    )
    .join(AssignmentLetter, AssignmentLetter.id == Assignment.letter_id)
    .join(InstrumentVersion, InstrumentVersion.id == Assignment.instrument_version_id)
    .join(Member, Member.team_id == Assignment.team_id)
    .where(Assignment.id == bindparam("assignment"))
)


def letters(session: Session, team_ids: Iterable[UUID]) -> Sequence[AssignmentLetter]:
    """Return the letters of these teams, the newest first."""
    return session.scalars(
        select(AssignmentLetter)
        .where(AssignmentLetter.team_id.in_(list(team_ids)))
        .order_by(AssignmentLetter.valid_from.desc(), AssignmentLetter.number)
    ).all()


def letter_by_code(session: Session, code: str) -> AssignmentLetter:
    """Return the letter whose QR carries *code*, or refuse with NotFound."""
    found = session.scalar(select(AssignmentLetter).where(AssignmentLetter.code == code))
    if found is None:
        raise NotFound("no-such-letter")
    return found


def assignment(session: Session, actor: Actor, assignment_id: UUID) -> Assignment:
    """Return an assignment of a team the actor may know, or refuse with NotFound."""
    found = session.scalar(
        select(Assignment).where(
            Assignment.id == assignment_id, Assignment.team_id.in_(teams_seen(actor))
        )
    )
    if found is None:
        raise NotFound("no-such-assignment")
    return found


def own_assignment(session: Session, actor: Actor, assignment_id: UUID) -> Assignment:
    """Return an assignment of a team the actor is a member of, or refuse with NotFound."""
    found = session.scalar(
        select(Assignment).where(
            Assignment.id == assignment_id, Assignment.team_id.in_(teams_joined(actor))
        )
    )
    if found is None:
        raise NotFound("no-such-assignment")
    return found


def orders(session: Session, actor: Actor, assignment_id: UUID) -> Orders:
    """Return what an arrival for the actor's own assignment is judged by, and nothing else.

    One statement of columns: a phone's queue sends many records, and their offices and people
    need not be read for each.
    """
    mine = _ORDERS.where(Assignment.team_id.in_(teams_joined(actor)))
    rows = session.execute(mine, {"assignment": assignment_id}).all()
    if not rows:
        raise NotFound("no-such-assignment")
    one = rows[0]
    return Orders(
        assignment_id=one.id,
        version_id=one.instrument_version_id,
        version_sha256=one.sha256,
        within=(one.valid_from, one.valid_until),
        is_stopped=one.cancelled_at is not None or one.revoked_at is not None,
        members=frozenset(row.account_id for row in rows),
    )


def also_asks(session: Session, assignment_id: UUID, version_id: UUID) -> bool:
    """Say whether the visits of an assignment also fill in this version."""
    return session.get(AlsoAsked, (assignment_id, version_id)) is not None


def limits_for(assignment: Assignment) -> Limits:
    """Return the thresholds that travel with an assignment to the phone."""
    return limits_of(assignment.team.period.programme)


def assignments_for(session: Session, actor: Actor) -> Sequence[Assignment]:
    """Return what the actor's own teams are still asked to do, the most urgent first."""
    return session.scalars(_waiting().where(Assignment.team_id.in_(teams_joined(actor)))).all()


def assignments(session: Session, team_ids: Iterable[UUID]) -> Sequence[Assignment]:
    """Return every assignment of these teams that was not cancelled, by due date."""
    return session.scalars(
        select(Assignment)
        .where(Assignment.team_id.in_(list(team_ids)), Assignment.cancelled_at.is_(None))
        .order_by(Assignment.due_on, Assignment.id)
    ).all()


def _waiting() -> Select[Assignment]:
    """Select what was neither cancelled nor lost its letter, by due date."""
    return (
        select(Assignment)
        .join(Assignment.letter)
        .where(Assignment.cancelled_at.is_(None), AssignmentLetter.revoked_at.is_(None))
        .order_by(Assignment.due_on, Assignment.id)
    )
