"""Keep photos and papers, open them again, and clear away what nobody uses."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BufferedReader, BytesIO
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import StoredFile, Tag
from unsera_watch.audit.service import record
from unsera_watch.db.base import Base
from unsera_watch.evidence import queries, rules
from unsera_watch.evidence.models import Blob, Derivative, Upload
from unsera_watch.evidence.rules import Copy, Mime
from unsera_watch.evidence.store.files import FileStore, Readable
from unsera_watch.evidence.store.intake import Photo, take_in
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo that is safe, as its uploader may know it."""

    upload_id: UUID
    digest: str
    size: int
    width: int
    height: int
    exif: Mapping[str, Any]


def keep(
    session: Session,
    actor: Actor,
    stream: Readable,
    *,
    store: FileStore,
    now: datetime,
    stated: Mapping[str, Any] | None = None,
    claimed_sha256: str | None = None,
) -> Kept:
    """Keep one photo; the same bytes from the same person are the same upload.

    The session is first used when the files are safe. It begins with SQLite's write lock,
    which must not be held while a phone uploads: give each photo its own piece of work.
    """
    actor.require(Permission.EVIDENCE_KEEP)
    photo = take_in(store, stream, claimed_sha256)
    return remember(session, actor, photo, rules.read_stated(stated or {}), now=now)


def remember(
    session: Session, actor: Actor, photo: Photo, stated: dict[str, Any], *, now: datetime
) -> Kept:
    """Write down a photo whose files are safe, and who brought it."""
    _remember_blob(session, photo, now)
    upload = _remember_upload(session, actor, photo, stated, now)
    return Kept(
        upload_id=upload.id,
        digest=photo.digest,
        size=photo.size_bytes,
        width=photo.width,
        height=photo.height,
        exif=upload.exif,
    )


def keep_file(
    session: Session, actor: Actor, data: bytes, mime: Mime, *, store: FileStore, now: datetime
) -> str:
    """Keep a paper this installation made and return its digest; nothing is decoded.

    The report that points at it vouches for it in the trail.
    """
    actor.require(Permission.REPORT_MAKE)
    with store.receive(BytesIO(data), len(data)) as received:
        store.keep(received)
    blob = Blob(sha256=received.digest, size_bytes=len(data), mime=Mime(mime), kept_at=now)
    _add_once(session, blob, partial(session.get, Blob, received.digest))
    return received.digest


def open_original(store: FileStore, digest: str) -> BufferedReader:
    """Open the bytes as they came. The calling room has checked who may; never serve inline."""
    return store.open(digest)


def open_copy(store: FileStore, digest: str, kind: Copy) -> BufferedReader:
    """Open a copy without metadata, always JPEG. The calling room has checked who may."""
    return store.open_copy(digest, kind)


def file_problem(store: FileStore, digest: str) -> str | None:
    """Say what is wrong with an original: `missing`, `altered` or nothing."""
    if not store.path(digest).is_file():
        return "missing"
    return None if store.verify(digest) else "altered"


def stored_files(session: Session, store: FileStore) -> Iterator[StoredFile]:
    """Yield every file the database says is kept, for the verification of the trail."""
    for digest in queries.digests(session):
        name = store.path(digest).relative_to(store.root)
        yield StoredFile(str(name), digest, partial(store.open, digest))


def delete_unlinked(
    session: Session, actor: Actor, in_use: Collection[str], *, before: datetime, now: datetime
) -> tuple[str, ...]:
    """Forget photos brought before *before* that nothing uses, and return their digests.

    Files go after the commit (`store.delete(digests, before=before)`): a rolled-back sweep
    must not lose a photo. Papers are never swept.
    """
    gone = tuple(sorted(queries.photos_before(session, before) - set(in_use)))
    for upload in queries.uploads_of(session, gone):
        record(session, actor, Tag.EVIDENCE_SWEPT, "upload", upload.id, now=now)
        session.delete(upload)
    session.flush()  # the uploads point at what goes next
    session.execute(delete(Derivative).where(Derivative.original.in_(gone)))
    session.execute(delete(Blob).where(Blob.sha256.in_(gone)))
    return gone


def _remember_blob(session: Session, photo: Photo, now: datetime) -> None:
    blob = Blob(
        sha256=photo.digest,
        size_bytes=photo.size_bytes,
        mime=photo.mime,
        width=photo.width,
        height=photo.height,
        kept_at=now,
    )
    if _add_once(session, blob, partial(session.get, Blob, photo.digest)):
        for copy in photo.copies:
            session.add(
                Derivative(
                    original=photo.digest,
                    kind=copy.kind,
                    sha256=copy.sha256,
                    size_bytes=copy.size_bytes,
                    width=copy.width,
                    height=copy.height,
                )
            )


def _remember_upload(
    session: Session, actor: Actor, photo: Photo, stated: dict[str, Any], now: datetime
) -> Upload:
    mine = partial(queries.mine_by_digest, session, actor, [photo.digest])
    upload = Upload(
        account_id=actor.id, digest=photo.digest, kept_at=now, exif=photo.exif, stated=stated
    )
    if not _add_once(session, upload, mine):
        return mine()[photo.digest]
    record(session, actor, Tag.EVIDENCE_KEPT, "upload", upload.id, now=now, sha256=photo.digest)
    return upload


def _add_once(session: Session, row: Base, find: Callable[[], object]) -> bool:
    """Add the row unless it is there; the database decides between two at the same moment."""
    if find():
        return False
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        if not find():
            raise
        return False
    return True
