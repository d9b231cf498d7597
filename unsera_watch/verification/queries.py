"""What waits on the desk, what was decided and said; scope is asked of `programs`."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import Observation, Present, Visit
from unsera_watch.observations.rules import Status
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment
from unsera_watch.verification.models import Decision, Remark

RECENT: Final = 20


def waiting(session: Session, actor: Actor) -> Sequence[Observation]:
    """Return what waits for the actor's decision, oldest first; own visits never do."""
    there = select(Present.visit_id).where(Present.account_id == actor.id)
    return session.scalars(
        _supervised(actor)
        .where(
            Observation.status == Status.SUBMITTED,
            Visit.observer_id != actor.id,
            Visit.id.not_in(there),
        )
        .order_by(Observation.submitted_at, Observation.id)
    ).all()


def decided(session: Session, actor: Actor, limit: int = RECENT) -> Sequence[Observation]:
    """Return what the actor decided last and its present state, newest first."""
    mine = select(Decision.observation_id).where(Decision.decided_by == actor.id)
    last = (
        select(Decision.decided_at)
        .where(Decision.observation_id == Observation.id)
        .order_by(Decision.decided_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    return session.scalars(
        _supervised(actor).where(Observation.id.in_(mine)).order_by(last.desc()).limit(limit)
    ).all()


def on_desk(session: Session, actor: Actor, observation_id: UUID) -> Observation:
    """Return an observation of a team the actor supervises, or refuse with NotFound."""
    actor.require(Permission.OBSERVATION_DECIDE)
    found = session.scalar(_supervised(actor).where(Observation.id == observation_id))
    if found is None:
        raise NotFound("no-such-observation")
    return found


def remarks(session: Session, observation_id: UUID) -> Sequence[Remark]:
    """Return every remark with its answer, the newest revision first, then by indicator."""
    return session.scalars(
        select(Remark)
        .where(Remark.observation_id == observation_id)
        .order_by(Remark.revision.desc(), Remark.indicator)
    ).all()


def last_remarks(session: Session, observation_id: UUID) -> Sequence[Remark]:
    """Return what was said when the observation was decided on last."""
    found = remarks(session, observation_id)
    return [each for each in found if each.revision == found[0].revision]


def remark(session: Session, remark_id: UUID) -> Remark:
    """Return one remark, or refuse with NotFound."""
    found = session.get(Remark, remark_id)
    if found is None:
        raise NotFound("no-such-remark")
    return found


def decisions(session: Session, observation_id: UUID) -> Sequence[Decision]:
    """Return every decision, oldest first."""
    return session.scalars(
        select(Decision)
        .where(Decision.observation_id == observation_id)
        .order_by(Decision.revision)
    ).all()


def _supervised(actor: Actor) -> Select[Observation]:
    return (
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(Assignment.team_id.in_(programs.teams_supervised(actor)))
    )
