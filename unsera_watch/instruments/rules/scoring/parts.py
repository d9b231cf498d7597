"""What a score is made of: indicators, dimensions, and the whole."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from unsera_watch.instruments.rules.exact import half_up
from unsera_watch.instruments.rules.shape import Measure, Text
from unsera_watch.kernel.words import Message


class Outcome(StrEnum):
    """What became of one indicator; all but COUNTED leave the denominator."""

    COUNTED = "counted"
    NOT_APPLICABLE = "not_applicable"
    UNOBSERVABLE = "unobservable"
    NOT_ASKED = "not_asked"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One indicator: its weight, the share it got (exact), and why it got less.

    Of a repeated one *share* is the mean over the *n* rows that count.
    """

    code: str
    weight: Decimal
    share: Fraction | None
    outcome: Outcome
    remark: Message | None = None
    n: int = 1

    @property
    def points(self) -> Decimal | None:
        """Return the share of the weight, rounded for reading only."""
        return None if self.share is None else half_up(self.share * Fraction(self.weight))


@dataclass(frozen=True, slots=True)
class VariableScore:
    """One dimension: its score, or None when nothing in it can be assessed.

    *exact* is not rounded; *points* and *applicable* are sums of weights. Of a survey, *n*
    respondents count, *beside* do not, and *unknown* counts their "tidak tahu".
    """

    code: str
    name: Text
    score: Decimal | None
    points: Decimal
    applicable: Decimal
    exact: Fraction | None = None
    measure: Measure = Measure.SHARE
    weight: Decimal | None = None
    n: int = 0
    beside: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """The whole: *total* is None ("tidak dapat dinilai") without anything that applies.

    *missing* names indicators without a usable answer, *missing_dimensions* dimensions that
    nothing is known of; while there are any, there is no total.
    """

    total: Decimal | None
    variables: tuple[VariableScore, ...]
    indicators: tuple[IndicatorScore, ...]
    missing: tuple[str, ...] = ()
    missing_dimensions: tuple[str, ...] = ()
    top: int = 100
    exact: Fraction | None = None
