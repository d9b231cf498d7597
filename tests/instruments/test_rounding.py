"""Rounding once, half up, and the edges of the scale that totals are compared with."""

from decimal import Decimal
from fractions import Fraction

import pytest

from unsera_watch.instruments.rules import Band, comparison_2016
from unsera_watch.instruments.rules.scoring import half_up


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


@pytest.mark.parametrize(
    ("total", "band"),
    [
        ("0", Band.LOW),
        ("50.99", Band.LOW),
        ("50.994", Band.LOW),
        ("50.995", Band.MIDDLE),
        ("51", Band.MIDDLE),
        ("80.99", Band.MIDDLE),
        ("81", Band.HIGH),
        ("100", Band.HIGH),
    ],
)
def test_the_old_scale_has_its_edges_and_says_that_it_is_revoked(total, band):
    found = comparison_2016(Decimal(total))

    assert found.band is band
    assert str(found.status) == "old scale, revoked"


def test_nothing_is_compared_without_a_total():
    assert comparison_2016(None) is None
