"""What the server holds after all, read from its database and its disk."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from config import Settings
from unsera_watch import app as application
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.observations.models import Draft, Observation, Revision


@dataclass(frozen=True, slots=True)
class Record:
    """One observation: where it stands, and the photos it has."""

    id: UUID
    revision: int
    answers: dict[str, Any]
    photos: tuple[tuple[str, str], ...]  # digest of the bytes here, digest of the camera's own
    minutes: int
    contents: tuple[dict[str, Any], ...]


def records(settings: Settings) -> list[Record]:
    """Return every record, each photo's bytes compared with the name they lie under."""
    database, store = application.open_database(settings), FileStore(settings.evidence_dir)
    with database.reading() as session:
        found = [_record(session, store, each) for each in session.scalars(select(Observation))]
    database.engine.dispose()
    return found


def drafts(settings: Settings) -> int:
    """Return how many drafts lie on the server."""
    database = application.open_database(settings)
    with database.reading() as session:
        count = len(session.scalars(select(Draft)).all())
    database.engine.dispose()
    return count


def _record(session: Any, store: FileStore, found: Observation) -> Record:
    for photo in found.photos:
        assert photo.upload_id is not None, "a photo never arrived"
        assert store.verify(photo.digest), "a photo has other bytes than its name says"
    wanted = select(Revision).where(Revision.observation_id == found.id)
    arrived = session.scalars(wanted.order_by(Revision.number)).all()
    return Record(
        id=found.id,
        revision=found.revision,
        answers=found.answers,
        photos=tuple((each.digest, each.stated.get("sha256", "")) for each in found.photos),
        minutes=found.visit.minutes,
        contents=tuple(each.content for each in arrived),
    )
