"""The thresholds of the flags, which each programme may set for itself.

They live here and not beside the flags (observations/rules/doubts), because a programme is set up
long before anybody observes. `frontend/src/doubts/shape.ts` has the same names and defaults.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.kernel.words import N_, Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is still usual; 0 means that nobody looks, but for `outside_min`.

    200 m, 10 minutes and 2 seconds are those of domain.md §10.3, pairs those of §10.2; the others
    are this project's proposal.
    """

    far_m: int = 200
    vague_m: int = 200
    short_min: int = 10
    long_min: int = 480
    outside_min: int = 15
    people: int = 2
    photo_min: int = 10
    clock_min: int = 10
    alike: int = 10
    fast_letters: int = 60
    fast_s: int = 2
    fast_from: int = 5
    fast_percent: int = 50

    def plain(self) -> dict[str, int]:
        """Return the thresholds as JSON, for the phone and for keeping."""
        return asdict(self)


SPANS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        "far_m": (20, 20_000),
        "vague_m": (10, 20_000),
        "short_min": (1, 240),
        "long_min": (30, 720),
        "outside_min": (0, 240),
        "people": (2, 10),
        "photo_min": (1, 1_440),
        "clock_min": (1, 1_440),
        "alike": (3, 200),
        "fast_letters": (10, 1_000),
        "fast_s": (1, 60),
        "fast_from": (1, 200),
        "fast_percent": (1, 100),
    }
)
"""The smallest and largest number that makes sense of each; 0 is always possible."""


def read_limits(raw: Mapping[str, Any]) -> Limits:
    """Return the thresholds that were kept; what is missing or no number is as usual."""
    found = {each.name: raw.get(each.name) for each in fields(Limits)}
    return Limits(**{name: n for name, n in found.items() if type(n) is int and n >= 0})


def check_limits(limits: Limits) -> dict[str, Message]:
    """Return every threshold that makes no sense, by its name."""
    found: dict[str, Message] = {}
    for name, number in limits.plain().items():
        least, most = SPANS[name]
        if number and not least <= number <= most:
            text = N_("Write a number from %(least)s to %(most)s, or 0.")
            found[name] = say(text, least=least, most=most)
    if limits.long_min and limits.short_min >= limits.long_min:
        found.setdefault("long_min", say(N_("This must be longer than what counts as short.")))
    return found
