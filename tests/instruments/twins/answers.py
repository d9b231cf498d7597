"""Answers to a drawn definition: sound ones, and what nobody should send."""

from random import Random
from typing import Any

from tests.instruments.twins.literals import CODES, NUMBERS, SOUND, TEXTS, TICKS, WHOLE
from unsera_watch.instruments.rules import Definition, Item, Kind

STRANGE = (
    None,
    True,
    False,
    2.0,
    2.5,
    -0.0,
    1e22,
    1e300,
    [],
    {},
    [[]],
    [None],
    {"value": {}},
    {"value": "ada"},
)


def answers(chance: Random, definition: Definition) -> dict[str, Any]:
    """Return an answers document; codes now and then stand where nobody looks for them."""
    found: dict[str, Any] = {}
    for section in definition.sections:
        if section.repeat is not None:
            found[section.code] = _rows(chance, section.items)
        if section.repeat is None or chance.random() < 0.1:
            found |= _answered(chance, section.items)
    return found


def photos(chance: Random, definition: Definition) -> dict[str, int]:
    """Return how many photos each item has."""
    return {item.code: chance.randint(0, 2) for item in definition.items if chance.random() < 0.6}


def strange(chance: Random, definition: Definition) -> dict[str, Any]:
    """Return answers to questions that nobody asks, there where others stand."""
    codes = (*CODES, "A", "R", "_hour", "__proto__", "L" * 41, "😀" * 41)
    found = {chance.choice(codes): chance.choice((*STRANGE, 7, 24, [])) for _ in range(2)}
    rows = next((each.code for each in definition.sections if each.repeat is not None), None)
    return found if rows is None or chance.random() < 0.5 else {rows: [found, {}]}


def notes(chance: Random, definition: Definition) -> dict[str, Any]:
    """Return notes, some of them beside questions that nobody asks."""
    codes = [item.code for item in definition.items] + ["A", "Z9", "😀" * 41]
    texts = (*TEXTS, "n" * 2_000, "n" * 2_001, "😀" * 2_000, " \t\n", *STRANGE)
    return {chance.choice(codes): chance.choice(texts) for _ in range(chance.choice((0, 0, 1, 2)))}


def _rows(chance: Random, items: tuple[Item, ...]) -> Any:
    if chance.random() < 0.1:
        return chance.choice((*STRANGE, "ada", {"0": {}}, [1, "a", None, {}]))
    return [_answered(chance, items) for _ in range(chance.choice((0, 1, 1, 2)))]


def _answered(chance: Random, items: tuple[Item, ...]) -> dict[str, Any]:
    return {item.code: _one(chance, item) for item in items if chance.random() < 0.85}


def _one(chance: Random, item: Item) -> Any:
    dice = chance.random()
    if dice < 0.1:
        return chance.choice(STRANGE)
    if dice < 0.25:
        return chance.choice((*TEXTS, *WHOLE))
    if item.kind is Kind.POINT:
        return _point(chance)
    if item.parts and chance.random() < 0.8:
        return _parts(chance, item)
    return chance.choice(SOUND.get(item.kind.value, NUMBERS))


def _point(chance: Random) -> dict[str, Any]:
    places = (
        "-6.12",
        "106.15",
        "90",
        "-90",
        "90.000001",
        "-90.000001",
        "180",
        "0",
        "-0",
        "0.000010",
        7,
        2.0,
    )
    found = {"lat": chance.choice(places), "lon": chance.choice(places)}
    dice = chance.random()
    if dice < 0.4:
        found["accuracy_m"] = chance.choice(("8", "0", "-1", None, "", "8.5", 12, "x"))
    if dice > 0.9:
        found[chance.choice(("lat", "lon", "alt"))] = chance.choice((None, "12", [], "٣"))
    return found


def _parts(chance: Random, item: Item) -> dict[str, Any]:
    key = "statements" if item.kind is Kind.ONE or chance.random() < 0.05 else "ticked"
    found: dict[str, Any] = {}
    for name, often in (("value", 0.8), (key, 0.9), ("not_applicable", 0.2), ("other", 0.02)):
        if chance.random() > often:
            continue
        found[name] = [chance.choice(TICKS) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
        if name == "value":
            found[name] = chance.choice(("ada", "tidak", "ada", None, "", "12", True, "😀"))
        if chance.random() < 0.03:
            found[name] = chance.choice((*STRANGE, "a"))
    return found
