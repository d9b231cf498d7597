"""Drafts: begun, saved section by section, thrown away, or made again from what came back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.db.locks import hold
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft, DraftPhoto, Observation
from unsera_watch.observations.rules import Status, advance
from unsera_watch.observations.rules.draft import Ending, Opening, opened
from unsera_watch.observations.rules.states import Action
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment


@dataclass(frozen=True, slots=True)
class Saved:
    """What the author is told after a save."""

    saved_n: int
    saved_at: datetime


def begin(
    session: Session, actor: Actor, assignment_id: UUID, opening: Opening, *, now: datetime
) -> UUID:
    """Start a visit: a draft with the time, the place and who is present.

    Each instrument of the assignment gets a draft of the same visit; the first one's id returns.
    """
    actor.require(Permission.OBSERVATION_SUBMIT)
    assignment = programs.own_assignment(session, actor, assignment_id)
    members = {member.account_id for member in assignment.team.members}
    if not set(opening.present) <= members:
        raise Invalid({"present": say(N_("Only members of your team can be present."))})
    if assignment.cancelled_at or assignment.letter.revoked_at:
        raise Conflict("assignment-cancelled")
    drafts = [*_drafts(assignment, actor, opened(opening, actor.id), now)]
    session.add_all(drafts)
    session.flush()  # the address of the next page is the id
    return drafts[0].id


def _drafts(
    assignment: Assignment, actor: Actor, body: dict[str, Any], now: datetime
) -> Iterator[Draft]:
    """Yield a draft for each instrument; more than one share the visit they belong to."""
    visit_id = uuid4() if assignment.more else None
    more = (each.version_id for each in assignment.more)
    for version_id in (assignment.instrument_version_id, *more):
        yield Draft(
            id=uuid4(),
            author_id=actor.id,
            assignment_id=assignment.id,
            instrument_version_id=version_id,
            visit_id=visit_id,
            body=body,
            created_at=now,
            saved_at=now,
        )


def save_answers(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    saved_n: int,
    answers: Mapping[str, Any],
    notes: Mapping[str, str],
    *,
    now: datetime,
) -> Saved:
    """Replace answers and notes; a save that knew less than *saved_n* is refused with 409."""
    draft = held(session, actor, draft_id)
    body = {**draft.body, "answers": dict(answers), "notes": dict(notes)}
    return _save(draft, saved_n, body, now)


def save_ending(
    session: Session, actor: Actor, draft_id: UUID, saved_n: int, ending: Ending, *, now: datetime
) -> Saved:
    """Note when and how the visit ended."""
    draft = held(session, actor, draft_id)
    return _save(draft, saved_n, {**draft.body, "ending": ending.plain()}, now)


def reopen(session: Session, actor: Actor, observation_id: UUID, *, now: datetime) -> UUID:
    """Make a draft from a returned observation: same id, next revision, same photos."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    observation = queries.readable(session, actor, observation_id)
    if observation.visit.observer_id != actor.id:
        raise Conflict("not-the-observer")
    advance(observation.status, Action.RESUBMIT)
    if any(photo.upload_id is None for photo in observation.photos):
        raise Conflict(
            "photos-awaited",
            say(N_("Photos of this record are still on your phone. Correct it there.")),
        )
    if session.get(Draft, observation.id) is None:
        session.add(_draft_of(session, actor, observation, now))
    return observation.id


def discard(session: Session, actor: Actor, draft_id: UUID) -> None:
    """Throw one's own visit away, with every draft of it; its photos are swept later."""
    draft = held_anyway(session, actor, draft_id)
    for each in queries.beside(session, draft):
        session.delete(each)
    session.delete(draft)


def held(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Return one of the actor's own drafts as it stands when nobody else is changing it.

    One that moved to a phone is refused: two of the same draft would each lose the other's text.
    """
    found = held_anyway(session, actor, draft_id)
    if found.moved_at is not None:
        raise Conflict(
            "draft-moved",
            say(N_("This draft was moved to your phone. Go on there, or take it back first.")),
        )
    return found


def held_anyway(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Return one of the actor's own drafts, moved or not."""
    hold(session, draft_id, actor.id)
    return queries.draft_to_change(session, actor, draft_id)


def _save(draft: Draft, saved_n: int, body: dict[str, Any], now: datetime) -> Saved:
    ensure_fresh(draft, saved_n)
    draft.body, draft.saved_n, draft.saved_at = body, draft.saved_n + 1, now
    return Saved(draft.saved_n, now)


def ensure_fresh(draft: Draft, saved_n: int) -> None:
    """Refuse a window that has not seen the last save."""
    if saved_n != draft.saved_n:
        raise Conflict(
            "stale-draft",
            say(N_("This draft was changed in another window. Both texts are shown below.")),
        )


def _draft_of(session: Session, actor: Actor, observation: Observation, now: datetime) -> Draft:
    last = queries.revision(session, observation.id, observation.revision)
    content = last.content if last is not None else {}
    visit = observation.visit
    opening = Opening(
        started_at=visit.started_at,
        present=tuple(row.account_id for row in visit.present),
        position=None,
    )
    body = opened(opening, actor.id) | {
        "position": content.get("position"),
        "answers": observation.answers,
        "notes": observation.notes,
        "ending": Ending(visit.ended_at, visit.outcome, visit.outcome_note).plain(),
    }
    return Draft(
        id=observation.id,
        author_id=actor.id,
        assignment_id=visit.assignment_id,
        instrument_version_id=observation.instrument_version_id,
        revision=observation.revision + 1,
        body=body,
        created_at=now,
        saved_at=now,
        photos=[_draft_photo(photo) for photo in observation.photos],
    )


def _draft_photo(photo: Any) -> DraftPhoto:  # noqa: ANN401  (a Photo: same columns)
    names = ("upload_id", "indicator", "caption", "people", "taken_at", "lat", "lon")
    columns = {name: getattr(photo, name) for name in (*names, "accuracy_m", "position_source")}
    return DraftPhoto(position=photo.number, **columns)


def may_correct(observation: Observation, actor: Actor) -> bool:
    """Say whether the actor can correct and resend *observation* now."""
    return observation.status is Status.RETURNED and observation.visit.observer_id == actor.id
