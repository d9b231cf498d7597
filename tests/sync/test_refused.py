"""Records that are not taken: every reason is said, and nothing of them stays."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.sync.phone import Phone
from unsera_watch.observations.models import Observation
from unsera_watch.sync import service

WAITS = ("first_wait", "longest_wait", "forgiven_every")


def counted(database, model):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_other_words_under_the_same_revision_are_refused_and_ours_can_be_read(phone, record):
    name = uuid4()
    phone.put(record(), name)

    other = phone.put(record(outcome="closed", outcome_note="Tutup.", answers={}), name)

    assert other.status_code == 409
    assert other.get_json()["error"] == "same-revision-other-content"
    assert other.get_json()["url"] == f"/observations/{name}"


def test_somebody_elses_id_says_nothing_about_it(app, phone, record, world):
    name = uuid4()
    phone.put(record(), name)

    partner = Phone(app, world.partner).put(record(), name)

    assert partner.status_code == 409
    assert partner.get_json() == {"error": "id-taken", "message": ""}


def test_rows_lose_their_keys_and_hidden_questions_their_answers(phone, record, database):
    answers = record()["answers"] | {"NOBODY": "ada"}

    answer = phone.put(record(answers=answers))

    assert answer.status_code == 422
    assert {each["path"] for each in answer.get_json()["problems"]} == {"NOBODY"}
    assert counted(database, Observation) == 0


def test_every_problem_is_told_at_once_with_its_place(phone, record):
    answers = record()["answers"]
    del answers["K1.1"]
    answers["K2.1"] = "perhaps"

    answer = phone.put(record(answers=answers, present=[]))

    assert answer.status_code == 422
    assert {"K1.1", "K2.1", "present"} <= {each["path"] for each in answer.get_json()["problems"]}
    assert all(each["text"] for each in answer.get_json()["problems"])


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"revision": "1"}, "revision"),
        ({"revision": True}, "revision"),
        ({"revision": 0}, "revision"),
        ({"started_at": "2026-11-24T10:00:00"}, "started_at"),
        ({"started_at": "0001-01-01T00:00:00+00:00"}, "started_at"),
        ({"ended_at": None}, "ended_at"),
        ({"outcome": "perfect"}, "outcome"),
        ({"present": "everybody"}, "present"),
        ({"present": ["x"]}, "present"),
        ({"position": {"lat": "6", "lon": 1, "source": "browser"}}, "position"),
        ({"position": {"lat": float("nan"), "lon": 1, "source": "browser"}}, "position"),
        ({"position": {"lat": 6, "lon": 1, "source": "none"}}, "position"),
        ({"answers": []}, "answers"),
        ({"notes": {"K1.1": 5}}, "notes"),
        ({"photos": {}}, "photos"),
        ({"photos": [{"digest": "../x"}]}, "photos"),
        ({"clock_ahead_s": 1.5}, "clock_ahead_s"),
        ({"clock_ahead_s": 10**12}, "clock_ahead_s"),
        ({"assignment_id": 5}, "assignment_id"),
        ({"outcome_note": {"a": 1}}, "outcome_note"),
    ],
)
def test_what_cannot_be_read_is_named(phone, record, changes, place):
    answer = phone.put(record(**changes))

    assert answer.status_code == 422
    assert place in {each["path"] for each in answer.get_json()["problems"]}


@pytest.mark.parametrize("raw", [None, [], "text", 5, {}])
def test_what_is_no_record_is_refused_kindly(phone, raw):
    answer = phone.put(raw)

    assert answer.status_code == 422
    assert answer.get_json()["problems"]


def test_an_unknown_version_is_not_found(phone, record):
    assert phone.put(record(version_id=str(uuid4()))).status_code == 404


def test_more_records_than_a_team_could_make_wait(phone, record, monkeypatch):
    few = service.Limit(free=1, **{name: timedelta(minutes=1) for name in WAITS})
    monkeypatch.setattr(service, "RECORDS", few)
    phone.put(record())

    more = phone.put(record())

    assert more.status_code == 429
    assert int(more.headers["Retry-After"]) > 0


def test_signed_out_is_said_and_nothing_is_lost(app, record):
    stranger = Phone.__new__(Phone)
    stranger.client = app.test_client()

    answer = stranger.put(record())

    assert (answer.status_code, answer.get_json()) == (401, {"error": "sign-in"})


def test_half_a_letter_is_refused_instead_of_failing_for_ever(phone, record):
    half = json.dumps(record(outcome_note="Tutup \ud83d"))

    answer = phone.send(half)

    assert answer.status_code == 422


def test_json_without_bottom_is_refused(phone):
    answer = phone.send("[" * 100_000 + "]" * 100_000)

    assert answer.status_code == 422


def test_a_queue_sends_nothing_under_the_name_of_who_signed_in_since(app, phone, record, world):
    partner = Phone(app, world.partner)

    theirs = partner.put(record(), X_Account=str(world.observer.id))
    own = phone.put(record(), X_Account=str(world.observer.id))

    assert (theirs.status_code, theirs.get_json()) == (401, {"error": "sign-in"})
    assert own.status_code == 201
    assert partner.get("/sync/session").status_code == 200
