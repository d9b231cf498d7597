"""The file a phone saves as a copy, read without believing it (docs/phone-copy.md)."""

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zipfile import BadZipFile, ZipFile

import click

from unsera_watch.evidence.rules import MAX_PHOTO_BYTES, Trouble, is_digest, refuse

FORMAT: Final = "unsera-copy"
VERSION: Final = 1
LIST: Final = "copy.json"
MOST_LIST_BYTES: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Copy:
    """What one phone held: records, drafts, their photos, and whose it is."""

    account: UUID
    items: Sequence[Any]
    drafts: Sequence[Any]
    shots: Sequence[Any]
    archive: ZipFile

    def photo(self, digest: str) -> BytesIO:
        """Return the bytes of a photo, no more than a photo may have."""
        try:
            with self.archive.open(f"photos/{digest}") as file:
                data = file.read(MAX_PHOTO_BYTES + 1)
        except (KeyError, BadZipFile, EOFError, RuntimeError, zlib.error):
            refuse(Trouble.BROKEN)
        return BytesIO(data)

    def digests_of(self, draft_id: str) -> list[str]:
        """Return the photos of a record or draft that the phone still held."""
        mine = (shot for shot in self.shots if _field(shot, "draft") == draft_id)
        held = (_field(shot, "digest") for shot in mine if _field(shot, "is_held") is not True)
        return [digest for digest in held if isinstance(digest, str) and is_digest(digest)]

    def shots_of(self, draft_id: str) -> list[Any]:
        """Return the photos of a draft in their order."""
        return [shot for shot in self.shots if _field(shot, "draft") == draft_id]

    @staticmethod
    def name_of(thing: object) -> str:
        """Return the id of a record or draft, or what stands for none."""
        return str(_field(thing, "id") or "without an id")


@contextmanager
def opened_copy(file: Path) -> Iterator[Copy]:
    """Open a copy, or say what it is not."""
    try:
        with ZipFile(file) as archive:
            yield _read(archive)
    except BadZipFile:
        raise click.ClickException("This file is not a copy from a phone.") from None


def _read(archive: ZipFile) -> Copy:
    found = _list_of(archive)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise click.ClickException("This file is not a copy from a phone.")
    if found.get("version") != VERSION:
        raise click.ClickException("This copy was made by a newer app. Update the server first.")
    try:
        account = UUID(found.get("account", ""))
    except (AttributeError, TypeError, ValueError):
        raise click.ClickException("The copy does not say whose it is.") from None
    lists = (found.get(name) for name in ("items", "drafts", "shots"))
    items, drafts, shots = (each if isinstance(each, list) else [] for each in lists)
    return Copy(account, items, drafts, shots, archive)


def _list_of(archive: ZipFile) -> Any:  # noqa: ANN401  (a JSON document)
    try:
        with archive.open(LIST) as file:
            text = file.read(MOST_LIST_BYTES + 1)
        return json.loads(text) if len(text) <= MOST_LIST_BYTES else None
    except (KeyError, EOFError, RuntimeError, ValueError, zlib.error):
        return None


def _field(thing: object, name: str) -> Any:  # noqa: ANN401  (a JSON document)
    return thing.get(name) if isinstance(thing, dict) else None
