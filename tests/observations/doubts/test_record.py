"""What the flags look at, taken from a record as it was sent."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tools.place import ROOT
from unsera_watch.instruments.definition import parse
from unsera_watch.kernel.geo import Point
from unsera_watch.observations.rules import Outcome, People, PhotoTaken, Position, Submission
from unsera_watch.observations.rules.doubts import Limits, Spot, Unit, doubts, facts_of

NINE = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)
UNIT = Unit(point=Point(-6.12, 106.15), hours={"1": ("08:00", "15:00")})
HERE = Position(lat=-6.12, lon=106.15, accuracy_m=8.4)


@pytest.fixture(scope="module")
def definition():
    shipped = ROOT / "instruments" / "obs-sp-v1.json"
    return parse(json.loads(shipped.read_text(encoding="utf-8")))


def sent(**changes):
    usual = {
        "instance_id": ONE,
        "revision": 1,
        "assignment_id": ONE,
        "started_at": NINE,
        "ended_at": NINE + timedelta(minutes=40),
        "outcome": Outcome.DONE,
        "outcome_note": "",
        "present": (ONE, TWO),
        "position": HERE,
        "answers": {},
        "notes": {},
    }
    return Submission(**usual | changes)


def photo(**changes):
    taken = {"digest": "0" * 64, "indicator": "K1.1", "people": People.NONE, "position": HERE}
    return PhotoTaken(**taken | changes)


def test_a_record_becomes_whole_numbers(definition):
    facts = facts_of(sent(photos=(photo(taken_at=NINE),)), definition, UNIT)

    assert facts.place == Spot(-6_120_000, 106_150_000, 9)
    assert facts.started_s == facts.photos[0].taken_s == 1_795_485_600
    assert (facts.present, facts.is_done) == (2, True)
    assert doubts(facts, Limits()) == ()


def test_a_place_off_the_earth_is_no_place(definition):
    facts = facts_of(sent(position=Position(lat=106.15, lon=-6.12)), definition, UNIT)

    assert [each.code for each in doubts(facts, Limits())] == ["position-missing"]


def test_what_the_camera_wrote_counts_before_the_phones_moment(definition):
    old = photo(taken_at=NINE, stated={"taken_at": "2026:11:20 09:15:00"})

    (found,) = doubts(facts_of(sent(photos=(old,)), definition, UNIT), Limits())

    assert (found.code, found.values["taken"]) == ("photo-early", "20/11/2026 09.15")


def test_a_camera_goes_by_the_phones_wrong_clock(definition):
    shot = photo(stated={"taken_at": "2026:11:24 11:10:00"})
    submission = sent(photos=(shot,), clock_ahead_s=7_200)

    facts = facts_of(submission, definition, UNIT)

    assert facts.photos[0].taken_s == 1_795_485_600 + 600
    assert [each.code for each in doubts(facts, Limits())] == ["clock-ahead"]


@pytest.mark.parametrize(
    ("notes", "photos", "expected"),
    [
        ({}, (), ["evidence-missing"]),
        ({"K1.1": " \n"}, (), ["evidence-missing"]),
        ({"K1.1": "Di dinding kiri, tidak boleh difoto."}, (), []),
        ({}, (photo(),), []),
    ],
)
def test_what_is_said_to_be_there_wants_a_photo_or_a_note(definition, notes, photos, expected):
    submission = sent(answers={"K1.1": "ada"}, notes=notes, photos=photos)

    found = doubts(facts_of(submission, definition, UNIT), Limits())

    assert [each.code for each in found] == expected


def test_a_visit_that_was_refused_says_where_and_when_only(definition):
    submission = sent(outcome=Outcome.REFUSED, ended_at=NINE + timedelta(minutes=2))

    assert doubts(facts_of(submission, definition, UNIT), Limits()) == ()
