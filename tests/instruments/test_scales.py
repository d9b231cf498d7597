"""Both sides of every edge of every official scale (domain.md §11.6)."""

from decimal import Decimal

import pytest

from unsera_watch.instruments.rules import (
    CATEGORIES_2022,
    IPP_2022,
    SKM_2017,
    ZONES_2016,
    ScaleStatus,
    Zone,
)

# Each step with its lowest and its highest place.
PLACES = (
    (ZONES_2016, ("rendah", "0", "50.99"), ("sedang", "51", "80.99"), ("tinggi", "81", "100")),
    (
        *(CATEGORIES_2022, ("E", "0", "31.99"), ("D", "32", "53.99"), ("C", "54", "77.99")),
        *(("B", "78", "87.99"), ("A", "88", "100")),
    ),
    (
        *(SKM_2017, ("D", "25", "64.99"), ("C", "65", "76.60")),
        *(("B", "76.61", "88.30"), ("A", "88.31", "100")),
    ),
    (
        *(IPP_2022, ("F", "0", "1.00"), ("E", "1.01", "1.50"), ("D", "1.51", "2.00")),
        *(("C-", "2.01", "2.50"), ("C", "2.51", "3.00"), ("B-", "3.01", "3.50")),
        *(("B", "3.51", "4.00"), ("A-", "4.01", "4.50"), ("A", "4.51", "5")),
    ),
)
EDGES = [
    (scale, total, code) for scale, *steps in PLACES for code, *ends in steps for total in ends
]


@pytest.mark.parametrize(
    ("scale", "total", "code"), EDGES, ids=[f"{scale.code} {total}" for scale, total, _ in EDGES]
)
def test_each_side_of_an_edge_lies_where_the_table_says(scale, total, code):
    assert scale.place(Decimal(total)).code == code


@pytest.mark.parametrize(
    ("total", "code"),
    [("50.994", "rendah"), ("50.995", "sedang"), ("80.994", "sedang"), ("80.995", "tinggi")],
)
def test_a_finer_total_is_rounded_before_it_is_placed(total, code):
    assert ZONES_2016.place(Decimal(total)).code == code


@pytest.mark.parametrize(
    ("scale", "total"),
    [(ZONES_2016, "-0.01"), (ZONES_2016, "100.01"), (SKM_2017, "24.99"), (IPP_2022, "5.01")],
    ids=["below", "above", "below the survey", "above the index"],
)
def test_what_is_not_on_a_scale_is_refused(scale, total):
    with pytest.raises(ValueError, match="not on the scale"):
        scale.place(Decimal(total))


def test_nothing_is_placed_without_a_total():
    assert ZONES_2016.place(None) is None


def test_scales_say_whether_they_are_in_force_and_on_what_they_rest():
    revoked = [scale for scale, *_ in PLACES if scale.status is ScaleStatus.REVOKED]

    assert revoked == [ZONES_2016, CATEGORIES_2022]
    assert {scale.basis for scale in revoked} == {"Peraturan Ombudsman 22/2016"}
    assert SKM_2017.basis == "PermenPANRB 14/2017"


def test_letters_a_and_b_share_the_green_zone():
    zones = {step.code: step.zone for step in CATEGORIES_2022.steps}

    assert zones["A"] is zones["B"] is Zone.GREEN
    assert (zones["C"], zones["D"], zones["E"]) == (Zone.YELLOW, Zone.RED, Zone.RED)
