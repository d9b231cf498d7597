"""The photos of a report: copies without metadata, each still the bytes that were recorded."""

import hashlib
from collections.abc import Mapping
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from sqlalchemy.orm import Session

from unsera_watch.evidence import queries as evidence
from unsera_watch.evidence.rules import Copy
from unsera_watch.evidence.service import open_copy
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.errors import Conflict, NotFound
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Observation


def load_pictures(session: Session, observation: Observation, store: FileStore) -> dict[str, bytes]:
    """Return each photo's copy by the digest of its original; one that is not sound is left out.

    Call it before the write begins: it reads and opens every file.
    """
    digests = {photo.digest for photo in observation.photos}
    found = {digest: _picture(session, store, digest) for digest in sorted(digests)}
    return {digest: data for digest, data in found.items() if data is not None}


def ensure_complete(observation: Observation, pictures: Mapping[str, bytes]) -> None:
    """Refuse to issue a report that could not show all its evidence."""
    gone = [photo.number for photo in observation.photos if photo.digest not in pictures]
    if gone:
        raise Conflict(
            "picture-missing",
            say(
                N_("Photo %(numbers)s is missing or damaged. Nothing was issued."),
                numbers=", ".join(map(str, gone)),
            ),
        )


def _picture(session: Session, store: FileStore, digest: str) -> bytes | None:
    try:
        known = evidence.derivative(session, digest, Copy.REPORT)
        with open_copy(store, digest, Copy.REPORT) as file:
            data = file.read()
    except NotFound:
        return None
    is_same = hashlib.sha256(data).hexdigest() == known.sha256
    return data if is_same and _decodes(data) else None


def _decodes(data: bytes) -> bool:
    """Say whether a reader would see it; these bytes are our own, so opening them is safe."""
    try:
        with Image.open(BytesIO(data), formats=["JPEG"]) as image:
            image.load()
    except (OSError, SyntaxError, UnidentifiedImageError):
        return False
    return True
