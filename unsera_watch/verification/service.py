"""Deciding on an observation, once, by somebody who was not there; answering remarks."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries as observations
from unsera_watch.observations.models import Observation, Visit
from unsera_watch.observations.rules import Action, Status
from unsera_watch.observations.service import move
from unsera_watch.verification import queries
from unsera_watch.verification.models import Decision, Remark
from unsera_watch.verification.rules import check_decision, check_texts, ensure_independent, said

_DECIDED = N_("Somebody decided meanwhile. Below is how it stands now; your text is still here.")
_NEWER = N_("A newer revision arrived meanwhile. Read it first; your text is still here.")


def decide(  # noqa: PLR0913  (what was read, what is said and why are one decision)
    session: Session,
    actor: Actor,
    observation_id: UUID,
    action: Action,
    *,
    revision: int,
    reason: str = "",
    remarks: Mapping[str, str],
    now: datetime,
) -> None:
    """Verify, return or reject the revision the actor has read; the first of two wins."""
    actor.require(Permission.OBSERVATION_DECIDE)
    hold(session, observation_id)
    observation = queries.on_desk(session, actor, observation_id)
    ensure_independent(decider_id=actor.id, there=there(observation.visit))
    spoken = said(remarks)
    _ensure_sound(observation, action, reason, spoken)
    _ensure_present(observation, revision)
    _ensure_shown(observation, action)
    move(observation, actor, action, now=now)
    _win(session)
    _keep(session, actor, observation, action, reason.strip(), now=now)
    _remark(session, actor, observation, spoken, now=now)


def answer_remark(
    session: Session, actor: Actor, remark_id: UUID, text: str, *, now: datetime
) -> Remark:
    """Answer a remark on one's own observation, once, while it is returned or afterwards."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    hold(session, remark_id)
    remark = queries.remark(session, remark_id)
    observation = observations.readable(session, actor, remark.observation_id)
    if observation.visit.observer_id != actor.id:
        raise NotAllowed("not-the-observer")
    if remark.answer is not None:
        raise Conflict("remark-already-answered", say(N_("You answered this remark already.")))
    problems = check_texts({"answer": text})
    if not text.strip():
        problems["answer"] = say(N_("Write your answer."))
    if problems:
        raise Invalid(problems)
    remark.answer, remark.answered_by, remark.answered_at = text.strip(), actor.id, now
    record(session, actor, Tag.REMARK_ANSWERED, "remark", remark.id, now=now)
    return remark


def _ensure_shown(observation: Observation, action: Action) -> None:
    """Refuse to verify what cannot be seen: photos that are still on the observer's phone."""
    awaited = sum(photo.upload_id is None for photo in observation.photos)
    if awaited and action is Action.VERIFY:
        text = N_("%(n)s photos are still on the student’s phone. Verify once they are here.")
        raise Conflict("photos-awaited", say(text, n=awaited))


def there(visit: Visit) -> frozenset[UUID]:
    """Return everybody named at a visit, whatever they say about it."""
    return frozenset({visit.observer_id, *(each.account_id for each in visit.present)})


def _ensure_sound(
    observation: Observation, action: Action, reason: str, remarks: Mapping[str, str]
) -> None:
    known = {item.code for item in definition_of(observation.version).items}
    problems = check_decision(action, reason, remarks, known)
    if problems:
        raise Invalid(problems)


def _ensure_present(observation: Observation, revision: int) -> None:
    """Only what was read can be decided, and only once."""
    if observation.status is not Status.SUBMITTED:
        raise Conflict("decided-meanwhile", say(_DECIDED))
    if observation.revision != revision:
        raise Conflict("newer-revision", say(_NEWER))


def _win(session: Session) -> None:
    """Write the status first: whoever comes second is told here, and nothing of theirs stays."""
    try:
        session.flush()  # the version counter decides between two at once
    except StaleDataError:
        raise Conflict("decided-meanwhile", say(_DECIDED)) from None


def _keep(
    session: Session,
    actor: Actor,
    observation: Observation,
    action: Action,
    reason: str,
    *,
    now: datetime,
) -> None:
    decision = Decision(
        id=uuid4(),
        observation_id=observation.id,
        revision=observation.revision,
        action=action,
        reason=reason,
        decided_by=actor.id,
        decided_at=now,
    )
    session.add(decision)
    details = {"action": action, "revision": observation.revision}
    for kind, row_id in (("decision", decision.id), ("observation", observation.id)):
        record(session, actor, Tag.OBSERVATION_DECIDED, kind, row_id, now=now, **details)


def _remark(
    session: Session,
    actor: Actor,
    observation: Observation,
    remarks: Mapping[str, str],
    *,
    now: datetime,
) -> None:
    for indicator, text in remarks.items():
        remark = Remark(
            id=uuid4(),
            observation_id=observation.id,
            revision=observation.revision,
            indicator=indicator,
            text=text,
            written_by=actor.id,
            written_at=now,
        )
        session.add(remark)
        record(session, actor, Tag.REMARK_WRITTEN, "remark", remark.id, now=now)
