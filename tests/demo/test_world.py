"""The demo world as a newcomer finds it: every state, sound, and nobody real."""

from collections import Counter

from sqlalchemy import select

from tests import make
from tests.demo.reading import everything, interviewed, names, observed, visits
from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service import credentials
from unsera_watch.app import make_sealer
from unsera_watch.audit.service.verify import verify
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import EntryStatus
from unsera_watch.evidence.service import stored_files
from unsera_watch.instruments.rules import check_answers, score
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.geo import Point, distance_m
from unsera_watch.observations.models import Draft, Observation, Photo, Present
from unsera_watch.observations.rules import Outcome, Presence, Status
from unsera_watch.offices.models import Office
from unsera_watch.programs.rules import WIB
from unsera_watch.reports.models import Report
from unsera_watch.reports.rules import ReportStatus


def test_nothing_in_it_was_altered(demo, demo_settings, demo_store):
    def files(session):
        return stored_files(session, demo_store)

    assert verify(demo, make_sealer(demo_settings), files=files) == []


def test_sixteen_visits_stand_in_every_state_and_outcome(demo):
    found = observed(demo)

    # Revoking a verified observation takes a second person and a room of its own.
    assert {each.status for each in found} == set(Status) - {Status.REVOKED}
    assert {each.visit.outcome for each in found} == set(Outcome)
    assert len(found) == 16


def test_partners_confirm_deny_and_stay_silent(demo):
    assert {each.state for each in everything(demo, Present)} == set(Presence)


def test_scores_lie_wide_apart(demo):
    totals = [each.total for each in observed(demo) if each.total is not None]

    assert 25 < min(totals) < 40
    assert 90 < max(totals) < 100
    assert len(set(totals)) == len(totals) == 12


def test_only_finished_visits_have_scores(demo):
    for each in observed(demo):
        assert (each.total is not None) == (each.visit.outcome is Outcome.DONE)


def test_every_instrument_is_filled_in_and_can_be_scored_again(demo):
    found = interviewed(demo)

    assert {each.version.instrument.code for each in found} == {
        *("WWC-PENGGUNA", "WWC-PETUGAS", "PEKPPP-F02A")
    }
    for each in found:
        assert score(definition_of(each.version), each.answers).total == each.total
    assert {each.total is not None for each in found} == {True, False}


def test_thirty_users_were_asked_and_nobody_is_named(demo):
    users = next(e for e in interviewed(demo) if e.version.instrument.code == "WWC-PENGGUNA")

    assert len(users.answers["RESP"]) == 30
    assert check_answers(definition_of(users.version), users.answers, {}, {}) == {}


def test_one_visit_was_corrected_and_verified(demo):
    found = [(each.revision, each.status) for each in visits(demo) if each.revision > 1]

    assert sorted(found) == [(2, Status.SUBMITTED), (2, Status.VERIFIED)]


def test_visits_happen_on_working_days_in_the_day(demo):
    for each in visits(demo):
        start, end = (
            moment.astimezone(WIB) for moment in (each.visit.started_at, each.visit.ended_at)
        )

        assert start.weekday() < 5
        assert 8 <= start.hour <= end.hour < 15
        assert each.submitted_at < make.NOON


def test_photos_have_a_time_from_the_camera_and_a_place_from_the_phone_only(demo):
    photos = everything(demo, Photo)

    assert len(photos) >= 36
    assert all(set(photo.upload.exif) == {"taken_at"} for photo in photos)
    assert all(photo.lat is not None and photo.accuracy_m for photo in photos)


def test_one_visit_lies_far_from_its_office(demo):
    placed = [each.visit for each in visits(demo) if each.visit.assignment.office.lat is not None]
    away = Counter(round(_away(visit)) > 41 for visit in placed)

    assert away[True] == 1
    assert max(round(_away(visit)) for visit in placed) == 412


def _away(visit):
    office = visit.assignment.office
    return distance_m(Point(office.lat, office.lon), Point(visit.lat, visit.lon))


def test_points_are_confirmed_unconfirmed_and_missing(demo):
    kinds = Counter(
        (office.lat is not None, office.point_confirmed_by is not None)
        for office in everything(demo, Office)
    )

    assert kinds == {(True, True): 9, (True, False): 2, (False, False): 1}


def test_reports_are_received_issued_and_drafted(demo):
    reports = {each.number: each.status for each in everything(demo, Report)}

    assert reports == {
        "001/LHO/UNSERA/XI/2026": ReportStatus.RECEIVED,
        "002/LHO/UNSERA/XI/2026": ReportStatus.ISSUED,
        None: ReportStatus.DRAFT,
    }


def test_logbooks_hold_waiting_returned_and_approved_work(demo):
    states = {each.status for each in everything(demo, LogbookEntry)}

    assert states == {EntryStatus.SUBMITTED, EntryStatus.RETURNED, EntryStatus.APPROVED}


def test_a_newcomer_has_something_to_do_as_the_first_student(demo):
    me = accounts.by_email(demo, "student1@unsera.example").id
    mine = [each for each in visits(demo) if each.visit.observer_id == me]
    asked = select(Present).where(Present.account_id == me, Present.state == Presence.ASKED)

    assert Status.RETURNED in {each.status for each in mine}
    assert len(demo.scalars(asked).all()) == 1
    drafts = demo.scalars(select(Draft).where(Draft.author_id == me)).all()
    assert len({draft.visit_id for draft in drafts}) == 1
    assert len(demo.scalars(select(Observation)).all()) > len(mine)


def test_everybody_signs_in_with_the_one_password(demo):
    people = everything(demo, Account)

    assert len(people) == 13
    assert accounts.is_demo(demo)
    assert all(credentials.matches(each.password_hash, make.DEMO_PASSWORD) for each in people)


def test_nobody_and_no_place_is_real(demo):
    assert [name for name in names(demo) if "Contoh" not in name.split()] == []
    assert all(each.region.is_fictitious for each in everything(demo, Office))
