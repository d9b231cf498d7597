"""One indicator: what its answer is worth."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from unsera_watch.instruments.rules.reading import Given, given
from unsera_watch.instruments.rules.scoring.parts import IndicatorScore, Outcome
from unsera_watch.instruments.rules.shape import UNOBSERVABLE, Item, Kind
from unsera_watch.kernel.words import N_, say

NOTHING: Final = Fraction(0)
fraction: Final = lru_cache(Fraction)


def indicator(item: Item, weight: Decimal, raw: object) -> IndicatorScore:
    """Score one answer; unusable answers count as none."""
    found = given(item, raw)
    if found is None or found.value is None:
        may_be_empty = found is not None and not item.required
        outcome = Outcome.NOT_ASKED if may_be_empty else Outcome.UNANSWERED
        return IndicatorScore(item.code, weight, None, outcome)
    option = item.option(found.value)
    if option is None:
        return _number(item, weight, found)
    if option.score is None:
        outcome = Outcome.UNOBSERVABLE if option.value == UNOBSERVABLE else Outcome.NOT_APPLICABLE
        return IndicatorScore(item.code, weight, None, outcome)
    if not item.parts:
        return IndicatorScore(item.code, weight, fraction(option.score), Outcome.COUNTED)
    return _with_parts(item, weight, found, fraction(option.score))


def _with_parts(item: Item, weight: Decimal, found: Given, share: Fraction) -> IndicatorScore:
    """Let ticked parts decide: a share of those that apply (MANY), or all of them (ONE)."""
    ticked = len(found.ticked & item.part_values)
    if item.kind is Kind.MANY:
        applicable = len(item.part_values - found.not_applicable)
        if not applicable:
            return IndicatorScore(item.code, weight, None, Outcome.NOT_APPLICABLE)
        share *= Fraction(ticked, applicable)
        return IndicatorScore(item.code, weight, share, Outcome.COUNTED)
    if share and ticked < len(item.parts):
        remark = say(
            N_("Only %(seen)s of %(all)s statements are written there, so it counts as absent."),
            seen=ticked,
            all=len(item.parts),
        )
        return IndicatorScore(item.code, weight, NOTHING, Outcome.COUNTED, remark)
    return IndicatorScore(item.code, weight, share, Outcome.COUNTED)


def _number(item: Item, weight: Decimal, found: Given) -> IndicatorScore:
    share = _share(item, found.number)
    if share is None:
        return IndicatorScore(item.code, weight, None, Outcome.UNANSWERED)
    return IndicatorScore(item.code, weight, share, Outcome.COUNTED)


def _share(item: Item, number: Decimal | None) -> Fraction | None:
    """Return where a whole number stands between least and most, or on which level."""
    least, most = item.limits.least or Decimal(0), item.limits.most
    if number is None or most is None or number != int(number) or not least <= number <= most:
        return None
    if item.levels:
        return fraction([each.score for each in item.levels if each.least <= number][-1])
    return Fraction(int(number - least), int(most - least))
