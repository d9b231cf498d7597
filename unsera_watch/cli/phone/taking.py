"""What a copy holds, taken in by the one path: photos first, then the record, or a draft."""

from datetime import datetime
from typing import Any
from uuid import UUID

from unsera_watch.cli.phone.copy import Copy
from unsera_watch.db.work import Database
from unsera_watch.evidence import service as evidence
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.rules import Arrival, PhotoTaken, Receipt
from unsera_watch.observations.service import photos
from unsera_watch.observations.service.moving import begin_as
from unsera_watch.observations.service.photos import Shot
from unsera_watch.sync.service import receive
from unsera_watch.sync.wire import read_draft, read_photo, read_submission


def bring_record(
    database: Database,
    actor: Actor,
    copy: Copy,
    store: FileStore,
    item: Any,  # noqa: ANN401  (a JSON document)
    *,
    now: datetime,
) -> Receipt:
    """Send one queued record for its author; its photos stay even where it is refused."""
    name = _id(copy.name_of(item))
    _photos(database, actor, copy, store, str(name), now=now)
    sent = read_submission(name, item.get("body"))
    with database.work() as session:
        found = receive(session, actor, sent, Arrival(), now=now)
    if found.receipt is None:
        raise Conflict("photos-missing", say(N_("A photo of this record is not in the copy.")))
    return found.receipt


def bring_draft(
    database: Database,
    actor: Actor,
    copy: Copy,
    store: FileStore,
    draft: Any,  # noqa: ANN401  (a JSON document)
    *,
    now: datetime,
) -> bool:
    """Lay one draft down for its author to go on with; say whether it was not here before."""
    name = _id(copy.name_of(draft))
    kept = _photos(database, actor, copy, store, str(name), now=now)
    with database.work() as session:
        if not begin_as(session, actor, read_draft(name, draft), now=now):
            return False
        for each in copy.shots_of(str(name)):
            taken = read_photo(each, draft)
            if taken.digest in kept:
                photos.attach(session, actor, name, kept[taken.digest], _shot(taken))
    return True


def _shot(taken: PhotoTaken) -> Shot:
    return Shot(
        indicator=taken.indicator,
        people=taken.people,
        caption=taken.caption,
        taken_at=taken.taken_at,
        position=taken.position,
    )


def _photos(
    database: Database, actor: Actor, copy: Copy, store: FileStore, name: str, *, now: datetime
) -> dict[str, UUID]:
    """Keep the photos one after the other, each with the hash the phone gave it."""
    kept = {}
    for digest in copy.digests_of(name):
        with database.work() as session:
            stream = copy.photo(digest)
            found = evidence.keep(
                session, actor, stream, store=store, now=now, claimed_sha256=digest
            )
            kept[digest] = found.upload_id
    return kept


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        problem = say(N_("This part of the copy has no id, so it cannot be told apart."))
        raise Invalid({"id": problem}) from None
