"""Where somebody stood: so many metres from an office, give or take what a phone admits."""

from math import cos, degrees, radians, sin
from random import Random
from typing import Final

from unsera_watch.kernel.geo import EARTH_RADIUS_M, Point

NEAREST_M: Final = 5
FARTHEST_M: Final = 40
DECIMALS: Final = 6


def stood(office: Point, chance: Random, off_m: int = 0) -> Point:
    """Return a point in some direction from *office*: near it, or exactly *off_m* away."""
    metres = off_m or chance.uniform(NEAREST_M, FARTHEST_M)
    bearing = chance.uniform(0, 360)
    north, east = metres * cos(radians(bearing)), metres * sin(radians(bearing))
    lat = office.lat + degrees(north / EARTH_RADIUS_M)
    lon = office.lon + degrees(east / (EARTH_RADIUS_M * cos(radians(office.lat))))
    return Point(round(lat, DECIMALS), round(lon, DECIMALS), round(chance.uniform(4, 18), 1))
