"""What a person may read of letters and assignments."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, lazyload

from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.programs.models import Assignment, AssignmentLetter, Member, Team
from unsera_watch.programs.queries.scope import teams_joined, teams_seen


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


def assignment_to_fill(session: Session, actor: Actor, assignment_id: UUID) -> Assignment:
    """Return the actor's own assignment with what an arrival is judged by, and nothing else.

    That is its letter, the members of its team and its instrument's version: a phone's queue
    sends many records, and their offices and people need not be read for each.
    """
    team = joinedload(Assignment.team)
    found = session.scalar(
        select(Assignment)
        .where(Assignment.id == assignment_id, Assignment.team_id.in_(teams_joined(actor)))
        .options(
            lazyload(Assignment.office),
            lazyload(Assignment.product),
            joinedload(Assignment.letter).lazyload(AssignmentLetter.team),
            joinedload(Assignment.version).lazyload(InstrumentVersion.instrument),
            team.lazyload(Team.period),
            team.lazyload(Team.supervisor),
            team.lazyload(Team.lecturer),
            team.selectinload(Team.members).lazyload(Member.account),
        )
    )
    if found is None:
        raise NotFound("no-such-assignment")
    return found


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
