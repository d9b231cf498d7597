"""The types of XLSForm in every spelling that is in use, and what they are in our language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.rules.shape import Kind

_SELECT: Final = re.compile(
    r"(?:add[ _])?"
    r"(?P<command>select1|select[ _]one(?:[ _](?:from|prompt[ _]using))?"
    r"|select[ _]multiple(?:[ _](?:from|prompt[ _]using))?"
    r"|select[ _]all[ _]that[ _]apply(?:[ _]from)?)"
    r" (?P<listed>\S+)(?P<other> or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
_FRAME: Final = re.compile(
    r"(?P<edge>begin|end) (?P<sort>group|repeat|lgroup|looped group|loop)(?: .*)?", re.IGNORECASE
)
_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "integer": Kind.INTEGER,
        "int": Kind.INTEGER,
        "decimal": Kind.DECIMAL,
        "text": Kind.TEXT,
        "string": Kind.TEXT,
        "date": Kind.DATE,
        "time": Kind.TIME,
        "image": Kind.PHOTO,
        "photo": Kind.PHOTO,
        "geopoint": Kind.POINT,
        "location": Kind.POINT,
        "gps": Kind.POINT,
        "note": Kind.NOTE,
        "range": Kind.INTEGER,
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The beginning or the end of a group or a repeat; a loop is neither."""

    begins: bool
    sort: str

    @property
    def is_repeat(self) -> bool:
        """Say whether it is filled row by row."""
        return self.sort in {"repeat", "lgroup", "looped group"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: a kind, and of selects the list and whether many may be ticked."""

    kind: Kind
    listed: str = ""
    several: bool = False
    other: bool = False
    spelling: str = ""


def frame_of(written: str) -> Frame | None:
    """Return the edge of a group that a type says, or None."""
    found = _FRAME.fullmatch(_plain(written))
    if found is None:
        return None
    return Frame(found["edge"].lower() == "begin", found["sort"].lower())


def asked(written: str) -> Asked | None:
    """Return what a type asks for, or None where the language has no such question."""
    plain = _plain(written)
    kind = _KINDS.get(plain.lower())
    if kind is not None:
        return Asked(kind, spelling=plain.lower())
    found = _SELECT.fullmatch(" ".join(written.split()))
    if found is None:
        return None
    command = found["command"].lower()
    several = "multiple" in command or "all" in command
    return Asked(Kind.ONE, found["listed"], several, found["other"] is not None)


def _plain(written: str) -> str:
    return " ".join(written.replace("_", " ").split())
