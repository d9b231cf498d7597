"""Photos that come after the answers: the bytes join the record when they are in."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.evidence import queries as evidence
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations.models import Photo


def join_photos(session: Session, actor: Actor, observation_id: UUID) -> list[str]:
    """Join the photos that the actor has brought by now; return the digests still awaited.

    The record named these bytes by their SHA-256 when it was sent, so nothing it says changes.
    """
    waiting = session.scalars(
        select(Photo)
        .where(Photo.observation_id == observation_id, Photo.upload_id.is_(None))
        .order_by(Photo.number)
    ).all()
    here = evidence.mine_by_digest(session, actor, {photo.digest for photo in waiting})
    for photo in waiting:
        if photo.digest in here:
            photo.upload_id = here[photo.digest].id
    return [photo.digest for photo in waiting if photo.digest not in here]
