"""Reading answers and collecting everything that is wrong with them.

The shape of an answers document is written down in `instruments.definition`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from unsera_watch.instruments.rules.shape import Definition, Item, Kind, PhotoRule
from unsera_watch.kernel.words import N_, Message, say

MAX_NOTE: Final = 2_000
_SHOWN_CODE: Final = 40
_KEYS: Final = {
    Kind.ONE: {"value", "statements"},
    Kind.MANY: {"value", "ticked", "not_applicable"},
}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as read: the chosen value and the ticked parts."""

    value: str | None
    ticked: frozenset[str] = frozenset()
    not_applicable: frozenset[str] = frozenset()


def given(item: Item, raw: object) -> Given | None:
    """Read one answer from its JSON shape; None when nobody can read it."""
    if raw is None or isinstance(raw, str):
        return Given(raw or None)
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


def says_yes(item: Item, found: Given) -> bool:
    """Say whether the chosen option is one that gives points."""
    option = item.option(found.value)
    return option is not None and bool(option.score)


_CHECKS: Final[tuple[tuple[Callable[[Item, Given], bool], str], ...]] = (
    (lambda _, found: found.value is None, N_("Answer this question.")),
    (
        lambda item, found: item.option(found.value) is None,
        N_("Choose one of the answers on the list."),
    ),
    (
        lambda item, found: not found.ticked | found.not_applicable <= item.part_values,
        N_("Something ticked here is not on the list."),
    ),
    (
        lambda _, found: bool(found.ticked & found.not_applicable),
        N_("Something is ticked as seen and as not applicable. Choose one of the two."),
    ),
    (
        lambda item, found: bool(found.ticked) and not says_yes(item, found),
        N_("You ticked what you saw, but your answer does not say so. Change one of the two."),
    ),
)


def check_answers(
    definition: Definition,
    answers: Mapping[str, Any],
    notes: Mapping[str, Any],
    photos_count: Mapping[str, int],
) -> dict[str, Message]:
    """Return every problem by its place: `K1.1`, `K1.1.note` or `K1.1.photos`.

    A photo that is expected and missing is no problem; see :func:`missing_photos`.
    """
    problems = {}
    for item in definition.items:
        problem = _answer_problem(item, answers.get(item.code))
        if problem is not None:
            problems[item.code] = problem
    problems.update(_strangers(definition, answers, notes, photos_count))
    problems.update(_note_problems(notes))
    problems.update(_photo_problems(definition, photos_count))
    return problems


def _answer_problem(item: Item, raw: object) -> Message | None:
    found = given(item, raw)
    if found is None:
        return say(N_("This answer cannot be read. Give it again."))
    return next((say(text) for is_wrong, text in _CHECKS if is_wrong(item, found)), None)


def _strangers(definition: Definition, *documents: Mapping[str, Any]) -> dict[str, Message]:
    known = {item.code for item in definition.items}
    strange = {str(code) for document in documents for code in document} - known
    return {
        code[:_SHOWN_CODE]: say(N_("This instrument does not ask this question."))
        for code in sorted(strange)
    }


def _note_problems(notes: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    for code, note in notes.items():
        if not isinstance(note, str) or not is_storable(note):
            yield f"{code}.note", say(N_("This note contains a character that cannot be kept."))
        elif len(note) > MAX_NOTE:
            yield f"{code}.note", say(N_("Write at most %(most)s characters."), most=MAX_NOTE)


def is_storable(text: str) -> bool:
    """Say whether both databases can keep *text*: no NUL and no half of a character pair."""
    return not any(letter == "\x00" or "\ud800" <= letter <= "\udfff" for letter in text)


def _photo_problems(
    definition: Definition, photos_count: Mapping[str, int]
) -> Iterator[tuple[str, Message]]:
    for item in definition.items:
        if item.photo is PhotoRule.FORBIDDEN and photos_count.get(item.code, 0):
            yield f"{item.code}.photos", say(N_("No photos here: write a note instead."))


def missing_photos(
    definition: Definition, answers: Mapping[str, Any], photos_count: Mapping[str, int]
) -> tuple[str, ...]:
    """Return the indicators said to be there without the photo that should show it."""
    return tuple(
        item.code
        for item in definition.items
        if item.photo is PhotoRule.EXPECTED
        and not photos_count.get(item.code, 0)
        and _has_something_to_show(item, given(item, answers.get(item.code)))
    )


def _has_something_to_show(item: Item, found: Given | None) -> bool:
    if found is None or not says_yes(item, found):
        return False
    return item.kind is Kind.ONE or bool(found.ticked)


def answered(definition: Definition, answers: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many indicators have a usable answer, and how many there are."""
    items = list(definition.items)
    done = [item for item in items if _answer_problem(item, answers.get(item.code)) is None]
    return len(done), len(items)
