"""What can be asked about observations and presences; scope is asked of `programs`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, or_, select
from sqlalchemy.orm import Session, joinedload, lazyload

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import (
    Observation,
    Present,
    Revision,
    Visit,
)
from unsera_watch.observations.rules import Presence, Status
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment

# Made once: the one path asks it for each arrival. No visit has the id 0, so 0 spares none.
_CLASH: Final = select(
    exists(
        select(Visit.id)
        .join(Present, Present.visit_id == Visit.id)
        .join(Observation, Observation.visit_id == Visit.id)
        .where(
            Present.account_id == bindparam("account"),
            Present.state == Presence.CONFIRMED,
            Visit.started_at < bindparam("end"),
            Visit.ended_at > bindparam("start"),
            Visit.id != bindparam("but"),
            Observation.status.not_in([Status.WITHDRAWN, Status.REJECTED, Status.REVOKED]),
        )
    )
)


def visible(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that an observation is one the actor may read (architecture §7)."""
    teams = [
        programs.teams_joined(actor),
        programs.teams_supervised(actor),
        programs.teams_taught(actor),
        programs.teams_coordinated(actor),
    ]
    return or_(*(Assignment.team_id.in_(each) for each in teams))


def readable(session: Session, actor: Actor, observation_id: UUID) -> Observation:
    """Return an observation the actor may read, or NotFound: foreign and absent look alike."""
    actor.require(Permission.OBSERVATION_READ)
    found = session.scalar(
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(Observation.id == observation_id, visible(actor))
    )
    if found is None:
        raise NotFound("no-such-observation")
    return found


def get(session: Session, observation_id: UUID) -> Observation:
    """Return one observation for a service of a room above that checks scope itself."""
    found = session.get(Observation, observation_id)
    if found is None:
        raise NotFound("no-such-observation")
    return found


def arrived(session: Session, observation_id: UUID) -> Observation | None:
    """Return what arrived under an id, for the one path: its visit, and the rest when asked."""
    return session.get(
        Observation,
        observation_id,
        options=[
            joinedload(Observation.visit).lazyload(Visit.assignment),
            lazyload(Observation.version),
        ],
    )


def own(session: Session, actor: Actor) -> Sequence[Observation]:
    """Return the observations of visits where the actor was present, newest first."""
    there = select(Present.visit_id).where(Present.account_id == actor.id)
    return session.scalars(
        select(Observation)
        .where(Observation.visit_id.in_(there))
        .order_by(Observation.submitted_at.desc())
    ).all()


def listed(session: Session, actor: Actor, limit: int = 200) -> Sequence[Observation]:
    """Return the newest observations the actor may read."""
    return session.scalars(
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(visible(actor))
        .order_by(Observation.submitted_at.desc())
        .limit(limit)
    ).all()


def of_assignment(
    session: Session, assignment_id: UUID, *, leading: bool = False
) -> Sequence[Observation]:
    """Return what was sent for an assignment, newest first; *leading*: its first instrument."""
    wanted = (
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(Visit.assignment_id == assignment_id)
    )
    if leading:
        first = Assignment.instrument_version_id
        wanted = wanted.where(Observation.instrument_version_id == first)
    return session.scalars(wanted.order_by(Observation.submitted_at.desc())).all()


def revision(session: Session, observation_id: UUID, number: int) -> Revision | None:
    """Return one arrival."""
    return session.scalar(
        select(Revision).where(Revision.observation_id == observation_id, Revision.number == number)
    )


def revisions(session: Session, observation_id: UUID) -> Sequence[Revision]:
    """Return every arrival, oldest first."""
    return session.scalars(
        select(Revision).where(Revision.observation_id == observation_id).order_by(Revision.number)
    ).all()


def sent_by(session: Session, actor: Actor, observation_id: UUID) -> bool:
    """Say whether the actor sent the observation that has this id."""
    found = arrived(session, observation_id)
    return found is not None and found.visit.observer_id == actor.id


def same_visit(session: Session, observation: Observation) -> Sequence[Observation]:
    """Return every observation of the visit of *observation*, itself among them."""
    return session.scalars(
        select(Observation)
        .where(Observation.visit_id == observation.visit_id)
        .order_by(Observation.submitted_at, Observation.instrument_version_id)
    ).all()


def asked(session: Session, actor: Actor) -> Sequence[Visit]:
    """Return the visits where somebody says the actor was present and she has not answered."""
    waiting = select(Present.visit_id).where(
        Present.account_id == actor.id, Present.state == Presence.ASKED
    )
    return session.scalars(
        select(Visit).where(Visit.id.in_(waiting)).order_by(Visit.started_at)
    ).all()


def overlapping(
    session: Session, account_id: UUID, start: datetime, end: datetime, but: UUID | None
) -> bool:
    """Say whether the person confirmed being at another visit that overlaps start to end."""
    asked = {"account": account_id, "start": start, "end": end, "but": but or UUID(int=0)}
    return bool(session.scalar(_CLASH, asked))
