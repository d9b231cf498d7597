"""What is answered in the other instruments of a demo visit: sound, fictitious, near a target."""

from random import Random
from typing import Any, Final

from unsera_watch.instruments.rules import HOUR, Definition, Item, Kind, Scene, Section

ROWS: Final = {"RESP": 30, "PETUGAS": 4}
"""The official design of 2022-2024: 30 users and 4 officials (domain.md §2.2)."""

FEW: Final = 3
FIRST_HOUR: Final = 9
SPREAD: Final = 0.18
UNSURE: Final = 0.08


def interviews(definition: Definition, target: int, chance: Random, *, rows: int) -> dict[str, Any]:
    """Return answers to every question that is asked, with at most *rows* of each section."""
    found: dict[str, Any] = {}
    for section in definition.sections:
        if section.repeat is None:
            _fill(definition, section, found, target, chance)
            continue
        count = min(rows, ROWS.get(section.code, FEW))
        found[section.code] = [
            _row(definition, section, found, target, chance, number) for number in range(count)
        ]
    return found


def _row(
    definition: Definition,
    section: Section,
    outer: dict[str, Any],
    target: int,
    chance: Random,
    number: int,
) -> dict[str, Any]:
    row: dict[str, Any] = {HOUR: FIRST_HOUR + number // 12}
    for item in section.items:
        if item.is_asked and Scene(definition, row, outer=Scene(definition, outer)).asks(item):
            row[item.code] = _answer(item, target, chance)
    return row


def _fill(
    definition: Definition, section: Section, found: dict[str, Any], target: int, chance: Random
) -> None:
    """Answer one question after the other: what is asked depends on those before."""
    for item in section.items:
        if item.is_asked and Scene(definition, found).asks(item):
            found[item.code] = _answer(item, target, chance)


def _answer(item: Item, target: int, chance: Random) -> Any:  # noqa: ANN401  (one JSON answer)
    if item.kind in {Kind.SCALE, Kind.COUNT}:
        return _step(item, target, chance)
    values = [option.value for option in item.options]
    if "tidak_tahu" in values:
        unsure = chance.random() < UNSURE
        troubled = chance.random() * 100 > target
        return "tidak_tahu" if unsure else "ya" if troubled else "tidak"
    return chance.choice(values)


def _step(item: Item, target: int, chance: Random) -> int:
    """Return a step near the target, some higher, some lower."""
    least, most = int(item.limits.least or 0), int(item.limits.most or 0)
    share = min(1.0, max(0.0, chance.gauss(target / 100, SPREAD)))
    return round(least + share * (most - least))
