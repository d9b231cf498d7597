"""What can be asked about drafts: one's own alone."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, lazyload

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.observations.models import (
    Draft,
)
from unsera_watch.programs.models import Assignment


def draft(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Return one of the actor's own drafts; anybody else's is not found."""
    found = session.get(Draft, draft_id)
    if found is None or found.author_id != actor.id:
        raise NotFound("no-such-draft")
    return found


def draft_to_change(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Return one of the actor's own drafts alone; its assignment is read only when asked for."""
    options = [lazyload(Draft.assignment), lazyload(Draft.version)]
    found = session.get(Draft, draft_id, options=options)
    if found is None or found.author_id != actor.id:
        raise NotFound("no-such-draft")
    return found


def drafts(session: Session, actor: Actor) -> Sequence[Draft]:
    """Return the actor's drafts, the last touched first; of a visit the one that leads it."""
    leads = or_(
        Draft.visit_id.is_(None), Draft.instrument_version_id == Assignment.instrument_version_id
    )
    return session.scalars(
        select(Draft)
        .join(Draft.assignment)
        .where(Draft.author_id == actor.id, leads)
        .order_by(Draft.saved_at.desc())
    ).all()


def beside(session: Session, draft: Draft) -> Sequence[Draft]:
    """Return the other drafts of the same visit, in the order of their instruments."""
    if draft.visit_id is None:
        return ()
    same = select(Draft).where(
        Draft.visit_id == draft.visit_id, Draft.author_id == draft.author_id, Draft.id != draft.id
    )
    return session.scalars(same.order_by(Draft.instrument_version_id)).all()
