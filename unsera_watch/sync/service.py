"""One record from a phone: the same path as every other door, with the phone's own troubles."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.accounts.rules.tries import Limit
from unsera_watch.accounts.service import throttling
from unsera_watch.db.work import Database
from unsera_watch.evidence import queries as evidence
from unsera_watch.evidence.service import pieces
from unsera_watch.evidence.service.pieces import Piece, Progress
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.instruments.service import definition_by_id
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries as observations
from unsera_watch.observations.rules import Arrival, Receipt, Submission
from unsera_watch.observations.service import join_arrived, join_photos, submit
from unsera_watch.observations.service.moving import forget
from unsera_watch.sync import queries
from unsera_watch.sync.queries import Sender
from unsera_watch.sync.rules import MOST_RECORDS, PER, asked_of

RECORDS: Final = Limit(
    free=MOST_RECORDS,
    first_wait=timedelta(minutes=1),
    longest_wait=timedelta(minutes=10),
    forgiven_every=PER / MOST_RECORDS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What the phone is told: its receipt, and what is still awaited from it.

    Without a receipt nothing was kept: these photos must come first.
    """

    receipt: Receipt | None
    is_new: bool = False
    missing: tuple[str, ...] = ()
    also: tuple[Sender, ...] = ()


def keep_piece(
    database: Database, actor: Actor, store: FileStore, piece: Piece, *, now: datetime
) -> Progress:
    """Keep a piece of a photo; the last one joins it to the records that wait for it."""
    found = pieces.add(database, actor, store, piece, now=now)
    if found.is_new:
        with database.work() as session:
            join_arrived(session, actor, piece.digest)
    return found


def receive(
    session: Session,
    actor: Actor,
    sent: Submission,
    arrival: Arrival,
    *,
    now: datetime,
) -> Received:
    """Take one record in; the same record, sent again, gets the same receipt.

    Photos that came since the first time join the record; a draft of the same id that was still
    on the server is dropped, for this is what became of it.
    """
    actor.require(Permission.OBSERVATION_SUBMIT)
    submission = asked_of(sent, definition_by_id(session, _version(sent)))
    absent = _absent(session, actor, submission)
    if absent and not arrival.photos_later:
        return Received(receipt=None, missing=absent)
    is_new = observations.revision(session, sent.instance_id, submission.revision) is None
    if is_new:
        _count(session, actor, now)
    receipt = submit(session, actor, submission, now=now, arrival=arrival)
    missing = join_photos(session, actor, sent.instance_id)
    forget(session, actor, sent.instance_id)
    also = queries.others(session, actor, submission.assignment_id)
    return Received(receipt=receipt, is_new=is_new, missing=tuple(missing), also=also)


def _version(submission: Submission) -> UUID:
    """Return the version a phone answers; the wire has asked for it."""
    return submission.version_id or UUID(int=0)


def _absent(session: Session, actor: Actor, submission: Submission) -> tuple[str, ...]:
    """Return the photos this person has not brought yet, each once, in order."""
    wanted = dict.fromkeys(photo.digest for photo in submission.photos)
    here = evidence.mine_by_digest(session, actor, wanted.keys())
    return tuple(digest for digest in wanted if digest not in here)


def _count(session: Session, actor: Actor, now: datetime) -> None:
    """Refuse with TooMany who sends more new records than a whole team could make."""
    key = throttling.Key("sync", f"account:{actor.id}", RECORDS)
    throttling.take(session, key, now=now)
