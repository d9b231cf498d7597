"""Points on the ground and the metres between them."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_M: Final = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 degrees, with the accuracy the device claims in metres (68 %)."""

    lat: float
    lon: float
    accuracy_m: float | None = None

    @property
    def is_on_earth(self) -> bool:
        """Say whether both degrees are within their range."""
        return -90 <= self.lat <= 90 and -180 <= self.lon <= 180  # noqa: PLR2004 (degrees)


def distance_m(one: Point, other: Point) -> float:
    """Return the great-circle distance in metres (haversine, mean earth radius)."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = (
        sin((lat2 - lat1) / 2) ** 2
        + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(sqrt(half))


def offset_m(origin: Point, point: Point) -> tuple[float, float]:
    """Return metres east and north of *origin*; flat-earth, good for a few kilometres."""
    north = radians(point.lat - origin.lat) * EARTH_RADIUS_M
    east = radians(point.lon - origin.lon) * EARTH_RADIUS_M * cos(radians(origin.lat))
    return east, north
