"""What a phone asks about: whose account this is, what else was sent, what it should know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations.models import Draft, Observation, Revision, Visit
from unsera_watch.observations.rules import GONE, Status
from unsera_watch.programs.models import Assignment

MOST_RECEIPTS: Final = 50


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody else of the team who sent for the same assignment, and when."""

    observation_id: UUID
    name: str
    at: datetime


def others(session: Session, actor: Actor, assignment_id: UUID) -> tuple[Sender, ...]:
    """Return who else sent for an assignment and still stands, the newest first."""
    rows = session.execute(
        select(Observation.id, Account.name, Observation.submitted_at)
        .join(Visit, Visit.id == Observation.visit_id)
        .join(Account, Account.id == Visit.observer_id)
        .where(
            Visit.assignment_id == assignment_id,
            Visit.observer_id != actor.id,
            Observation.status.not_in(list(GONE)),
        )
        .order_by(Observation.submitted_at.desc())
    ).all()
    return tuple(Sender(row.id, row.name, row.submitted_at) for row in rows)


def receipts(session: Session, actor: Actor) -> Sequence[tuple[Revision, Observation]]:
    """Return the actor's last receipts with their records, the newest first."""
    rows = session.execute(
        select(Revision, Observation)
        .join(Observation, Observation.id == Revision.observation_id)
        .join(Visit, Visit.id == Observation.visit_id)
        .where(Visit.observer_id == actor.id)
        .order_by(Revision.received_at.desc())
        .limit(MOST_RECEIPTS)
    ).all()
    return [(revision, observation) for revision, observation in rows]


def returned(session: Session, actor: Actor) -> Sequence[Observation]:
    """Return what came back to the actor to be corrected."""
    return session.scalars(
        select(Observation)
        .join(Visit, Visit.id == Observation.visit_id)
        .where(Visit.observer_id == actor.id, Observation.status == Status.RETURNED)
        .order_by(Observation.submitted_at)
    ).all()


def drafts_here(session: Session, actor: Actor) -> Sequence[Draft]:
    """Return the actor's drafts that no phone took over and no phone can make from a record."""
    return session.scalars(
        select(Draft)
        .join(Draft.assignment)
        .where(
            Draft.author_id == actor.id,
            Draft.moved_at.is_(None),
            (Draft.visit_id.is_(None))
            | (Draft.instrument_version_id == Assignment.instrument_version_id),
        )
        .order_by(Draft.saved_at.desc())
    ).all()
