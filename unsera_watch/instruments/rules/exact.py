"""Exact arithmetic: fractions all the way, rounded once, half up, at the end."""

from decimal import Decimal
from fractions import Fraction


def half_up(exact: Fraction) -> Decimal:
    """Round a number that is not negative to two decimals, halves upwards."""
    hundredths = (200 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return Decimal(hundredths).scaleb(-2)
