"""Totals made of other totals: the four dimensions of 2022-2024, and the IPP.

What is missing is said and never rescaled away: without every part there is no total.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeVar

from unsera_watch.instruments.rules.exact import half_up

Name = TypeVar("Name", bound=str)


class Dimension(StrEnum):
    """The dimensions of the assessment 2022-2024."""

    INPUT = "input"
    PROCESS = "proses"
    OUTPUT = "output"
    COMPLAINTS = "pengaduan"


DIMENSION_WEIGHTS: Final[Mapping[Dimension, Decimal]] = {
    Dimension.INPUT: Decimal("21.85"),
    Dimension.PROCESS: Decimal("32.37"),
    Dimension.OUTPUT: Decimal("24.24"),
    Dimension.COMPLAINTS: Decimal("21.54"),
}
"""Official weights in percent (domain.md §2.2); they sum to 100,00.

The weights of the indicators inside a dimension were not published and are proposals.
"""

IPP_F02: Final = Fraction(3, 4)
IPP_F03: Final = Fraction(1, 4)
IPP_TOP: Final = 5


@dataclass(frozen=True, slots=True)
class Composite:
    """A total and what it is made of; None, and the missing parts named, where one is not there.

    *parts* holds what each part gives to the total: its weight times its score, rounded for
    reading only.
    """

    total: Decimal | None
    parts: Mapping[str, Decimal]
    missing: tuple[str, ...]


def dimensions(scores: Mapping[Dimension, Fraction | None]) -> Composite:
    """Weigh the exact scores 0-100 of the four dimensions.

    Total = 0,2185 I + 0,3237 P + 0,2424 O + 0,2154 A (domain.md §2.2).
    """
    weights = {each: Fraction(weight) / 100 for each, weight in DIMENSION_WEIGHTS.items()}
    return _weigh(weights, scores, top=100)


def ipp(f02: Fraction | None, f03: Fraction | None) -> Composite:
    """Return the index 0-5 of an evaluator's form and of the users': 0,75 F-02 + 0,25 F-03.

    PermenPANRB 29/2022 as amended by 4/2023 (domain.md §2.4). Some programs count a missing
    F-03 as zero; here a missing form is said.
    """
    scores = {"F-02": f02, "F-03": f03}
    return _weigh({"F-02": IPP_F02, "F-03": IPP_F03}, scores, top=IPP_TOP)


def _weigh(
    weights: Mapping[Name, Fraction], scores: Mapping[Name, Fraction | None], *, top: int
) -> Composite:
    parts: dict[Name, Fraction] = {}
    for name, weight in weights.items():
        score = scores.get(name)
        if score is None:
            continue
        if not 0 <= score <= top:
            message = f"{name}: {score} is not between 0 and {top}"
            raise ValueError(message)
        parts[name] = weight * score
    missing = tuple(str(name) for name in weights if name not in parts)
    total = None if missing else half_up(sum(parts.values(), Fraction(0)))
    return Composite(total, {str(name): half_up(part) for name, part in parts.items()}, missing)
