"""Rounding once, half up."""

from fractions import Fraction

import pytest

from unsera_watch.instruments.rules import half_up


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (Fraction(1, 200), "0.01"),
        (Fraction(9999, 2000), "5.00"),
        (Fraction(201, 200), "1.01"),
        (Fraction(203, 200), "1.02"),
        (Fraction(80985, 1000), "80.99"),
        (Fraction(80995, 1000), "81.00"),
        (Fraction(2, 3), "0.67"),
        (Fraction(0), "0.00"),
    ],
)
def test_halves_are_rounded_up(exact, rounded):
    assert str(half_up(exact)) == rounded
