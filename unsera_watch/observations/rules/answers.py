"""What an answer says, in words, with the tone and shape that repeat it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from unsera_watch.instruments.rules import (
    FEWEST_TOGETHER,
    Definition,
    Given,
    Item,
    Kind,
    Scene,
    given,
    half_up,
)
from unsera_watch.instruments.rules.shape import NOT_APPLICABLE, UNOBSERVABLE
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules.labels import Pill, pill

Word = Message | str


def answer_mark(item: Item, raw: object, language: str) -> Pill:
    """Return the answer to one item in words, with its tone and shape."""
    found = given(item, raw)
    if found is None or found.value is None:
        return pill(N_("Not answered"), "plain", "none")
    option = item.option(found.value)
    if option is None:
        return _free(item, found, language)
    if option.score is None:
        shape = "ring" if option.value in {NOT_APPLICABLE, UNOBSERVABLE} else "none"
        return pill(option.label.in_(language), "plain", shape)
    if item.kind is Kind.MANY:
        return _share(len(found.ticked), len(item.parts) - len(found.not_applicable))
    return pill(option.label.in_(language), *_worth(item, found, option.score))


def _worth(item: Item, found: Given, score: Decimal) -> tuple[str, str]:
    """Return tone and shape of a chosen option; statements not ticked make it incomplete."""
    if not score:
        return "poor", "square"
    whole = not item.parts or found.ticked == item.part_values
    return ("good", "dot") if score == 1 and whole else ("fair", "diamond")


def _free(item: Item, found: Given, language: str) -> Pill:
    """Say a number with what it means, or the text itself."""
    value = found.value or ""
    if item.kind is Kind.ONE or item.kind is Kind.MANY:
        return pill(N_("Not answered"), "plain", "none")
    if item.kind is not Kind.SCALE or found.number is None:
        return pill(value, "plain", "none")
    least, most = int(item.limits.least or 0), int(item.limits.most or 0)
    step = int(found.number) - least
    if not 0 <= step < len(item.anchors):
        return pill(value, "plain", "none")
    word = f"{value} · {item.anchors[step].in_(language)}"
    if item.weight is None:
        return pill(word, "plain", "none")
    tones = {least: ("poor", "square"), most: ("good", "dot")}
    return pill(word, *tones.get(int(found.number), ("fair", "diamond")))


def _share(ticked: int, applicable: int) -> Pill:
    """Say `2 of 6` for an item of ticks."""
    word: Any = say(N_("%(n)s of %(total)s"), n=ticked, total=applicable)
    tone, shape = ("poor", "square") if not ticked else ("fair", "diamond")
    if ticked and ticked == applicable:
        tone, shape = "good", "dot"
    return pill(word, tone, shape)


def said(definition: Definition, item: Item, answers: Mapping[str, Any], language: str) -> Word:
    """Return what was answered to *item*; of a repeated one, all rows together."""
    mark: Pill = mark_of(definition, item, answers, language)
    word: Word = mark["word"]
    return word


def mark_of(definition: Definition, item: Item, answers: Mapping[str, Any], language: str) -> Pill:
    """Return the mark of one item; rows are summed up, so that no respondent stands out."""
    section = definition.section_of(item.code)
    scene = Scene(definition, answers)
    if section is not None and section.repeat is not None:
        rows = scene.rows(section) if scene.asks_section(section) else ()
        raw = [row.answers.get(item.code) for row in rows if row.asks(item)]
        return pill(_together(item, raw, language), "plain", "none")  # type: ignore[arg-type]  # a word or a Message
    if not scene.asks(item):
        return pill(N_("Not asked"), "plain", "none")
    return answer_mark(item, answers.get(item.code), language)


def _together(item: Item, raw: Sequence[object], language: str) -> Word:
    """Say what rows answered, all together; too few would be somebody (security.md, k ≥ 5)."""
    found = [each for each in (given(item, one) for one in raw) if each and each.value is not None]
    if not found:
        return N_("Nobody answered")
    if len(found) < FEWEST_TOGETHER:
        return say(N_("%(n)s answers, too few to show"), n=len(found))
    numbers = [each.number for each in found if each.number is not None]
    if numbers:
        mean = Fraction(sum(numbers, start=Decimal(0))) / len(numbers)
        rounded = half_up(abs(mean)).copy_sign(Decimal(-1 if mean < 0 else 1))
        return say(N_("mean %(mean)s, %(n)s answers"), mean=rounded, n=len(numbers))
    labels = {option.value: option.label.in_(language) for option in item.options}
    counts = Counter(labels.get(each.value or "", "–") for each in found)
    return " · ".join(f"{label} {count}" for label, count in sorted(counts.items()))
