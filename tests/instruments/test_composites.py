"""Dimensions and the IPP: official weights, exact parts, and nothing rescaled in silence."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsera_watch.instruments.rules import DIMENSION_WEIGHTS, Dimension, dimensions, ipp

FULL = dict.fromkeys(Dimension, Fraction(100))
SCORES = st.fractions(min_value=0, max_value=100, max_denominator=997)


def test_the_official_weights_sum_to_a_hundred():
    assert sum(DIMENSION_WEIGHTS.values()) == Decimal("100.00")
    assert dimensions(FULL).total == Decimal("100.00")


@pytest.mark.parametrize(
    ("one", "total"),
    [
        (Dimension.INPUT, "21.85"),
        (Dimension.PROCESS, "32.37"),
        (Dimension.OUTPUT, "24.24"),
        (Dimension.COMPLAINTS, "21.54"),
    ],
)
def test_each_dimension_gives_its_weight(one, total):
    alone = {each: Fraction(100 if each is one else 0) for each in Dimension}

    assert dimensions(alone).total == Decimal(total)


def test_a_worked_example_is_right_to_the_second_decimal():
    scores = dict(zip(Dimension, map(Fraction, ("71.5", "80", "93.3", "62.25")), strict=True))

    found = dimensions(scores)

    # 15,62275 + 25,896 + 22,61592 + 13,40865 = 77,54332
    assert found.total == Decimal("77.54")
    assert found.parts == {
        "input": Decimal("15.62"),
        "proses": Decimal("25.90"),
        "output": Decimal("22.62"),
        "pengaduan": Decimal("13.41"),
    }


def test_parts_are_rounded_once_and_not_before_they_are_summed():
    # A third everywhere: 33,333… and not 7,28 + 10,79 + 8,08 + 7,18 = 33,33 by luck of the parts.
    assert dimensions(dict.fromkeys(Dimension, Fraction(200, 3))).total == Decimal("66.67")


@pytest.mark.parametrize("gone", list(Dimension))
def test_a_missing_dimension_is_named_and_there_is_no_total(gone):
    found = dimensions({**FULL, gone: None})

    assert (found.total, found.missing) == (None, (gone.value,))
    assert len(found.parts) == 3


@given(st.tuples(SCORES, SCORES, SCORES, SCORES))
def test_a_total_lies_between_its_lowest_and_its_highest_dimension(four):
    total = Fraction(dimensions(dict(zip(Dimension, four, strict=True))).total)

    assert min(four) - Fraction(1, 200) <= total <= max(four) + Fraction(1, 200)


@pytest.mark.parametrize(
    ("f02", "f03", "total"),
    [("5", "5", "5.00"), ("4.2", "3.1", "3.93"), ("4.005", "4.005", "4.01")],
)
def test_the_ipp_is_three_quarters_the_evaluators(f02, f03, total):
    assert ipp(Fraction(f02), Fraction(f03)).total == Decimal(total)


def test_an_ipp_without_users_is_said_and_not_counted_as_zero():
    found = ipp(Fraction(4), None)

    assert (found.total, found.missing) == (None, ("F-03",))


@pytest.mark.parametrize("wrong", ["-0.1", "100.1"])
def test_a_score_off_the_scale_is_a_mistake(wrong):
    with pytest.raises(ValueError, match="not between"):
        dimensions({**FULL, Dimension.INPUT: Fraction(wrong)})
