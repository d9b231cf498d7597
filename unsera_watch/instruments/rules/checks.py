"""What is wrong with one answer, where it stands."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Final

from unsera_watch.instruments.rules.numbers import in_digits
from unsera_watch.instruments.rules.reading import Given, given, is_storable, is_whole, says_yes
from unsera_watch.instruments.rules.scene import Scene
from unsera_watch.instruments.rules.sentences import tell
from unsera_watch.instruments.rules.shape import NUMERIC, Item, Kind
from unsera_watch.kernel.words import Message

_NOT_ANSWERED: Final = frozenset({Kind.NOTE, Kind.PHOTO})
MAX_TEXT: Final = 2_000
_CLOCK: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _is_number(item: Item, found: Given) -> bool:
    return item.kind not in NUMERIC or found.number is not None


def _is_on_the_list(item: Item, found: Given) -> bool:
    return item.kind not in {Kind.ONE, Kind.MANY} or item.option(found.value) is not None


def _is_whole(item: Item, found: Given) -> bool:
    return not is_whole(item) or found.number is None or found.number == int(found.number)


def _is_a_day(item: Item, found: Given) -> bool:
    return item.kind is not Kind.DATE or _reads(_DAY, date.fromisoformat, found.value)


def _is_a_time(item: Item, found: Given) -> bool:
    return item.kind is not Kind.TIME or _reads(_CLOCK, time.fromisoformat, found.value)


def _reads(shape: re.Pattern[str], read: Callable[[str], object], value: str | None) -> bool:
    if value is None or not shape.fullmatch(value):
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True


_CHECKS: Final[tuple[tuple[Callable[[Item, Given], bool], str], ...]] = (
    (_is_on_the_list, "not-listed"),
    (_is_number, "no-number"),
    (_is_whole, "not-whole"),
    (_is_a_day, "no-date"),
    (_is_a_time, "no-time"),
    (
        lambda item, found: found.ticked | found.not_applicable <= item.part_values,
        "part-unknown",
    ),
    (
        lambda _, found: not found.ticked & found.not_applicable,
        "part-twice",
    ),
    (
        lambda item, found: not found.ticked or says_yes(item, found),
        "parts-denied",
    ),
    (
        lambda item, found: item.kind is not Kind.TEXT or is_storable(found.value or ""),
        "text-unkept",
    ),
)


def problem_of(scene: Scene, item: Item) -> Message | None:
    """Return what is wrong with one answer where it stands, or None."""
    if item.kind in _NOT_ANSWERED and scene.answers.get(item.code) is not None:
        return tell("not-answerable")
    if not item.is_asked or not scene.asks(item):
        return None
    if item.kind is Kind.PHOTO:
        lacking = item.required and not scene.photos.get(item.code)
        return tell("photo-needed") if lacking else None
    found = given(item, scene.answers.get(item.code))
    if found is None:
        return tell("unreadable")
    if found.value is None:
        return tell("needed") if item.required else None
    return _value_problem(scene, item, found)


def _value_problem(scene: Scene, item: Item, found: Given) -> Message | None:
    if item.option(found.value) is None or item.parts:
        wrong = next((tell(name) for is_right, name in _CHECKS if not is_right(item, found)), None)
        wrong = wrong or _limit_problem(item, found)
        if wrong is not None:
            return wrong
    if scene.is_sound(item) or item.constraint is None:
        return None
    return tell("told", told=item.constraint.message)


def _limit_problem(item: Item, found: Given) -> Message | None:
    least, most = item.limits.least, item.limits.most
    if item.kind is Kind.TEXT:
        longest = int(most or MAX_TEXT)
        too_long = len(found.value or "") > longest
        return tell("too-long", most=longest) if too_long else None
    if found.number is None:
        return None
    if least is not None and found.number < least:
        return tell("too-small", least=in_digits(least))
    if most is not None and found.number > most:
        return tell("too-large", most=in_digits(most))
    return None


def has_something_to_show(scene: Scene, item: Item) -> bool:
    """Say whether the answer claims that something is there."""
    if not scene.asks(item):
        return False
    found = given(item, scene.answers.get(item.code))
    if found is None or not says_yes(item, found):
        return False
    return item.kind is not Kind.MANY or bool(found.ticked)
