"""What can be asked about photos, of observations and of drafts."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.evidence.models import Upload
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.observations.models import (
    DraftPhoto,
    Photo,
)
from unsera_watch.observations.queries.drafts import draft
from unsera_watch.observations.queries.records import readable


def photo(session: Session, actor: Actor, photo_id: UUID) -> Photo | DraftPhoto:
    """Return a photo of a readable observation or of one's own draft."""
    sent = session.get(Photo, photo_id)
    if sent is not None:
        readable(session, actor, sent.observation_id)
        return sent
    mine = session.get(DraftPhoto, photo_id)
    if mine is None or draft(session, actor, mine.draft_id) is None:
        raise NotFound("no-such-photo")
    return mine


def digests_in_use(session: Session) -> set[str]:
    """Return the digests of every photo that an observation or a draft still shows."""
    sent = select(Upload.digest).join(Photo, Photo.upload_id == Upload.id)
    waiting = select(Upload.digest).join(DraftPhoto, DraftPhoto.upload_id == Upload.id)
    return {*session.scalars(sent), *session.scalars(waiting)}
