"""Rows made from a sound submission: the visit, who was there, the observation, its photos."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record, record_new
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations.models import Observation, Photo, Present, Visit
from unsera_watch.observations.rules import Action, Presence, Status, Submission
from unsera_watch.observations.service.columns import seen, shown, stay
from unsera_watch.observations.service.ground import Ground
from unsera_watch.observations.service.status import move


def store(
    session: Session,
    actor: Actor,
    submission: Submission,
    ground: Ground,
    digest: str,
    *,
    now: datetime,
) -> None:
    """Make the rows of a first arrival, or bring those of a returned one up to date."""
    content = seen(submission, ground.definition, digest, now)
    if ground.existing is None:
        _make(session, actor, submission, ground, content, now)
    else:
        _renew(session, actor, submission, ground.existing, content, now)
    photos = shown(submission, ground.uploads)
    if photos:
        session.connection().execute(insert(Photo), photos)


def _make(
    session: Session,
    actor: Actor,
    submission: Submission,
    ground: Ground,
    content: dict[str, Any],
    now: datetime,
) -> None:
    visit_id = ground.visit.id if ground.visit else _visit(session, actor, submission, now)
    observation = {
        "id": submission.instance_id,
        "visit_id": visit_id,
        "instrument_version_id": submission.version_id or ground.orders.version_id,
        "status": Status.SUBMITTED,
        "row_version": 1,
        "decided_at": None,
        "decided_by": None,
        **content,
    }
    tag, what = Tag.OBSERVATION_SUBMITTED, {"revision": submission.revision}
    record_new(session, actor, tag, "observation", Observation, [observation], now=now, **what)


def _visit(session: Session, actor: Actor, submission: Submission, now: datetime) -> UUID:
    """Make the visit, under the id its device chose where several instruments share it."""
    visit_id = submission.visit_id or uuid4()
    visit = {
        "id": visit_id,
        "assignment_id": submission.assignment_id,
        "observer_id": actor.id,
        **stay(submission),
    }
    record_new(session, actor, Tag.VISIT_RECORDED, "visit", Visit, [visit], now=now)
    _name(session, actor, visit_id, submission.present, now)
    return visit_id


def _renew(
    session: Session,
    actor: Actor,
    submission: Submission,
    observation: Observation,
    content: dict[str, Any],
    now: datetime,
) -> None:
    move(observation, actor, Action.RESUBMIT, now=now)
    observation.photos = []
    visit = observation.visit
    _ask_again(session, actor, visit, submission, now)
    _fill(visit, stay(submission))
    _fill(observation, content)
    named = set(submission.present)
    _strike(session, actor, visit, named, now)
    session.flush()  # old photos go before new ones take their numbers
    _name(session, actor, visit.id, named - {row.account_id for row in visit.present}, now)
    session.expire(observation, ["photos"])
    session.expire(visit, ["present"])
    record(session, actor, Tag.VISIT_RECORDED, "visit", visit.id, now=now)
    tag, revision = Tag.OBSERVATION_RESUBMITTED, submission.revision
    record(session, actor, tag, "observation", observation.id, now=now, revision=revision)


def _fill(row: Visit | Observation, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)


def _ask_again(
    session: Session, actor: Actor, visit: Visit, submission: Submission, now: datetime
) -> None:
    """Ask members anew about a visit that moved: they confirmed other hours."""
    if (visit.started_at, visit.ended_at) == (submission.started_at, submission.ended_at):
        return
    for row in visit.present:
        if row.state is Presence.CONFIRMED and row.account_id != actor.id:
            row.state, row.answered_at = Presence.ASKED, None
            record(session, actor, Tag.PRESENCE_STATED, "presence", row.id, now=now)


def _strike(session: Session, actor: Actor, visit: Visit, named: set[UUID], now: datetime) -> None:
    """Strike who is no longer said to have been there."""
    for row in [row for row in visit.present if row.account_id not in named]:
        visit.present.remove(row)
        record(session, actor, Tag.PRESENCE_STATED, "presence", row.id, now=now)


def _name(
    session: Session, actor: Actor, visit_id: UUID, people: Iterable[UUID], now: datetime
) -> None:
    """Name who was there; the observer confirms by sending, others are asked once."""
    rows = [
        {
            "id": uuid4(),
            "visit_id": visit_id,
            "account_id": account_id,
            "position": 0 if account_id == actor.id else position,
            "state": Presence.CONFIRMED if account_id == actor.id else Presence.ASKED,
            "answered_at": now if account_id == actor.id else None,
        }
        for position, account_id in enumerate(sorted(set(people), key=str), start=1)
    ]
    if rows:
        record_new(session, actor, Tag.PRESENCE_STATED, "presence", Present, rows, now=now)
