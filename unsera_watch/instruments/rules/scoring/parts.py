"""What a score is made of: indicators, dimensions, and the whole."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from unsera_watch.instruments.rules.exact import UNIT, half_up, half_up_of
from unsera_watch.instruments.rules.shape import Dimension, Measure, Text
from unsera_watch.kernel.words import Message

FEWEST_TOGETHER: Final = 5
"""Answers of fewer people than this are shown to nobody, not even as a sum (security.md, k ≥ 5).
Totals of dimensions count them all the same.
"""


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

    Of a repeated one (*is_many*) *share* is the mean over the *n* rows that count.
    """

    code: str
    weight: Decimal
    share: Fraction | None
    outcome: Outcome
    remark: Message | None = None
    n: int = 1
    is_many: bool = False

    @property
    def is_one_persons(self) -> bool:
        """Say whether so few rows count that the share would be what somebody said."""
        return self.is_many and 0 < self.n < FEWEST_TOGETHER

    @property
    def points(self) -> Decimal | None:
        """Return the share of the weight, rounded for reading only."""
        return None if self.share is None else half_up(self.share * Fraction(self.weight))


class VariableScore(NamedTuple):
    """One dimension: what was counted; its numbers are worked out when somebody asks.

    *units* are points and *weighed* the weights that apply, both in units. Of a survey, *surveyed*
    is its exact value, *n* respondents count, *beside* do not, *unknown* counts "tidak tahu".
    """

    dimension: Dimension
    top: int
    units: Fraction | int = 0
    weighed: int = 0
    is_whole: bool = True
    n: int = 0
    beside: int = 0
    unknown: int = 0
    surveyed: Fraction | None = None

    @property
    def code(self) -> str:
        """Return the code of the dimension."""
        return self.dimension.code

    @property
    def name(self) -> Text:
        """Return the title of the dimension."""
        return self.dimension.title

    @property
    def measure(self) -> Measure:
        """Return how it is measured."""
        return self.dimension.measure

    @property
    def weight(self) -> Decimal | None:
        """Return its weight in percent of a total made of dimensions."""
        return self.dimension.weight

    @property
    def exact(self) -> Fraction | None:
        """Return the value, not rounded; None when nothing in it can be assessed."""
        if self.surveyed is not None or not self.weighed or not self.is_whole:
            return self.surveyed
        return Fraction(self.top * self.units, self.weighed)

    @property
    def score(self) -> Decimal | None:
        """Return the value, rounded."""
        exact = self.exact
        return None if exact is None else half_up(exact)

    @property
    def points(self) -> Decimal:
        """Return the points, rounded for reading only."""
        return half_up_of(self.units.numerator, self.units.denominator * UNIT)

    @property
    def applicable(self) -> Decimal:
        """Return the weights that apply, rounded for reading only."""
        return half_up_of(self.weighed, UNIT)


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
