"""Rows made from a sound submission: the visit, the observation, its photos, its score."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.instruments.rules import Score, score
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.canonical import plain
from unsera_watch.observations.models import Observation, Photo, Present, Visit
from unsera_watch.observations.rules import (
    Action,
    Outcome,
    PhotoTaken,
    Position,
    PositionSource,
    Presence,
    Status,
    Submission,
    minutes_between,
)
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
) -> Observation:
    """Make the rows of a first arrival, or bring those of a returned one up to date."""
    observation = ground.existing
    if observation is None:
        observation = _first(actor, submission, ground)
    else:
        move(observation, actor, Action.RESUBMIT, now=now)
        observation.photos = []
        session.flush()  # old photos go before new ones take their numbers
    visit = observation.visit
    _ask_again(session, actor, visit, submission, now)
    _fill_visit(visit, submission)
    _fill_present(session, actor, visit, submission, now)
    _fill_observation(observation, submission, ground, digest, now)
    observation.photos = [
        _photo(number, photo, ground) for number, photo in enumerate(submission.photos, start=1)
    ]
    session.add(observation)
    session.flush()  # the revision points at it by key alone
    record(session, actor, Tag.VISIT_RECORDED, "visit", visit.id, now=now)
    return observation


def _first(actor: Actor, submission: Submission, ground: Ground) -> Observation:
    visit = Visit(id=uuid4(), assignment=ground.assignment, observer_id=actor.id, present=[])
    return Observation(
        id=submission.instance_id,
        visit=visit,
        version=ground.assignment.version,
        status=Status.SUBMITTED,
    )


def _fill_visit(visit: Visit, submission: Submission) -> None:
    visit.started_at, visit.ended_at = submission.started_at, submission.ended_at
    visit.minutes = minutes_between(submission.started_at, submission.ended_at)
    visit.outcome, visit.outcome_note = submission.outcome, submission.outcome_note
    place = _place(submission.position)
    visit.lat, visit.lon, visit.accuracy_m = place["lat"], place["lon"], place["accuracy_m"]
    visit.position_source = place["position_source"]
    visit.position_at = submission.position.at if submission.position else None


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


def _fill_present(
    session: Session, actor: Actor, visit: Visit, submission: Submission, now: datetime
) -> None:
    """Name who was there; the observer confirms by sending, others are asked once."""
    named = set(submission.present)
    for row in [row for row in visit.present if row.account_id not in named]:
        visit.present.remove(row)
        record(session, actor, Tag.PRESENCE_STATED, "presence", row.id, now=now)
    known = {row.account_id for row in visit.present}
    for position, account_id in enumerate(sorted(named - known, key=str)):
        mine = account_id == actor.id
        row = Present(
            id=uuid4(),
            account_id=account_id,
            position=0 if mine else position + 1,
            state=Presence.CONFIRMED if mine else Presence.ASKED,
            answered_at=now if mine else None,
        )
        visit.present.append(row)
        record(session, actor, Tag.PRESENCE_STATED, "presence", row.id, now=now)


def _fill_observation(
    observation: Observation, submission: Submission, ground: Ground, digest: str, now: datetime
) -> None:
    observation.revision = submission.revision
    observation.answers = plain(submission.answers)
    observation.notes = {code: note for code, note in submission.notes.items() if note.strip()}
    observation.digest = digest
    observation.submitted_at = now
    done = submission.outcome is Outcome.DONE
    scored = score(ground.definition, submission.answers) if done else None
    observation.total = scored.total if scored else None
    observation.score = score_document(scored) if scored else {}


def score_document(scored: Score) -> dict[str, Any]:
    """Return a score as it is stored beside the answers: numbers as text."""
    return {
        "variables": [
            {
                "code": each.code,
                "score": plain(each.score),
                "points": plain(each.points),
                "applicable": plain(each.applicable),
            }
            for each in scored.variables
        ],
        "indicators": {
            each.code: {"outcome": each.outcome.value, "points": plain(each.points)}
            for each in scored.indicators
        },
    }


def _photo(number: int, photo: PhotoTaken, ground: Ground) -> Photo:
    upload = ground.uploads[photo.digest]
    return Photo(
        upload_id=upload.id,
        upload=upload,
        indicator=photo.indicator,
        number=number,
        caption=photo.caption,
        people=photo.people,
        taken_at=photo.taken_at,
        **_place(photo.position),
    )


def _place(position: Position | None) -> dict[str, Any]:
    """Return the columns of a position."""
    if position is None:
        empty = dict.fromkeys(("lat", "lon", "accuracy_m"))
        return {**empty, "position_source": PositionSource.NONE}
    return {
        "lat": position.lat,
        "lon": position.lon,
        "accuracy_m": position.accuracy_m,
        "position_source": position.source,
    }
