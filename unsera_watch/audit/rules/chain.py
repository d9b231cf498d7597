"""One entry of the chain: what it holds, and the hash that ties it to all before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from unsera_watch.kernel.canonical import digest, plain
from unsera_watch.kernel.words import N_, Message, say

GENESIS: Final = "0" * 64
LONGEST: Final = 100
# Ids, codes and enum values: no space, so no person's full name and no sentence fits in.
_WORD: Final = re.compile(rf"[!-~]{{0,{LONGEST}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened, as the chain keeps it: ids, never names."""

    seq: int
    at: datetime
    actor_id: UUID
    tag: str
    kind: str
    row_id: str
    version: int
    row_digest: str
    details: Mapping[str, Any]
    prev: str

    @property
    def hash(self) -> str:
        """Return SHA-256 over the canonical JSON of everything the entry says."""
        return digest(self.said())

    def said(self) -> dict[str, Any]:
        """Return the fields by name; `asdict` would copy each value deeply, for nothing."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS: Final = tuple(Entry.__dataclass_fields__)


def plain_details(details: Mapping[str, object]) -> dict[str, Any]:
    """Return *details* as ids, codes and numbers, or raise TypeError for the programmer."""
    checked = {name: plain(value) for name, value in details.items()}
    for name, value in checked.items():
        if not _is_plain(value):
            message = f"the trail keeps ids, codes and numbers; {name}={value!r} is none of them"
            raise TypeError(message)
    return checked


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(item) for pair in value.items() for item in pair)
    if isinstance(value, str):
        return _WORD.fullmatch(value) is not None
    return value is None or isinstance(value, bool | int)


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it lies in the table; without content when it cannot be read."""

    seq: int
    entry: Entry | None = None
    computed_hash: str = ""
    stored_hash: str = ""


def fault(stored: Stored, expected_seq: int, prev: str) -> Message | None:
    """Return what is wrong with an entry that should be number *expected_seq* after *prev*."""
    if stored.seq != expected_seq:
        return say(N_("This entry is missing."))
    if stored.entry is None:
        return say(N_("This entry cannot be read."))
    if stored.computed_hash != stored.stored_hash:
        return say(N_("This entry was altered."))
    if stored.entry.prev != prev:
        return say(N_("This entry does not follow from the one before it."))
    return None
