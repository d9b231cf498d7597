"""How each kind of question is answered: its list, its parts, its steps and levels."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.definition.items import MOST_STEPS
from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.drafts import ItemRead
from unsera_watch.instruments.export.reading.questions.lists import Listing, Lists
from unsera_watch.instruments.export.reading.questions.ranges import ranged
from unsera_watch.instruments.export.reading.texts import words
from unsera_watch.instruments.export.reading.types import asked
from unsera_watch.instruments.rules.shape import Kind
from unsera_watch.kernel.words import N_, say

Found = dict[str, Any] | None

_STEP: Final = re.compile(r"[0-9]{1,2}")
_ANSWERED: Final = (
    {"value": "diisi", "label": {"id": "Sudah diisi", "en": "Filled in"}, "score": "1"},
)
_TICK: Final = MappingProxyType(
    {"id": "Centang semua yang sesuai", "en": "Tick everything that fits"}
)
_LEVEL: Final = re.compile(r"([0-9]{1,4}) {0,3}= {0,3}([0-9.]{1,6})")
LONGEST_LEVELS: Final = 20_000


def _listing(row: Row, lists: Lists, log: Log) -> Listing | None:
    found = asked(row.get("type"))
    listing = lists.get(found.listed) if found is not None and found.listed else None
    if listing is None or not listing.options:
        log.row(row, "type", say(N_("This list of choices is not in the workbook.")))
        return None
    if found is not None and found.other:
        log.row(row, "type", say(N_("“Or other” with free words; there is none here.")))
    return listing


def _one(item: ItemRead, lists: Lists, log: Log) -> Found:
    item.kind = Kind.ONE
    listing = _listing(item.row, lists, log)
    if listing is None:
        return None
    listing.is_used = True
    item.listing = listing
    return {"choices": listing.name, **_parts(item, lists, log)}


def _many(item: ItemRead, lists: Lists, log: Log) -> Found:
    """Return an indicator of ticks: our own has a question before them, a foreign one has not."""
    if not item.has_ticks:
        found = _one(item, lists, log)
        item.kind = Kind.MANY if found is not None and "parts" in found else Kind.ONE
        return found
    listing = _listing(item.row, lists, log)
    if listing is None:
        return None
    item.listing = listing
    answered = lists.add("diisi", [dict(each) for each in _ANSWERED])
    return {"choices": answered.name, "parts": listing.parts, "parts_title": dict(_TICK)}


def _parts(item: ItemRead, lists: Lists, log: Log) -> dict[str, Any]:
    row = item.belonging.get("parts")
    listing = None if row is None else _listing(row, lists, log)
    if row is None or listing is None:
        return {}
    title = words(row, "label", log) or dict(_TICK)
    return {"parts": listing.parts, "parts_title": title}


def _scale(item: ItemRead, lists: Lists, log: Log) -> Found:
    """Return a scale while its list still begins with numbers one after the other."""
    listing = _listing(item.row, lists, log)
    if listing is None:
        return None
    steps = [each for each in listing.options if _STEP.fullmatch(each["value"])]
    numbers = [int(each["value"]) for each in steps]
    if not _are_steps(numbers):
        log.row(item.row, "unsera_kind", say(N_("No scale any more: its steps have gaps.")))
        return _one(item, lists, log)
    item.listing = listing
    found: dict[str, Any] = {"least": numbers[0]} if numbers[0] else {}
    found["most"] = numbers[-1]
    found["anchors"] = [_anchor(each) for each in steps]
    rest = [each for each in listing.options if each not in steps]
    return found | _beside(item, rest, lists)


def _are_steps(numbers: list[int]) -> bool:
    whole = numbers == list(range(min(numbers, default=0), max(numbers, default=0) + 1))
    return whole and len(numbers) > 1 and numbers[-1] <= MOST_STEPS


def _anchor(option: dict[str, Any]) -> dict[str, str]:
    before = f"{option['value']}. "
    return {each: text.removeprefix(before) for each, text in option["label"].items()}


def _beside(item: ItemRead, rest: list[dict[str, Any]], lists: Lists) -> dict[str, str]:
    """Return the list of answers beside the steps: the old one while it says the same."""
    if not rest:
        return {}
    kept = lists.own(item.row.get("unsera_choices"))
    if kept is not None and kept.options == rest:
        return {"choices": kept.name}
    return {"choices": lists.add(f"{item.row.get('name')}_or", rest).name}


def _number(item: ItemRead, lists: Lists, log: Log) -> Found:
    found: dict[str, Any] = ranged(item, log)
    levels = _LEVEL.findall(item.row.get("unsera_levels")[:LONGEST_LEVELS])
    if item.kind is Kind.COUNT and levels:
        found["levels"] = [{"least": int(least), "score": score} for least, score in levels]
    row = item.belonging.get("beside")
    listing = None if row is None else _listing(row, lists, log)
    if listing is not None:
        listing.is_used = True
        item.listing = listing
        found["choices"] = listing.name
    return found


def _plain(_item: ItemRead, _lists: Lists, _log: Log) -> Found:
    return {}


ANSWERS: Final[Mapping[Kind, Callable[[ItemRead, Lists, Log], Found]]] = MappingProxyType(
    {
        **dict.fromkeys(Kind, _plain),
        Kind.ONE: _one,
        Kind.MANY: _many,
        Kind.SCALE: _scale,
        **dict.fromkeys((Kind.COUNT, Kind.INTEGER, Kind.DECIMAL), _number),
    }
)
