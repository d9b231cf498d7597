"""Flags about where: the visit's position and those of its photos (domain.md §10.3)."""

from collections.abc import Iterator

from unsera_watch.observations.rules.doubts.distance import metres
from unsera_watch.observations.rules.doubts.facts import Doubt, Facts, Spot, doubt
from unsera_watch.programs.rules import Limits

_KILOMETRES_FROM = 10_000


def position(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say that the visit's position is missing, poor or far.

    Source: domain.md §10.3, "GPS off or > 200 m from unit (indoors is poor)". What the device
    says of its accuracy is taken off the distance; without a confirmed point nothing is far.
    """
    if facts.place is None:
        yield doubt("position-missing", "position")
        return
    around = facts.place.accuracy_m
    if limits.vague_m and around is not None and around > limits.vague_m:
        yield doubt("position-vague", "position", around=around, limit=limits.vague_m)
    compared = _far(facts.place, facts, limits)
    if compared is not None:
        yield doubt("position-far", "position", **compared)


def photos(facts: Facts, limits: Limits) -> Iterator[Doubt]:
    """Say which photos have no position, and which were taken far away.

    Source: domain.md §10.3; issue 5.1, "of each photo's capture position". Inside a building many
    phones find none, so all photos without one are one flag.
    """
    lacking = [str(photo.number) for photo in facts.photos if photo.place is None]
    if lacking:
        yield doubt("photos-no-position", "photos", numbers=", ".join(lacking))
    for photo in facts.photos:
        compared = photo.place and _far(photo.place, facts, limits)
        if compared:
            yield doubt("photo-far", "photos", number=photo.number, **compared)


def _far(place: Spot, facts: Facts, limits: Limits) -> dict[str, int | str] | None:
    """Return what was compared where a place is too far from the point, else nothing."""
    if facts.point is None or not limits.far_m:
        return None
    distance_m = metres(facts.point, place)
    around = place.accuracy_m
    if distance_m - (around or 0) <= limits.far_m:
        return None
    return {
        "distance": written(distance_m),
        "distance_m": distance_m,
        "around": "?" if around is None else around,
        "limit": limits.far_m,
    }


def written(distance_m: int) -> str:
    """Return `350 m`, or `11735 km` where metres mean nothing any more."""
    if distance_m < _KILOMETRES_FROM:
        return f"{distance_m} m"
    return f"{distance_m // 1_000} km"
