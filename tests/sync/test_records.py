"""Records from a phone: exactly one, whatever the network does."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import func, select

from tests.make import NOON
from tests.photos import jpeg
from tests.sync.phone import Phone, sha256, shot
from unsera_watch.observations.models import Draft, Observation, Photo, Revision
from unsera_watch.observations.rules.draft import Opening
from unsera_watch.observations.service import drafts

PHOTO = jpeg(320, 240)


def counted(database, model):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def only(database, model):
    with database.reading() as session:
        return session.scalars(select(model)).one()


def test_a_new_record_gets_a_receipt_and_the_same_again_gets_the_same(phone, record, database):
    name = uuid4()

    first, second = phone.put(record(), name), phone.put(record(), name)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json()["receipt"] == second.get_json()["receipt"]
    assert first.get_json()["url"] == f"/observations/{name}"
    assert counted(database, Revision) == 1


def test_photos_come_first_or_the_record_waits(phone, record, database):
    name, digest = uuid4(), sha256(PHOTO)
    body = record(photos=[shot(digest)])

    early = phone.put(body, name)
    phone.piece(PHOTO, 0, PHOTO)
    late = phone.put(body, name)

    assert (early.status_code, early.get_json()["missing"]) == (424, [digest])
    assert (late.status_code, late.get_json()["missing"]) == (201, [])
    assert only(database, Photo).digest == digest


def test_answers_may_go_before_the_photos_when_the_phone_says_so(phone, record, database):
    name, digest = uuid4(), sha256(PHOTO)
    body = record(photos=[shot(digest)])

    first = phone.put(body, name, X_Photos="later")
    waiting = only(database, Photo).upload_id
    phone.piece(PHOTO, 0, PHOTO)
    second = phone.put(body, name)

    assert (first.status_code, first.get_json()["missing"]) == (201, [digest])
    assert waiting is None
    assert (second.status_code, second.get_json()["missing"]) == (200, [])
    assert second.get_json()["receipt"] == first.get_json()["receipt"]
    assert only(database, Photo).upload_id is not None


def test_both_hashes_are_kept_where_the_phone_sends_a_smaller_copy(phone, record, database):
    original = {"sha256": sha256(b"camera"), "size_bytes": 4_100_000, "maker": "not kept"}
    phone.piece(PHOTO, 0, PHOTO)

    phone.put(record(photos=[shot(sha256(PHOTO), original=original)]))

    kept = only(database, Photo)
    assert kept.digest == sha256(PHOTO)
    assert kept.stated == {"sha256": sha256(b"camera"), "size_bytes": 4_100_000}


def test_a_clock_two_days_wrong_is_set_right_and_both_times_stay(phone, record, database):
    ahead = timedelta(days=2)
    body = record(
        started_at=(NOON - timedelta(hours=2) + ahead).isoformat(),
        ended_at=(NOON - timedelta(hours=1) + ahead).isoformat(),
        clock_ahead_s=int(ahead.total_seconds()),
    )

    answer = phone.put(body, X_Device_Clock=(NOON + ahead).isoformat())

    revision = only(database, Revision)
    assert answer.status_code == 201
    assert answer.get_json()["skew_s"] == ahead.total_seconds()
    assert only(database, Observation).visit.started_at == NOON - timedelta(hours=2)
    assert revision.content["clock_ahead_s"] == ahead.total_seconds()
    assert (revision.device_sent_at, revision.received_at) == (NOON + ahead, NOON)


def test_a_few_seconds_are_nobodys_business(phone, record, database):
    phone.put(record(clock_ahead_s=40))

    assert "clock_ahead_s" not in only(database, Revision).content


def test_a_clock_that_says_nothing_readable_stops_nothing(phone, record, database):
    answer = phone.put(record(), X_Device_Clock="yesterday")

    assert answer.status_code == 201
    assert only(database, Revision).device_sent_at is None


def test_the_other_member_is_told_of_whoever_was_first(app, phone, record, world):
    phone.put(record())

    second = Phone(app, world.partner).put(record())

    (other,) = second.get_json()["also"]
    assert second.status_code == 201
    assert other["at"] == NOON.isoformat()


def test_a_draft_of_the_server_moves_once_and_goes_when_its_record_came(
    phone, record, database, world
):
    opening = Opening(NOON - timedelta(hours=2), (world.partner.id,), None)
    with database.work() as session:
        draft_id = drafts.begin(session, world.observer, world.assignment_id, opening, now=NOON)

    moved = phone.post(f"/sync/drafts/{draft_id}/take")
    kept = only(database, Draft).moved_at
    phone.put(record(), draft_id)

    assert moved.get_json()["draft"]["id"] == str(draft_id)
    assert moved.get_json()["draft"]["clock_ahead_s"] == 0
    assert kept == NOON
    assert counted(database, Draft) == 0


def test_nobody_takes_another_ones_draft(app, database, world):
    opening = Opening(NOON - timedelta(hours=2), (), None)
    with database.work() as session:
        draft_id = drafts.begin(session, world.observer, world.assignment_id, opening, now=NOON)

    partner = Phone(app, world.partner)

    assert partner.post(f"/sync/drafts/{draft_id}/take").status_code == 404
