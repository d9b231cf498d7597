"""The one path of an observation: every door ends here."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.evidence import queries as evidence
from unsera_watch.instruments.rules import Definition, check_answers
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.canonical import plain
from unsera_watch.kernel.codes import receipt_code
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Observation, Revision
from unsera_watch.observations.rules import Outcome, Receipt, Status, Submission, check
from unsera_watch.observations.service.ground import Ground
from unsera_watch.observations.service.storing import store
from unsera_watch.programs import queries as programs


def submit(session: Session, actor: Actor, submission: Submission, *, now: datetime) -> Receipt:
    """Accept one arrival and return its receipt; the same arrival gets the same receipt."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    hold(session, submission.instance_id)
    digest = submission.digest()
    existing = session.get(Observation, submission.instance_id)
    if existing is not None:
        seen = _seen_before(session, actor, existing, submission, digest)
        if seen is not None:
            return seen
    ground = _load(session, actor, submission, existing)
    _ensure_sound(session, actor, submission, ground, now)
    observation = store(session, actor, submission, ground, digest, now=now)
    return _receive(session, actor, observation, submission, digest, now)


def _seen_before(
    session: Session, actor: Actor, existing: Observation, submission: Submission, digest: str
) -> Receipt | None:
    """Answer a retry with its receipt; refuse other content, a foreign id, a wrong turn."""
    if existing.visit.observer_id != actor.id:
        raise Conflict("id-taken")
    old = queries.revision(session, existing.id, submission.revision)
    if old is not None:
        if old.digest == digest:
            return Receipt(existing.id, old.number, old.receipt, old.received_at)
        raise Conflict(
            "same-revision-other-content",
            say(N_("This was already sent with other content. Open it again to see what we hold.")),
        )
    if existing.status is not Status.RETURNED or submission.revision != existing.revision + 1:
        raise Conflict(
            "not-yours-to-send-now",
            say(N_("This observation cannot be changed now. Open it to see where it stands.")),
        )
    return None


def _load(
    session: Session, actor: Actor, submission: Submission, existing: Observation | None
) -> Ground:
    assignment = programs.assignment_to_fill(session, actor, submission.assignment_id)
    if existing is None and submission.revision != 1:
        raise Conflict("first-revision-missing")
    if existing is not None and existing.visit.assignment_id != assignment.id:
        raise Conflict("other-assignment")
    version = existing.version if existing is not None else assignment.version
    digests = {photo.digest for photo in submission.photos}
    uploads = evidence.mine_by_digest(session, actor, digests)
    return Ground(assignment, definition_of(version), uploads, existing)


def _ensure_sound(
    session: Session, actor: Actor, submission: Submission, ground: Ground, now: datetime
) -> None:
    """Raise Invalid with every problem at once."""
    letter = ground.assignment.letter
    problems = check(submission, within=(letter.valid_from, letter.valid_until), now=now)
    problems |= _check_ground(submission, ground, actor)
    if submission.outcome is Outcome.DONE:
        problems |= _check_answers(submission, ground.definition)
    problems |= _check_overlap(session, actor, submission, ground)
    if problems:
        raise Invalid(problems)


def _check_ground(submission: Submission, ground: Ground, actor: Actor) -> dict[str, Message]:
    """Names and photos must be real: team members, and photos this person brought."""
    found: dict[str, Message] = {}
    members = {member.account_id for member in ground.assignment.team.members}
    if actor.id not in submission.present or not set(submission.present) <= members:
        found["present"] = say(N_("Only members of the team can be present, you among them."))
    if any(photo.digest not in ground.uploads for photo in submission.photos):
        found["photos"] = say(N_("A photo has not arrived yet. Send the photos first."))
    fresh = ground.existing is None
    if fresh and (ground.assignment.cancelled_at or ground.assignment.letter.revoked_at):
        found["assignment"] = say(N_("This assignment was cancelled. Ask your coordinator."))
    return found


def _check_answers(submission: Submission, definition: Definition) -> dict[str, Message]:
    counts: dict[str, int] = {}
    for photo in submission.photos:
        counts[photo.indicator] = counts.get(photo.indicator, 0) + 1
    return check_answers(definition, submission.answers, submission.notes, counts)


def _check_overlap(
    session: Session, actor: Actor, submission: Submission, ground: Ground
) -> dict[str, Message]:
    """Refuse an observer at two visits at once; partners are asked when they confirm."""
    hold(session, actor.id)
    but = ground.existing.visit_id if ground.existing is not None else None
    if queries.overlapping(session, actor.id, submission.started_at, submission.ended_at, but=but):
        message = N_("You were at another visit at this time. Check the start and the end.")
        return {"started_at": say(message)}
    return {}


def _receive(
    session: Session,
    actor: Actor,
    observation: Observation,
    submission: Submission,
    digest: str,
    now: datetime,
) -> Receipt:
    arrival = Revision(
        id=uuid4(),
        observation_id=observation.id,
        number=submission.revision,
        digest=digest,
        receipt=receipt_code(),
        content=plain(submission.content()),
        received_at=now,
    )
    session.add(arrival)
    first = submission.revision == 1
    tag = Tag.OBSERVATION_SUBMITTED if first else Tag.OBSERVATION_RESUBMITTED
    revision = submission.revision
    record(session, actor, tag, "observation", observation.id, now=now, revision=revision)
    record(session, actor, tag, "revision", arrival.id, now=now, revision=revision)
    return Receipt(observation.id, revision, arrival.receipt, now)
