"""Metres between two places, the same to the last metre in Python and in every browser.

Sines of libraries may differ in the last bit from one to the next, and a rounded metre with them.
So this is the haversine with nothing but + - * / and the square root, which IEEE 754 prescribes
to the last bit, in the order in which `frontend/src/doubts/distance.ts` does the same. It agrees
with kernel/geo.py to within a metre anywhere on earth.
"""

from math import floor, sqrt
from typing import Final

from unsera_watch.kernel.geo import EARTH_RADIUS_M
from unsera_watch.observations.rules.doubts.facts import Spot

_RADIANS: Final = 1.7453292519943295e-08  # of a millionth of a degree
_QUARTER: Final = 90_000_000
_WHOLE: Final = 360_000_000
_SINE: Final = (420.0, 342.0, 272.0, 210.0, 156.0, 110.0, 72.0, 42.0, 20.0, 6.0)
_ARC: Final = ((169.0, 210.0), (121.0, 156.0), (81.0, 110.0), (49.0, 72.0), (25.0, 42.0))
_ARC_END: Final = ((9.0, 20.0), (1.0, 6.0))
_HALVINGS: Final = 4


def metres(one: Spot, other: Spot) -> int:
    """Return the great-circle distance in whole metres."""
    across = abs(one.lon_e6 - other.lon_e6)
    across = _WHOLE - across if across > _WHOLE // 2 else across
    upward, sideward = _half_sine(one.lat_e6 - other.lat_e6), _half_sine(across)
    cosines = _sine(_QUARTER - abs(one.lat_e6)) * _sine(_QUARTER - abs(other.lat_e6))
    half = upward * upward + cosines * sideward * sideward
    return floor(2.0 * EARTH_RADIUS_M * _arc(sqrt(min(half, 1.0))) + 0.5)


def _half_sine(difference_e6: int) -> float:
    return _of(difference_e6 * _RADIANS / 2.0)


def _sine(angle_e6: int) -> float:
    return _of(angle_e6 * _RADIANS)


def _of(angle: float) -> float:
    """Return the sine of an angle up to a right one: the terms up to the 21st power."""
    square, total = angle * angle, 1.0
    for divisor in _SINE:
        total = 1.0 - square / divisor * total
    return angle * total


def _arc(sine: float) -> float:
    """Return the angle of a sine: it is halved until few terms are enough."""
    for _ in range(_HALVINGS):
        sine = sine / sqrt(2.0 * (1.0 + sqrt(1.0 - sine * sine)))
    square, total = sine * sine, 1.0
    for factor, divisor in (*_ARC, *_ARC_END):
        total = 1.0 + square * factor / divisor * total
    return 16.0 * (sine * total)
