"""The desk as a supervisor sees it."""

import pytest

from tests import make
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action, People, PhotoTaken, Position, Status
from unsera_watch.observations.service import answer_presence


@pytest.fixture
def desk(browser, world):
    return browser.as_(world.supervisor)


def status_of(database, observation_id):
    with database.reading() as session:
        return session.get_one(Observation, observation_id).status


def press(desk, observation_id, action, revision=1, **typed):
    data = {"action": action, "revision": revision, **typed}
    return desk.post(f"/desk/{observation_id}/decision", data)


def test_an_empty_desk_says_so(desk):
    assert "Nothing waits" in desk.get("/desk").words or "Tidak ada" in desk.get("/desk").words


def test_the_queue_leads_to_the_record(desk, sent):
    queue = desk.get("/desk")

    link = queue.soup.select_one(".queue-item")

    assert link["href"] == f"/desk/{sent}"
    assert queue.text_of(".queue-title") == desk.get(link["href"]).text_of("h1")


def test_the_record_shows_every_indicator_with_its_remark_field(desk, sent):
    page = desk.get(f"/desk/{sent}")

    assert len(page.soup.select("tr[id^=row-K]")) == 20
    assert len(page.soup.select("textarea[name^=remark_K]")) == 20
    assert {each["value"] for each in page.soup.select("[name=action]")} == {
        *("verify", "return", "reject")
    }


def test_a_photo_says_how_far_from_the_office_it_was_taken(database, settings, world, desk):
    place = Position(lat=-6.1263, lon=106.1668, accuracy_m=9, at=make.NOON)
    with database.work() as session:
        store = FileStore(settings.evidence_dir)
        kept = make.photo(session, world.observer, store)
        taken = PhotoTaken(digest=kept.digest, indicator="K1.1", people=People.NONE, position=place)
        sent = make.sent(session, world, photos=(taken,))

    page = desk.get(f"/desk/{sent}")

    assert page.text_of(".photo-position").startswith("334 m")
    assert page.soup.select(".map-far")


def test_a_denied_presence_is_seen_and_does_not_block(database, world, desk, sent):
    with database.work() as session:
        visit_id = session.get_one(Observation, sent).visit_id
        answer_presence(session, world.partner, visit_id, was_there=False, now=make.NOON)

    page = desk.get(f"/desk/{sent}")

    assert page.soup.select(".desk-record .tone-poor.shape-triangle")
    assert press(desk, sent, "verify").status == 303


def test_verifying_leads_back_to_the_queue(database, desk, sent):
    answer = press(desk, sent, "verify")

    assert (answer.status, answer.location) == (303, "/desk")
    assert status_of(database, sent) is Status.VERIFIED
    assert not desk.get("/desk").soup.select(".queue-item")


def test_returning_without_a_remark_comes_back_with_what_was_typed(database, desk, sent):
    page = press(desk, sent, "return", remark_K1_1="  ")

    assert page.status == 422
    assert page.soup.select(".error-summary")
    assert status_of(database, sent) is Status.SUBMITTED


def test_a_remark_on_one_indicator_returns_it(database, desk, sent):
    assert press(desk, sent, "return", remark_K2_1="Foto buram.").status == 303

    assert status_of(database, sent) is Status.RETURNED
    assert "Foto buram." in desk.get(f"/desk/{sent}").words


def test_rejecting_takes_the_general_text_as_the_reason(database, desk, sent):
    assert press(desk, sent, "reject").status == 422

    assert press(desk, sent, "reject", whole="Bukan kantor ini.").status == 303
    assert status_of(database, sent) is Status.REJECTED


def test_no_button_is_no_decision(database, desk, sent):
    assert press(desk, sent, "withdraw").status == 422
    assert status_of(database, sent) is Status.SUBMITTED


def test_who_comes_too_late_sees_the_present_state_and_the_own_words(desk, sent, judge):
    judge(sent)

    page = press(desk, sent, "return", remark_K2_1="Foto buram.")

    assert page.status == 409
    assert "Foto buram." in page.text_of(".notice")
    assert page.soup.select(".desk-record .pills .tone-good")
    assert not page.soup.select("[name=action]")


def test_a_newer_revision_keeps_the_words_in_their_fields(desk, sent, judge, resend):
    judge(sent, Action.RETURN, remarks={"K1.1": "Periksa lagi."})
    resend(sent, **{"K1.1": "tidak_ada"})

    page = press(desk, sent, "return", remark_K2_1="Foto buram.")

    assert page.status == 409
    assert page.text_of("[name=remark_K2_1]") == "Foto buram."
    assert page.soup.select_one("[name=revision]")["value"] == "2"


def test_what_changed_between_revisions_is_shown(desk, sent, judge, resend):
    judge(sent, Action.RETURN, remarks={"K1.1": "Periksa lagi."})
    resend(sent, **{"K1.1": "tidak_ada"})

    rows = desk.get(f"/desk/{sent}").soup.select("table:has(caption:-soup-contains('2')) tbody tr")

    assert any(row.th.get_text(strip=True) == "K1.1" for row in rows if row.th)


@pytest.mark.parametrize("role", [Role.STUDENT, Role.LECTURER, Role.COORDINATOR, Role.OMBUDSMAN])
def test_the_desk_is_for_supervisors(database, browser, sent, role):
    with database.work() as session:
        who = make.account(session, role)

    assert browser.as_(who).get("/desk").status == 403
    assert browser.as_(who).get(f"/desk/{sent}").status == 403


def test_another_teams_record_is_not_found(browser, sent, stranger):
    other = browser.as_(stranger)

    assert other.get(f"/desk/{sent}").status == 404
    assert press(other, sent, "verify").status == 404
