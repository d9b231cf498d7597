"""A draft moves to its author's phone: from then on the phone's own is the one that counts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.service.drafts import held_anyway


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
