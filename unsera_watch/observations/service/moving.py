"""A draft moves to its author's phone, where the one that counts is from then on; or back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules.draft import Sheet, opened
from unsera_watch.observations.service.drafts import held_anyway
from unsera_watch.programs import queries as programs


def take(session: Session, actor: Actor, draft_id: UUID, *, now: datetime) -> list[Draft]:
    """Mark a draft, and the others of its visit, as moved; return them, the asked one first.

    The rows stay until the record arrives, so that a phone that is lost on the way loses nothing.
    """
    actor.require(Permission.OBSERVATION_SUBMIT)
    draft = held_anyway(session, actor, draft_id)
    moved = [draft, *queries.beside(session, draft)]
    for each in moved:
        each.moved_at = each.moved_at or now
    return moved


def give_back(session: Session, actor: Actor, draft_id: UUID) -> None:
    """Go on with the draft here: the phone is lost, or somebody changed their mind."""
    draft = held_anyway(session, actor, draft_id)
    for each in (draft, *queries.beside(session, draft)):
        each.moved_at = None


def forget(session: Session, actor: Actor, draft_id: UUID) -> None:
    """Drop the draft whose record arrived from a phone, if there is one."""
    found = session.get(Draft, draft_id)
    if found is not None and found.author_id == actor.id:
        session.delete(found)


def begin_as(session: Session, actor: Actor, sheet: Sheet, *, now: datetime) -> bool:
    """Lay down a draft that was begun elsewhere; say whether it was not here before.

    One that is here, or was sent already, stays as it is: nothing is written over.
    """
    actor.require(Permission.OBSERVATION_SUBMIT)
    assignment = programs.own_assignment(session, actor, sheet.assignment_id)
    asked = {assignment.instrument_version_id, *(each.version_id for each in assignment.more)}
    if sheet.version_id not in asked:
        raise Conflict("other-instrument")
    arrived = queries.arrived(session, sheet.draft_id)
    if arrived is not None and sheet.revision > arrived.revision:
        text = N_("This is a correction of a returned record. Open the copy on a phone to send it.")
        raise Conflict("correction-in-copy", say(text))
    if session.get(Draft, sheet.draft_id) or arrived is not None:
        return False
    session.add(_laid_down(sheet, actor, now))
    session.flush()  # its photos are attached next
    return True


def _laid_down(sheet: Sheet, actor: Actor, now: datetime) -> Draft:
    said = {"answers": dict(sheet.answers), "notes": dict(sheet.notes)}
    return Draft(
        id=sheet.draft_id,
        author_id=actor.id,
        assignment_id=sheet.assignment_id,
        instrument_version_id=sheet.version_id,
        visit_id=sheet.visit_id,
        body=opened(sheet.opening, actor.id) | said,
        created_at=now,
        saved_at=now,
    )
