"""What the flag rules look at, and what they say.

Whole numbers only, so that every phone and the server reckon alike; the same shapes stand in
`frontend/src/doubts/shape.ts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.words import Message, say
from unsera_watch.observations.rules.doubts.sentences import SENTENCES

_MILLIONTHS: Final = 1_000_000
_NO_HOURS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in millionths of a degree; metres of accuracy are rounded up."""

    lat_e6: int
    lon_e6: int
    accuracy_m: int | None = None


def spot(point: Point | None) -> Spot | None:
    """Return a point in whole numbers; one that is not on the earth is none."""
    if point is None or not point.is_on_earth:
        return None
    around = point.accuracy_m
    return Spot(
        floor(point.lat * _MILLIONTHS + 0.5),
        floor(point.lon * _MILLIONTHS + 0.5),
        None if around is None else ceil(around),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """One photo; `taken_s` is as the camera wrote it, else as the device did."""

    number: int
    taken_s: int | None = None
    place: Spot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """One question that is asked once and is asked now.

    `said` is what was chosen, of a choice or a scale. `letters` are those of its text; `pace_ms`
    passed from showing it to its first answer. `is_bare` says that something is there and asks
    for a photo, and has neither photo nor note.
    """

    code: str
    said: str | None = None
    letters: int = 0
    pace_ms: int | None = None
    is_bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One record of a visit. Moments are seconds since 1970 by a right clock.

    `point` is the unit's, only once it is confirmed. `hours` go by weekday, "0" is Monday; a
    missing day is closed, and no day at all means that nobody knows. Of a visit that is not
    *done* nothing is expected but where, when and who.
    """

    started_s: int
    ended_s: int | None = None
    is_done: bool = True
    point: Spot | None = None
    hours: Mapping[str, tuple[str, str]] = field(default_factory=lambda: _NO_HOURS)
    place: Spot | None = None
    present: int = 1
    clock_ahead_s: int | None = None
    photos: tuple[PhotoFacts, ...] = ()
    questions: tuple[QuestionFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """One flag: what it is called, where it belongs, and what was compared."""

    code: str
    path: str
    values: Mapping[str, int | str]

    @property
    def message(self) -> Message:
        """Return the flag in words."""
        return say(SENTENCES[self.code], **self.values)


def doubt(flag: str, path: str, /, **values: int | str) -> Doubt:
    """Return a flag with the values its sentence names."""
    return Doubt(flag, path, MappingProxyType(values))
