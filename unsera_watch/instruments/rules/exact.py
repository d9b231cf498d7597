"""Exact arithmetic: fractions all the way, rounded once, half up, at the end."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

UNIT: Final = 27_720 * 10**8
"""Points and weights are kept as whole units: four decimals each, and shares of up to twelve parts
(27.720 is the least number that 1 to 12 all divide)."""


def half_up(exact: Fraction) -> Decimal:
    """Round a number that is not negative to two decimals, halves upwards."""
    return half_up_of(exact.numerator, exact.denominator)


def half_up_of(numerator: int, denominator: int) -> Decimal:
    """Round a quotient of whole numbers as :func:`half_up` does."""
    return Decimal((200 * numerator + denominator) // (2 * denominator)).scaleb(-2)
