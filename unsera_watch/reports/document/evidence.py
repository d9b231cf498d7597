"""What a report shows as proof: places, photos, the steps of checking, who answers for it."""

from dataclasses import dataclass
from datetime import date, datetime

from unsera_watch.kernel.geo import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A WGS 84 position, how exact it claims to be and where it came from."""

    lat: float
    lon: float
    accuracy_m: float | None = None
    source: str = ""

    @property
    def point(self) -> Point:
        """Return the position as the kernel's point, for distances."""
        return Point(self.lat, self.lon, self.accuracy_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """One photo: the derivative to print, and the SHA-256 of the untouched original."""

    number: int
    caption: str
    picture: str
    original_sha256: str
    people: str
    taken_at: datetime | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of the verification trail."""

    at: datetime
    who: str
    role: str
    what: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A space for a signature with ink; the system itself signs nothing here."""

    role: str
    name: str
    place: str = ""
    signed_on: date | None = None
    identifier_label: str = ""
    identifier: str = ""
