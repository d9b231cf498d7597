"""The score of one observation: 100 times the points over the weights that apply.

"Nilai indikatif hasil observasi mahasiswa". The formula follows the compliance assessment of
2016-2021 (Peraturan Ombudsman 22/2016, revoked by 61/2025); the official weights of its
indicators were never found, so each weight says whether it is *resmi* or *usulan*.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from unsera_watch.instruments.rules.answers import Given, given
from unsera_watch.instruments.rules.exact import half_up
from unsera_watch.instruments.rules.shape import UNOBSERVABLE, Definition, Item, Kind, Text
from unsera_watch.kernel.words import N_, Message, say

_NOTHING: Final = Fraction(0)
_exact: Final = lru_cache(Fraction)


class Outcome(StrEnum):
    """What became of one indicator."""

    COUNTED = "counted"
    NOT_APPLICABLE = "not_applicable"
    UNOBSERVABLE = "unobservable"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One indicator: its weight, the share it got (exact), and why it got less."""

    code: str
    weight: Decimal
    share: Fraction | None
    outcome: Outcome
    remark: Message | None = None

    @property
    def points(self) -> Decimal | None:
        """Return the share of the weight, rounded for reading only."""
        return None if self.share is None else half_up(self.share * _exact(self.weight))


@dataclass(frozen=True, slots=True)
class VariableScore:
    """One variable: its score 0-100, or None when nothing in it can be assessed."""

    code: str
    name: Text
    score: Decimal | None
    points: Decimal
    applicable: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """The whole: *total* is None ("tidak dapat dinilai") without anything that applies.

    *missing* names indicators without a usable answer; while there are any, there is no total.
    """

    total: Decimal | None
    variables: tuple[VariableScore, ...]
    indicators: tuple[IndicatorScore, ...]
    missing: tuple[str, ...] = ()


def score(definition: Definition, answers: Mapping[str, Any]) -> Score:
    """Score *answers*; totals come from the exact parts and are rounded once, half up."""
    variables, indicators = [], []
    points, applicable = _NOTHING, Decimal(0)
    for section in definition.sections:
        parts = [_indicator(item, answers.get(item.code)) for item in section.items]
        here, apply_here = _sums(parts)
        total = None if _missing(parts) else _hundredths(here, apply_here)
        variables.append(
            VariableScore(section.code, section.title, total, half_up(here), apply_here)
        )
        indicators += parts
        points, applicable = points + here, applicable + apply_here
    missing = _missing(indicators)
    total = None if missing else _hundredths(points, applicable)
    return Score(total, tuple(variables), tuple(indicators), missing)


def _indicator(item: Item, raw: object) -> IndicatorScore:
    found = given(item, raw)
    option = None if found is None else item.option(found.value)
    if found is None or option is None:
        return IndicatorScore(item.code, item.weight, None, Outcome.UNANSWERED)
    if option.score is None:
        outcome = Outcome.UNOBSERVABLE if option.value == UNOBSERVABLE else Outcome.NOT_APPLICABLE
        return IndicatorScore(item.code, item.weight, None, outcome)
    if not item.parts:
        return IndicatorScore(item.code, item.weight, _exact(option.score), Outcome.COUNTED)
    return _with_parts(item, found, _exact(option.score))


def _with_parts(item: Item, found: Given, share: Fraction) -> IndicatorScore:
    """Let ticked parts decide: a share of those that apply (MANY), or all of them (ONE)."""
    ticked = len(found.ticked & item.part_values)
    if item.kind is Kind.MANY:
        applicable = len(item.part_values - found.not_applicable)
        if not applicable:
            return IndicatorScore(item.code, item.weight, None, Outcome.NOT_APPLICABLE)
        return IndicatorScore(
            item.code, item.weight, share * Fraction(ticked, applicable), Outcome.COUNTED
        )
    if share and ticked < len(item.parts):
        remark = say(
            N_("Only %(seen)s of %(all)s statements are written there, so it counts as absent."),
            seen=ticked,
            all=len(item.parts),
        )
        return IndicatorScore(item.code, item.weight, _NOTHING, Outcome.COUNTED, remark)
    return IndicatorScore(item.code, item.weight, share, Outcome.COUNTED)


def _sums(parts: Iterable[IndicatorScore]) -> tuple[Fraction, Decimal]:
    """Return the exact points and the sum of the weights that apply."""
    points, applicable = _NOTHING, Decimal(0)
    for one in parts:
        if one.share is not None:
            points += one.share * _exact(one.weight)
            applicable += one.weight
    return points, applicable


def _missing(parts: Iterable[IndicatorScore]) -> tuple[str, ...]:
    return tuple(one.code for one in parts if one.outcome is Outcome.UNANSWERED)


def _hundredths(points: Fraction, applicable: Decimal) -> Decimal | None:
    """Return the score, or None where nothing applies."""
    return half_up(100 * points / _exact(applicable)) if applicable else None
