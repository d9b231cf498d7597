"""The one shape in which an observation arrives, whatever door it came through."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from unsera_watch.kernel.canonical import digest
from unsera_watch.kernel.geo import Point
from unsera_watch.observations.rules.states import Outcome, People, PositionSource

MAX_NOTE: Final = 2_000
MAX_CAPTION: Final = 200
MAX_PHOTOS: Final = 60
# Fields that joined later: empty they stay out of the content, so older digests hold.
_NEWER: Final = ("version_id", "visit_id", "clock_ahead_s")
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a device said it was: degrees, metres (68 %), the device's clock."""

    lat: float
    lon: float
    accuracy_m: float | None = None
    source: PositionSource = PositionSource.BROWSER
    at: datetime | None = None

    @property
    def point(self) -> Point:
        """The point alone."""
        return Point(self.lat, self.lon, self.accuracy_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoTaken:
    """One photo: the SHA-256 of the bytes that are sent and what the device knew at that moment.

    `stated` is what the phone read of the camera's own file where it sends a smaller copy.
    """

    digest: str
    indicator: str
    people: People
    caption: str = ""
    taken_at: datetime | None = None
    position: Position | None = None
    stated: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    def content(self) -> dict[str, Any]:
        """Return the photo as plain values; nothing stated stays out, so older digests hold."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        plain["position"] = asdict(self.position) if self.position else None
        if not self.stated:
            del plain["stated"]
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A visit with its observation. `present` holds everybody there, the observer among them.

    Without `version_id` it answers the assignment's first instrument; with a `visit_id` it joins
    that visit, so that one stay at an office can hold several instruments. Its moments are those
    of a right clock; `clock_ahead_s` says by how many seconds the device's own was ahead.
    """

    instance_id: UUID
    revision: int
    assignment_id: UUID
    started_at: datetime
    ended_at: datetime
    outcome: Outcome
    outcome_note: str = ""
    present: tuple[UUID, ...] = ()
    position: Position | None = None
    answers: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    notes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    photos: tuple[PhotoTaken, ...] = ()
    version_id: UUID | None = None
    visit_id: UUID | None = None
    clock_ahead_s: int | None = None

    def content(self) -> dict[str, Any]:
        """Return everything that was sent, as plain values; the digest is made over this."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        for name in _NEWER:
            if plain[name] is None:
                del plain[name]
        plain["present"] = sorted(str(account) for account in self.present)
        plain["position"] = asdict(self.position) if self.position else None
        plain["photos"] = [photo.content() for photo in self.photos]
        return plain

    def digest(self) -> str:
        """Return the SHA-256 over the canonical content, never over a wire form."""
        return digest(self.content())


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How a submission came, which is no part of what it says."""

    device_sent_at: datetime | None = None
    photos_later: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to an arrival; the same arrival gets the same receipt again."""

    observation_id: UUID
    revision: int
    code: str
    received_at: datetime


def minutes_between(start: datetime, end: datetime) -> int:
    """Return whole minutes, rounded down: a started minute is not a worked one."""
    return int((end - start).total_seconds()) // 60
