"""Finding uploads and files. A person can ask only about what they brought themselves."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.evidence.models import Blob, Derivative, Upload
from unsera_watch.evidence.rules import Copy, Mime
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound


def mine(session: Session, actor: Actor, upload_id: UUID) -> Upload:
    """Return the actor's own upload; somebody else's does not exist for them."""
    upload = session.get(Upload, upload_id)
    if upload is None or upload.account_id != actor.id:
        raise NotFound("no-such-upload")
    return upload


def mine_by_digest(session: Session, actor: Actor, digests: Collection[str]) -> dict[str, Upload]:
    """Return which of these photos the actor brought, by digest."""
    if not digests:
        return {}
    found = session.scalars(
        select(Upload).where(Upload.account_id == actor.id, Upload.digest.in_(digests))
    )
    return {upload.digest: upload for upload in found}


def uploads(session: Session, upload_ids: Collection[UUID]) -> dict[UUID, Upload]:
    """Return uploads by id, for a room that has checked its own permission."""
    found = session.scalars(select(Upload).where(Upload.id.in_(upload_ids)))
    return {upload.id: upload for upload in found}


def uploads_of(session: Session, digests: Collection[str]) -> list[Upload]:
    """Return everybody's uploads of these photos."""
    return list(session.scalars(select(Upload).where(Upload.digest.in_(digests))))


def blob(session: Session, digest: str) -> Blob:
    """Return what is known of the original."""
    found = session.get(Blob, digest)
    if found is None:
        raise NotFound("no-such-file")
    return found


def blobs(session: Session, digests: Collection[str]) -> dict[str, Blob]:
    """Return what is known of several originals, by digest."""
    found = session.scalars(select(Blob).where(Blob.sha256.in_(digests)))
    return {each.sha256: each for each in found}


def derivative(session: Session, digest: str, kind: Copy) -> Derivative:
    """Return what is known of one copy of an original."""
    found = session.get(Derivative, (digest, kind))
    if found is None:
        raise NotFound("no-such-file")
    return found


def digests(session: Session) -> Iterator[str]:
    """Yield the digest of every file that must lie in the store."""
    yield from session.scalars(select(Blob.sha256).order_by(Blob.sha256))


def photos_before(session: Session, moment: datetime) -> set[str]:
    """Return the photos nobody brought again since *moment*; papers are never among them."""
    recent = select(Upload.digest).where(Upload.kept_at >= moment)
    old = select(Blob.sha256).where(
        Blob.mime != Mime.PDF, Blob.kept_at < moment, Blob.sha256.not_in(recent)
    )
    return set(session.scalars(old))
