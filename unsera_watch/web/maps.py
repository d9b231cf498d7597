"""Map sketches from numbers alone: nothing is fetched, nobody learns where we look."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, log10
from typing import Any, Final

from unsera_watch.kernel.geo import Point, distance_m, offset_m

MARGIN_PX: Final = 34
SMALLEST_SPAN_M: Final = 150.0
FAR_M: Final = 1_000.0
WIDTH: Final = 640
HEIGHT: Final = 400
# For the narrow column beside a record, so that letters stay readable.
SIDE: Final = (320, 220)
LEAST_RING_PX: Final = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A point on a sketch; *label* is drawn beside it, *name* stands in the table behind."""

    point: Point
    label: str
    name: str
    time: str = "–"
    is_far: bool = False


def sketch(
    origin: Point,
    points: Sequence[Marked],
    width: int = WIDTH,
    height: int = HEIGHT,
    *,
    near_m: float | None = None,
    note: str | None = None,
) -> dict[str, Any]:
    """Return what components/map.html draws: the office in the middle, true to scale.

    *near_m* draws a ring around the office, the distance that still counts as there.
    """
    px_per_m = _scale(origin, points, near_m, min(width, height))
    middle = (width / 2, height / 2)
    return {
        "width": width,
        "height": height,
        "office": {
            "x": middle[0],
            "y": middle[1],
            "r": round(near_m * px_per_m, 1) if near_m else None,
        },
        "scale": _bar(width / 4, px_per_m),
        "points": [_drawn(origin, one, middle, px_per_m) for one in points],
        "note": note,
    }


def thumb(point: Point | None) -> dict[str, Any]:
    """Return the small picture on a card; its streets only suggest a map, differing by place."""
    if point is None:
        return {"known": False, "tilt": 30, "cross": 26}
    seed = int(abs(point.lat) * 1e4) + int(abs(point.lon) * 1e4)
    return {"known": True, "tilt": 18 + seed % 24, "cross": 18 + seed // 7 % 20}


def metres(distance: float) -> str:
    """Return `340 m` or `12 km`: no separators, so it reads alike in both languages."""
    return f"{distance:.0f} m" if distance < 10 * FAR_M else f"{distance / FAR_M:.0f} km"


def _scale(origin: Point, points: Sequence[Marked], near_m: float | None, room_px: int) -> float:
    """Return pixels per metre so that every point with its ring fits."""
    reach = [SMALLEST_SPAN_M, (near_m or 0) * 1.1]
    for one in points:
        east, north = offset_m(origin, one.point)
        reach.append(hypot(east, north) + (one.point.accuracy_m or 0))
    return (room_px / 2 - MARGIN_PX) / max(reach)


def _bar(longest_px: float, px_per_m: float) -> dict[str, Any]:
    """Return a scale bar of 1, 2 or 5 times a power of ten metres."""
    longest_m = longest_px / px_per_m
    power = 10 ** int(log10(longest_m))
    length = max(step * power for step in (1, 2, 5) if step * power <= longest_m)
    return {"px": round(length * px_per_m, 1), "text": metres(length)}


def _drawn(
    origin: Point, one: Marked, middle: tuple[float, float], px_per_m: float
) -> dict[str, Any]:
    east, north = offset_m(origin, one.point)
    accuracy = one.point.accuracy_m
    return {
        "x": round(middle[0] + east * px_per_m, 1),
        "y": round(middle[1] - north * px_per_m, 1),
        "r": round(max(LEAST_RING_PX, (accuracy or 0) * px_per_m), 1),
        "label": one.label,
        "far": one.is_far,
        "text": {
            "label": one.name,
            "distance": metres(distance_m(origin, one.point)),
            "accuracy": "–" if accuracy is None else f"±{accuracy:.0f} m",
            "time": one.time,
        },
    }
