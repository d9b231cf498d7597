"""What is refused of an arrival once it is known what it stands on; all problems at once."""

from datetime import datetime

from sqlalchemy.orm import Session

from unsera_watch.instruments.rules import Definition, check_answers
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Visit
from unsera_watch.observations.rules import Arrival, Outcome, Submission, check
from unsera_watch.observations.service.ground import Ground


def ensure_sound(
    session: Session,
    actor: Actor,
    submission: Submission,
    ground: Ground,
    arrival: Arrival,
    now: datetime,
) -> None:
    """Raise Invalid with every problem at once."""
    problems = check(submission, within=ground.orders.within, now=now)
    problems |= _check_ground(submission, ground, actor)
    if not arrival.photos_later:
        problems |= _check_photos(submission, ground)
    if submission.outcome is Outcome.DONE:
        problems |= _check_answers(submission, ground.definition)
    problems |= _check_overlap(session, actor, submission, ground)
    if problems:
        raise Invalid(problems)


def _check_ground(submission: Submission, ground: Ground, actor: Actor) -> dict[str, Message]:
    """Names must be real: members of the team, the observer among them."""
    found: dict[str, Message] = {}
    present = set(submission.present)
    if actor.id not in present or not present <= ground.orders.members:
        found["present"] = say(N_("Only members of the team can be present, you among them."))
    if ground.visit is not None and not _is_same_stay(ground.visit, submission):
        found["ended_at"] = say(
            N_("Another form of this visit was sent with other times or people.")
        )
    if ground.existing is None and ground.orders.is_stopped:
        found["assignment"] = say(N_("This assignment was cancelled. Ask your coordinator."))
    return found


def _check_photos(submission: Submission, ground: Ground) -> dict[str, Message]:
    """Photos must be real: this person brought each of them."""
    if all(photo.digest in ground.uploads for photo in submission.photos):
        return {}
    return {"photos": say(N_("A photo has not arrived yet. Send the photos first."))}


def _is_same_stay(visit: Visit, submission: Submission) -> bool:
    kept = (visit.started_at, visit.ended_at, visit.outcome)
    said = (submission.started_at, submission.ended_at, submission.outcome)
    there = {row.account_id for row in visit.present}
    return kept == said and there == set(submission.present)


def _check_answers(submission: Submission, definition: Definition) -> dict[str, Message]:
    counts: dict[str, int] = {}
    for photo in submission.photos:
        counts[photo.indicator] = counts.get(photo.indicator, 0) + 1
    return check_answers(definition, submission.answers, submission.notes, counts)


def _check_overlap(
    session: Session, actor: Actor, submission: Submission, ground: Ground
) -> dict[str, Message]:
    """Refuse an observer at two visits at once; partners are asked when they confirm."""
    but = ground.existing.visit_id if ground.existing is not None else submission.visit_id
    if queries.overlapping(session, actor.id, submission.started_at, submission.ended_at, but=but):
        message = N_("You were at another visit at this time. Check the start and the end.")
        return {"started_at": say(message)}
    return {}
