"""Reading one answer from its JSON shape; what cannot be read is told apart from nothing.

The shapes are written down in `docs/instruments.md`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.rules.numbers import exact, millionths
from unsera_watch.instruments.rules.shape import NUMERIC, WHOLE, Item, Kind

MAX_POINT: Final = (Decimal(90), Decimal(180))
_NO_TICKS: Final[frozenset[str]] = frozenset()
_KEYS: Final = {
    Kind.ONE: {"value", "statements"},
    Kind.MANY: {"value", "ticked", "not_applicable"},
}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as read: the value as text, the number it is, and the ticked parts."""

    value: str | None
    ticked: frozenset[str] = _NO_TICKS
    not_applicable: frozenset[str] = _NO_TICKS
    number: Decimal | None = None


NOTHING: Final = Given(None)


def given(item: Item, raw: object) -> Given | None:
    """Read one answer; None when nobody can read it."""
    if raw is None or raw == "":
        return NOTHING
    return _READERS[item.kind](item, raw)


def _choice(item: Item, raw: object) -> Given | None:
    if isinstance(raw, str):
        return Given(raw)
    if not isinstance(raw, Mapping) or not item.parts or not set(raw) <= _KEYS[item.kind]:
        return None
    value = raw.get("value", item.looked)
    ticked = _values(raw.get("statements" if item.kind is Kind.ONE else "ticked", []))
    not_applicable = _values(raw.get("not_applicable", []))
    if ticked is None or not_applicable is None or not isinstance(value, str | None):
        return None
    return Given(value or None, ticked, not_applicable)


def _values(raw: object) -> frozenset[str] | None:
    if not isinstance(raw, list | tuple) or not all(isinstance(value, str) for value in raw):
        return None
    return frozenset(raw) if len(set(raw)) == len(raw) else None


def _number(item: Item, raw: object) -> Given | None:
    """Read a number; a text that is none stays a text, so that it can be shown again."""
    if not isinstance(raw, str | int) or isinstance(raw, bool):
        return None
    if isinstance(raw, str) and item.option(raw) is not None:
        return Given(raw)
    number = exact(raw)
    if isinstance(raw, int) and number is None:
        return None  # longer than any number here: not even worth writing out
    return Given(str(raw), number=number)


def _text(_item: Item, raw: object) -> Given | None:
    return Given(raw) if isinstance(raw, str) else None


def _point(_item: Item, raw: object) -> Given | None:
    """Read {"lat": "-6.12", "lon": "106.15", "accuracy_m": "8"}; accuracy may be missing."""
    if not isinstance(raw, Mapping) or not {"lat", "lon"} <= set(raw) <= _POINT_KEYS:
        return None
    places = (exact(raw["lat"]), exact(raw["lon"]))
    if any(n is None or abs(n) > most for n, most in zip(places, MAX_POINT, strict=True)):
        return None
    accuracy = raw.get("accuracy_m")
    around = 0 if accuracy is None else millionths(accuracy)
    if around is None or around < 0:
        return None
    return Given(f"{places[0]}, {places[1]}")


def _nothing(_item: Item, _raw: object) -> Given | None:
    return None


_POINT_KEYS: Final = {"lat", "lon", "accuracy_m"}
_READERS: Final[Mapping[Kind, Callable[[Item, Any], Given | None]]] = MappingProxyType(
    {
        Kind.ONE: _choice,
        Kind.MANY: _choice,
        **dict.fromkeys(NUMERIC, _number),
        **dict.fromkeys((Kind.TEXT, Kind.DATE, Kind.TIME), _text),
        Kind.POINT: _point,
        **dict.fromkeys((Kind.PHOTO, Kind.NOTE), _nothing),
    }
)


def is_whole(item: Item) -> bool:
    """Say whether the item is answered by a whole number."""
    return item.kind in WHOLE


def is_storable(text: str) -> bool:
    """Say whether both databases can keep *text*: no NUL and no half of a character pair."""
    return not any(letter == "\x00" or "\ud800" <= letter <= "\udfff" for letter in text)


def says_yes(item: Item, found: Given) -> bool:
    """Say whether the chosen answer is one that gives points, or a number above its least."""
    option = item.option(found.value)
    if option is not None:
        return bool(option.score)
    return found.number is not None and found.number > (item.limits.least or 0)
