"""What is answered in a demo visit: sound answers that come close to a wanted score."""

from collections.abc import Iterator
from random import Random
from typing import Any, Final

from unsera_watch.instruments.rules import Definition, Item, Kind, PhotoRule, given, says_yes
from unsera_watch.instruments.rules.shape import NOT_APPLICABLE, UNOBSERVABLE

Answers = dict[str, Any]
SLACK: Final = 0.8
LEFT_OUT: Final = ((UNOBSERVABLE, 0.6), (NOT_APPLICABLE, 0.3))
HALF_CHARTER_CHANCE: Final = 0.5


def answers(definition: Definition, target: int, chance: Random) -> Answers:
    """Return answers to every indicator whose score comes close to *target*."""
    items = list(definition.items)
    left_out = dict(_left_out(items, chance))
    counted = [item for item in items if item.code not in left_out]
    found = {item.code: _yes(item) for item in items} | left_out
    lacking = sum(_worth(item) for item in counted) * (100 - target) / 100
    for item in _ticked_first(chance.sample(counted, len(counted))):
        raw, lost = _worse(item, target, lacking, chance)
        if lost:
            found[item.code] = raw
            lacking -= lost
    return found


def says(definition: Definition, code: str, raw: object) -> bool | None:
    """Say whether an answer means yes or no; None when it stays out of the score."""
    item = definition.item(code)
    found = given(item, raw) if item else None
    option = item.option(found.value) if item and found else None
    if item is None or found is None or option is None or option.score is None:
        return None
    return bool(found.ticked) if item.kind is Kind.MANY else says_yes(item, found)


def to_show(definition: Definition, found: Answers, count: int, chance: Random) -> list[str]:
    """Choose *count* indicators that were there, each to be photographed once."""
    there = [
        item.code
        for item in definition.items
        if item.photo is not PhotoRule.FORBIDDEN
        and says(definition, item.code, found.get(item.code))
    ]
    chosen = set(chance.sample(there, min(count, len(there))))
    return [code for code in there if code in chosen]


def _left_out(items: list[Item], chance: Random) -> Iterator[tuple[str, str]]:
    """Let an indicator now and then be unobservable or not applicable."""
    for value, how_often in LEFT_OUT:
        possible = [item for item in items if item.option(value) and not item.parts]
        if chance.random() < how_often:
            yield chance.choice(possible).code, value


def _ticked_first(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.kind is Kind.ONE)


def _worse(item: Item, target: int, lacking: float, chance: Random) -> tuple[Any, float]:
    """Return a worse answer and the weight it costs, 0 where there is nothing left to lose."""
    weight = _worth(item)
    if item.kind is Kind.MANY:
        count = round(len(item.parts) * target / 100)
        ticked = sorted(chance.sample([part.value for part in item.parts], count))
        return {"ticked": ticked, "not_applicable": []}, weight * (1 - count / len(item.parts))
    if weight > lacking + SLACK:
        return None, 0.0
    if item.parts and chance.random() < HALF_CHARTER_CHANCE:
        statements = [part.value for part in item.parts[:-1]]
        return {"value": _value(item, good=True), "statements": statements}, weight
    return _value(item, good=False), weight


def _yes(item: Item) -> Any:  # noqa: ANN401  (an answer in its JSON shape)
    parts = [part.value for part in item.parts]
    if item.kind is Kind.MANY:
        return {"ticked": parts, "not_applicable": []}
    value = _value(item, good=True)
    return {"value": value, "statements": parts} if parts else value


def _value(item: Item, *, good: bool) -> str:
    options = (each for each in item.options if each.score is not None)
    return next(each.value for each in options if bool(each.score) is good)


def _worth(item: Item) -> float:
    return float(item.weight or 0)
