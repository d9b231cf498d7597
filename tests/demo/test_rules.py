"""The plan: sound answers near the wanted score, working days, places in the sea."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests import make
from unsera_watch.demo.rules import chance_of, days
from unsera_watch.demo.rules.answers import answers, says, to_show
from unsera_watch.demo.rules.ground import FARTHEST_M, NEAREST_M, stood
from unsera_watch.demo.rules.notes import corrected, notes
from unsera_watch.demo.rules.places import OFFICES, spot
from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.rules import check_answers, score
from unsera_watch.kernel.geo import distance_m

DEFINITION = parse(json.loads((make.SHIPPED / "obs-sp-v1.json").read_text()))
SEEDS = some.integers(0, 10_000)


@given(SEEDS, some.integers(30, 96))
def test_answers_are_sound_and_near_the_wanted_score(seed, target):
    chance = chance_of(seed, "test")

    found = answers(DEFINITION, target, chance)
    noted = notes(DEFINITION, found, chance)

    assert check_answers(DEFINITION, found, noted, {}) == {}
    assert abs(score(DEFINITION, found).total - target) <= 8


@given(SEEDS, some.integers(30, 96))
def test_corrected_answers_are_sound(seed, target):
    found, noted = corrected(answers(DEFINITION, target, chance_of(seed, "test")), {})

    assert check_answers(DEFINITION, found, noted, {}) == {}


@given(SEEDS)
def test_only_what_is_there_is_photographed(seed):
    found = answers(DEFINITION, 60, chance_of(seed, "test"))

    shown = to_show(DEFINITION, found, 3, chance_of(seed, "test"))

    assert len(shown) == 3
    assert all(says(DEFINITION, code, found[code]) for code in shown)


def test_the_same_seed_decides_the_same():
    once, again, other = (
        answers(DEFINITION, 60, chance_of(seed, "Melati-1")) for seed in (1, 1, 2)
    )

    assert once == again != other


@given(SEEDS)
def test_a_student_stands_near_the_office(seed):
    for office in map(spot, range(len(OFFICES))):
        away = distance_m(office, stood(office, chance_of(seed, "test")))

        assert NEAREST_M - 1 <= away <= FARTHEST_M + 1


@given(some.datetimes(timezones=some.just(UTC)), some.integers(1, 40))
def test_working_days_are_no_weekends_and_past(now, ago):
    now = now.replace(year=2026 + now.year % 50, day=min(now.day, 28))

    day = days.workday(now, ago)

    assert day.weekday() < 5
    assert day <= (now + timedelta(hours=7)).date() - timedelta(days=ago)


def test_clocks_are_those_of_the_campus():
    moment = days.at(make.NOON, 1, "09:15")

    assert moment == datetime(2026, 11, 23, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 24), "Semester Ganjil 2026/2027"),
        (date(2027, 1, 10), "Semester Ganjil 2026/2027"),
        (date(2027, 3, 1), "Semester Genap 2026/2027"),
        (date(2027, 8, 1), "Semester Ganjil 2027/2028"),
    ],
)
def test_a_semester_carries_its_academic_year(day, name):
    assert days.period_name(day) == name
