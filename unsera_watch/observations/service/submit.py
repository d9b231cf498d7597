"""The one path of an observation: every door ends here."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record_new
from unsera_watch.db.locks import hold
from unsera_watch.evidence import queries as evidence
from unsera_watch.instruments.service import definition_by_id, definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.canonical import plain
from unsera_watch.kernel.codes import receipt_code
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Observation, Revision, Visit
from unsera_watch.observations.rules import (
    GONE,
    Arrival,
    Receipt,
    Status,
    Submission,
)
from unsera_watch.observations.service.ground import Ground
from unsera_watch.observations.service.sound import ensure_sound
from unsera_watch.observations.service.storing import store
from unsera_watch.programs import queries as programs

AT_ONCE: Final = Arrival()


def submit(
    session: Session,
    actor: Actor,
    submission: Submission,
    *,
    now: datetime,
    arrival: Arrival = AT_ONCE,
) -> Receipt:
    """Accept one arrival and return its receipt; the same arrival gets the same receipt."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    hold(session, submission.instance_id, actor.id)
    digest = submission.digest()
    existing = queries.arrived(session, submission.instance_id)
    if existing is not None:
        seen = _seen_before(session, actor, existing, submission, digest)
        if seen is not None:
            return seen
    ground = _load(session, actor, submission, existing)
    ensure_sound(session, actor, submission, ground, arrival, now)
    store(session, actor, submission, ground, digest, now=now)
    return _receive(session, actor, submission, digest, arrival, now)


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
    orders = programs.orders(session, actor, submission.assignment_id)
    if existing is None:
        if submission.revision != 1:
            raise Conflict("first-revision-missing")
        version_id = submission.version_id or orders.version_id
        _ensure_asked(session, orders, version_id)
        definition = definition_by_id(session, version_id)
    else:
        if existing.visit.assignment_id != orders.assignment_id:
            raise Conflict("other-assignment")
        if submission.version_id not in {None, existing.instrument_version_id}:
            raise Conflict("other-instrument")
        definition = definition_of(existing.version)
    digests = {photo.digest for photo in submission.photos}
    uploads = evidence.mine_by_digest(session, actor, digests)
    visit = _joined(session, actor, submission) if existing is None else _shared(session, existing)
    return Ground(orders, definition, uploads, existing, visit)


def _ensure_asked(session: Session, orders: programs.Orders, version_id: UUID) -> None:
    """Refuse a version that nobody asked this team to fill in."""
    if version_id == orders.version_id:
        return
    if not programs.also_asks(session, orders.assignment_id, version_id):
        raise Conflict("other-instrument")


def _joined(session: Session, actor: Actor, submission: Submission) -> Visit | None:
    """Return the visit an arrival joins: the observer's own, for the same assignment."""
    visit = None if submission.visit_id is None else session.get(Visit, submission.visit_id)
    if visit is None:
        return None
    if visit.observer_id != actor.id or visit.assignment_id != submission.assignment_id:
        raise Conflict("id-taken")
    return visit


def _shared(session: Session, existing: Observation) -> Visit | None:
    """Return the visit of a returned observation while another one of it still stands.

    Its times were read with the other; correcting one must not change what is known of both.
    """
    others = [each for each in queries.same_visit(session, existing) if each.id != existing.id]
    return existing.visit if any(each.status not in GONE for each in others) else None


def _receive(
    session: Session,
    actor: Actor,
    submission: Submission,
    digest: str,
    arrival: Arrival,
    now: datetime,
) -> Receipt:
    """Keep the arrival whole, and say so in the trail."""
    row = {
        "id": uuid4(),
        "observation_id": submission.instance_id,
        "number": submission.revision,
        "digest": digest,
        "receipt": receipt_code(),
        "content": plain(submission.content()),
        "received_at": now,
        "device_sent_at": arrival.device_sent_at,
    }
    tag = Tag.OBSERVATION_SUBMITTED if submission.revision == 1 else Tag.OBSERVATION_RESUBMITTED
    what = {"revision": submission.revision}
    record_new(session, actor, tag, "revision", Revision, [row], now=now, **what)
    return Receipt(submission.instance_id, submission.revision, row["receipt"], now)
