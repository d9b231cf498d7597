"""Photos of a draft: attached once kept, private to their author."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.evidence import queries as evidence
from unsera_watch.instruments.rules import PhotoRule
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Draft, DraftPhoto
from unsera_watch.observations.rules import People, Position, PositionSource
from unsera_watch.observations.rules.submission import MAX_CAPTION, MAX_PHOTOS
from unsera_watch.observations.service.drafts import held


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What the phone says about one photo."""

    indicator: str
    people: People
    caption: str = ""
    taken_at: datetime | None = None
    position: Position | None = None


def attach(
    session: Session, actor: Actor, draft_id: UUID, upload_id: UUID, shot: Shot
) -> DraftPhoto:
    """Attach one of the actor's uploads to an indicator of one of the actor's drafts."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    draft = held(session, actor, draft_id)
    upload = evidence.mine(session, actor, upload_id)
    ensure_wanted(draft, shot)
    place = shot.position
    photo = DraftPhoto(
        draft_id=draft.id,
        upload_id=upload.id,
        indicator=shot.indicator,
        position=max((each.position for each in draft.photos), default=0) + 1,
        caption=clean(shot.caption)[:MAX_CAPTION],
        people=shot.people,
        taken_at=shot.taken_at,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        accuracy_m=place.accuracy_m if place else None,
        position_source=place.source if place else PositionSource.NONE,
    )
    draft.photos.append(photo)
    session.flush()  # the caller names the new photo
    return photo


def ensure_wanted(draft: Draft, shot: Shot) -> None:
    """Refuse a photo nobody asks for, before its bytes are kept."""
    item = definition_of(draft.version).item(shot.indicator)
    if item is None:
        raise NotFound("no-such-indicator")
    if item.photo is PhotoRule.FORBIDDEN:
        raise Invalid({"photo": say(N_("No photos here: write a note instead."))})
    if len(draft.photos) >= MAX_PHOTOS:
        raise Invalid({"photo": say(N_("One visit can hold at most %(n)s photos."), n=MAX_PHOTOS)})
    if shot.position is not None and not shot.position.point.is_on_earth:
        raise Invalid({"photo": say(N_("A position is not on the earth. Take it again."))})


def detach(session: Session, actor: Actor, photo_id: UUID) -> UUID:
    """Take a photo off a draft and return the draft's id; the original is swept later."""
    photo = session.get(DraftPhoto, photo_id)
    if photo is None:
        raise NotFound("no-such-photo")
    draft = held(session, actor, photo.draft_id)
    session.delete(photo)
    return draft.id
