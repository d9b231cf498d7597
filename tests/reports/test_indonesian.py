"""Dates and numbers as Indonesian offices write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from unsera_watch.reports.pdf import indonesian

MORNING = datetime(2023, 7, 25, 2, 10, tzinfo=UTC)


def test_a_day_has_its_name():
    assert indonesian.weekday(date(2023, 7, 25)) == "Selasa, 25 Juli 2023"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "09.10 WIB"),
        ("Asia/Makassar", "10.10 WITA"),
        ("Asia/Jayapura", "11.10 WIT"),
    ],
)
def test_a_moment_is_told_by_the_clock_of_its_zone(zone, shown):
    assert indonesian.clock(MORNING, zone) == shown


def test_a_stay_names_its_zone_once():
    end = MORNING.replace(hour=3, minute=2)

    assert indonesian.span(MORNING, end, "Asia/Jakarta") == "09.10–10.02 WIB"


def test_a_stay_past_midnight_names_the_second_day():
    end = MORNING.replace(hour=18)

    shown = indonesian.span(MORNING, end, "Asia/Jakarta")

    assert shown == "09.10 s.d. 26 Juli 2023, 01.10 WIB"


@pytest.mark.parametrize(
    ("number", "full", "short"),
    [
        ("62.5", "62,50", "62,5"),
        ("50.995", "51,00", "51"),
        ("80.985", "80,99", "80,99"),
        ("8", "8,00", "8"),
        ("100", "100,00", "100"),
        ("1234567.5", "1.234.567,50", "1.234.567,5"),
        ("0", "0,00", "0"),
    ],
)
def test_a_number_is_rounded_half_up_with_a_comma(number, full, short):
    assert indonesian.hundredths(Decimal(number)) == full
    assert indonesian.short(Decimal(number)) == short
