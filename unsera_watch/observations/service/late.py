"""Photos that come after the answers: the bytes join the record when they are in."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from unsera_watch.evidence import queries as evidence
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations.models import Observation, Photo, Visit


def join_arrived(session: Session, actor: Actor, digest: str) -> None:
    """Join a photo that has just arrived to the actor's records that wait for it.

    The phone sends those records again and joins it then; this is for the phone that is lost
    between the two.
    """
    mine = select(Observation.id).join(Visit).where(Visit.observer_id == actor.id)
    here = evidence.mine_by_digest(session, actor, [digest])
    waiting = (Photo.digest == digest, Photo.upload_id.is_(None), Photo.observation_id.in_(mine))
    if digest in here:
        session.execute(update(Photo).where(*waiting).values(upload_id=here[digest].id))


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
