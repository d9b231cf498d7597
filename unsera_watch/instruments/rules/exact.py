"""Exact arithmetic: fractions all the way, rounded once, half up, at the end."""

from decimal import Decimal
from fractions import Fraction


def half_up(exact: Fraction) -> Decimal:
    """Round a number that is not negative to two decimals, halves upwards."""
    return half_up_of(exact.numerator, exact.denominator)


def half_up_of(numerator: int, denominator: int) -> Decimal:
    """Round a quotient of whole numbers as :func:`half_up` does."""
    return Decimal((200 * numerator + denominator) // (2 * denominator)).scaleb(-2)
