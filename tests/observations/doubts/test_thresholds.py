"""Each flag on both sides of its threshold, as a supervisor would check it by hand."""

from dataclasses import replace

import pytest

from unsera_watch.observations.rules.doubts import (
    Facts,
    Limits,
    PhotoFacts,
    QuestionFacts,
    Spot,
    doubts,
)

TUESDAY_NINE = 1_795_485_600  # 24 November 2026, 09.00 at the campus
POINT = Spot(-6_120_000, 106_150_000)
LIMITS = Limits()
OPEN = {"1": ("08:00", "15:00")}
GOOD = Facts(
    started_s=TUESDAY_NINE,
    ended_s=TUESDAY_NINE + 45 * 60,
    point=POINT,
    hours=OPEN,
    place=replace(POINT, accuracy_m=20),
    present=2,
    clock_ahead_s=0,
    photos=(PhotoFacts(number=1, taken_s=TUESDAY_NINE + 60, place=POINT),),
    questions=(QuestionFacts(code="K1", said="ada", letters=40, pace_ms=9_000),),
)


def north(metres, accuracy_m=None):
    """Return a place so many metres north of the point."""
    return Spot(POINT.lat_e6 + round(metres * 8.993216), POINT.lon_e6, accuracy_m)


def photo(**changes):
    return {"photos": (replace(GOOD.photos[0], **changes),)}


def choices(*said):
    return {"questions": tuple(QuestionFacts(code=f"K{n}", said=one) for n, one in enumerate(said))}


def timed(*paces, letters=60):
    return {
        "questions": tuple(
            QuestionFacts(code=f"K{n}", letters=letters, pace_ms=pace)
            for n, pace in enumerate(paces)
        )
    }


def codes(limits=LIMITS, **changes):
    return [each.code for each in doubts(replace(GOOD, **changes), limits)]


def test_an_honest_visit_has_no_flag():
    assert doubts(GOOD, LIMITS) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"place": None}, "position-missing"),
        ({"place": north(0, 201)}, "position-vague"),
        ({"place": north(201)}, "position-far"),
        ({"place": north(226, 25)}, "position-far"),
        ({"place": Spot(0, 0)}, "position-far"),
        (photo(place=None), "photos-no-position"),
        (photo(place=north(201)), "photo-far"),
        (photo(taken_s=TUESDAY_NINE - 601), "photo-early"),
        (photo(taken_s=TUESDAY_NINE + 45 * 60 + 601), "photo-late"),
        ({"ended_s": TUESDAY_NINE + 10 * 60 - 1}, "visit-short"),
        ({"ended_s": TUESDAY_NINE + 481 * 60, "hours": {}}, "visit-long"),
        ({"hours": {"0": ("08:00", "15:00")}}, "closed-day"),
        ({"hours": {"1": ("09:16", "15:00")}}, "outside-hours"),
        ({"hours": {"1": ("08:00", "09:29")}}, "outside-hours"),
        ({"present": 1}, "alone"),
        ({"clock_ahead_s": 601}, "clock-ahead"),
        ({"clock_ahead_s": -601}, "clock-behind"),
        (choices(*["ada"] * 10), "answers-alike"),
        (timed(*[1_999] * 5), "answers-fast"),
        (timed(*[2_000] * 5, letters=121), "answers-fast"),
        (timed(1_999, 1_999, 1_999, 9_000, 9_000, 9_000), "answers-fast"),
        ({"questions": (QuestionFacts(code="K1", is_bare=True),)}, "evidence-missing"),
    ],
)
def test_beyond_the_threshold_there_is_one_flag(changes, code):
    (found,) = doubts(replace(GOOD, **changes), LIMITS)

    assert found.code == code
    assert "%(" not in str(found.message)


@pytest.mark.parametrize(
    "changes",
    [
        {"place": north(0, 200)},
        {"place": north(200)},
        {"place": north(225, 25)},
        {"place": Spot(0, 0), "point": None, "photos": ()},
        photo(place=north(200)),
        photo(taken_s=None),
        photo(taken_s=TUESDAY_NINE - 600),
        photo(taken_s=TUESDAY_NINE + 45 * 60 + 600),
        {"ended_s": TUESDAY_NINE + 10 * 60},
        {"ended_s": TUESDAY_NINE + 480 * 60, "hours": {}},
        {"ended_s": None},
        {"hours": {}},
        {"hours": {"1": ("09:15", "09:30")}},
        {"clock_ahead_s": 600},
        {"clock_ahead_s": -600},
        {"clock_ahead_s": None},
        choices(*["ada"] * 9),
        choices(*["ada"] * 10, "tidak"),
        timed(*[0] * 4),
        timed(*[2_000] * 5, letters=120),
        timed(1_999, 1_999, 2_000, 2_000, 2_000),
        timed(*[None] * 9),
        {"questions": ()},
    ],
)
def test_at_the_threshold_there_is_none(changes):
    assert codes(**changes) == []


def test_nothing_is_expected_of_the_answers_of_a_visit_that_was_not_finished():
    questions = tuple(QuestionFacts(code=f"K{n}", said="a", pace_ms=1, is_bare=True) for n in "abc")

    assert codes(is_done=False, ended_s=TUESDAY_NINE + 60, questions=questions * 4) == []


def test_a_threshold_of_nothing_looks_at_nothing():
    off = Limits(**dict.fromkeys(LIMITS.plain(), 0))
    questions = tuple(QuestionFacts(code=f"K{n}", said="a", pace_ms=1) for n in range(20))
    poor = {"place": north(9_000, 9_000), "present": 0, "clock_ahead_s": 9_999, "hours": {}}
    old = photo(place=north(9_000), taken_s=0)

    found = codes(off, **poor, **old, ended_s=TUESDAY_NINE, questions=questions)

    assert found == []


def test_one_photo_without_a_position_is_one_flag_with_the_others():
    many = tuple(PhotoFacts(number=n, taken_s=TUESDAY_NINE) for n in (1, 2, 5))

    (found,) = doubts(replace(GOOD, photos=many), LIMITS)

    assert str(found.message) == "Photos without a position: 1, 2, 5."


def test_a_flag_says_what_was_compared():
    (found,) = doubts(replace(GOOD, place=north(11_735, 8)), LIMITS)

    assert found.values["distance_m"] == 11_735
    assert str(found.message) == (
        "This visit's position is 11 km from the confirmed point of the office"
        " (accuracy ±8 m, limit 200 m)."
    )


def test_times_are_those_of_the_campus():
    (found,) = doubts(replace(GOOD, hours={"1": ("10:00", "15:00")}), LIMITS)

    assert {name: found.values[name] for name in ("start", "end", "opens")} == {
        "start": "09.00",
        "end": "09.45",
        "opens": "10.00",
    }


def test_a_forged_year_is_told_and_breaks_nothing():
    (found,) = doubts(replace(GOOD, **photo(taken_s=10**14)), LIMITS)

    assert found.values["taken"].startswith("31/12/9999")
