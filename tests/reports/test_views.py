"""The coordinator's pages, the shelf and the file."""

from datetime import timedelta
from hashlib import sha256

import pytest

from tests import make
from tests.reports import issued as made
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Outcome, Status
from unsera_watch.reports import queries
from unsera_watch.reports.models import Report

RECEIPT = "Not an approval, assessment or opinion of the Ombudsman"


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def officer(database):
    with database.work() as session:
        return made.officer(session)


@pytest.fixture
def observation_id(database, world):
    with database.work() as session:
        return made.verified(session, world, answers=make.answers(session, K1_2="tidak_ada"))


@pytest.fixture
def draft_id(database, world, store):
    with database.work() as session:
        photo = made.taken(session, world, store)
        return made.drafted(session, world, photos=(photo,)).id


@pytest.fixture
def report(database, world, store):
    with database.work() as session:
        photo = made.taken(session, world, store)
        answers = make.answers(session, K1_2="tidak_ada")
        return made.issued(session, world, store, photos=(photo,), answers=answers)


@pytest.fixture(autouse=True)
def english(browser):
    browser.client.set_cookie("lang", "en")


def test_a_coordinator_makes_a_draft_and_issues_it(browser, world, observation_id, database):
    browser.as_(world.coordinator)
    assert "Verified, no report yet" in browser.get("/reports").words

    drafted = browser.post("/reports", {"observation_id": str(observation_id)})
    draft = browser.get(drafted.location)
    sent = browser.post(f"{drafted.location}/issue")
    page = browser.get(sent.location)

    assert "never used again" in draft.words
    assert "001/LHO/UNSERA/XI/2026" in page.words
    assert "Verified, no report yet" not in browser.get("/reports").words


def test_a_draft_can_be_previewed_without_a_number(browser, world, draft_id):
    answer = browser.as_(world.coordinator).get(f"/reports/{draft_id}/preview.pdf")

    assert answer.response.data.startswith(b"%PDF-1.7")
    assert answer.response.headers["Content-Disposition"].startswith("attachment")
    assert answer.response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_draft_on_what_was_revoked_has_no_button(browser, world, draft_id, database):
    with database.work() as session:
        observation_id = session.get_one(Report, draft_id).observation_id
        session.get_one(Observation, observation_id).status = Status.REVOKED
    browser.as_(world.coordinator)

    page, late = browser.get(f"/reports/{draft_id}"), browser.post(f"/reports/{draft_id}/issue")

    assert "It cannot be issued" in page.words
    assert "Issue and give the number" not in page.words
    assert late.status == 409


def test_drafts_are_not_found_by_others(browser, world, officer, draft_id):
    for reader in (officer, world.supervisor, world.observer):
        assert browser.as_(reader).get(f"/reports/{draft_id}").status == 404
    assert browser.as_(officer).get(f"/shelf/{draft_id}").status == 404
    assert browser.get("/shelf").soup.select("tbody tr") == []


def test_the_shelf_opens_a_report_on_one_page(browser, officer, report):
    shelf = browser.as_(officer).get("/shelf")
    page = browser.get(shelf.soup.select_one("tbody th a")["href"])

    assert shelf.text_of("tbody .status") == "Issued"
    assert page.text_of("h1").startswith("Unit Contoh Melati")
    for words in ("Indicative score", "K1.2", "old scale", report.code, RECEIPT):
        assert words in page.words
    assert report.versions[0].file_digest in page.words
    assert page.soup.select(".heat-none .heat-code")[0].text == "K1.2"


def test_the_shelf_is_filtered_by_region_state_and_words(browser, officer, report):
    browser.as_(officer)

    for asked in ("region=99.01", "state=issued", "q=001/LHO", f"q={report.code}"):
        assert len(browser.get(f"/shelf?{asked}").soup.select("tbody tr")) == 1, asked
    for asked in ("region=36.01", "state=received", "q=tidak-ada", "q=%00"):
        page = browser.get(f"/shelf?{asked}")
        assert len(page.soup.select("tbody tr")) == (asked == "q=%00"), asked


def test_a_shelf_of_many_is_paged_by_key(database, browser, officer, world, store, monkeypatch):
    with database.work() as session:
        reports = [made.issued(session, make.world(session), store) for _ in range(3)]
        first, more = queries.shelf(session, queries.Search(), size=2)
        second, no_more = queries.shelf(session, queries.Search(after=first[-1].id), size=2)

    assert (more, no_more) == (True, False)
    assert {each.id for each in (*first, *second)} == {each.id for each in reports}


def test_an_officer_acknowledges_the_receipt(browser, officer, report):
    page = browser.as_(officer).get(f"/shelf/{report.id}")
    digest = page.soup.select_one("[name=file_digest]")["value"]

    sent = browser.post(
        f"/shelf/{report.id}/receive", {"file_digest": digest, "note": "Agenda 7 <b>"}
    )
    after = browser.get(sent.location)

    assert sent.status == 303
    assert "Agenda 7 <b>" in after.words
    assert after.text_of(".page-head .status") == "Received"
    assert after.words.count(RECEIPT) >= 1
    assert after.soup.select("[name=file_digest]") == []
    assert browser.get("/shelf").text_of("tbody .status") == "Received"


@pytest.mark.parametrize(("note", "status"), [("x" * 501, 422), ("fine", 409)])
def test_a_receipt_that_cannot_be_kept_comes_back(browser, officer, report, note, status):
    digest = report.versions[0].file_digest if status == 422 else "0" * 64

    answer = browser.as_(officer).post(
        f"/shelf/{report.id}/receive", {"file_digest": digest, "note": note}
    )

    assert answer.status == status
    assert status == 409 or note in answer.text


def test_the_file_is_a_download_under_its_number(browser, officer, report):
    page = browser.as_(officer).get(f"/shelf/{report.id}")
    address = next(a["href"] for a in page.soup.select("a.btn") if ".pdf" in a["href"])

    answer = browser.get(address).response

    assert address.endswith("/001-LHO-UNSERA-XI-2026.pdf")
    assert sha256(answer.data).hexdigest() == report.versions[0].file_digest
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="001-LHO-UNSERA-XI-2026.pdf"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert browser.get(f"/reports/{report.id}/other.pdf").status == 404


def test_whom_it_concerns_reads_the_issued_report(browser, world, report):
    for reader in (world.observer, world.partner, world.supervisor, world.coordinator):
        page = browser.as_(reader).get(f"/reports/{report.id}")
        assert page.status == 200
        assert page.soup.select("form[action$=receive]") == []


def test_a_visit_without_a_value_reads_as_such(browser, officer, world, store, database):
    with database.work() as session:
        closed = {"outcome": Outcome.CLOSED, "outcome_note": "Pintu terkunci."}
        report_id = made.issued(session, world, store, **closed).id

    page = browser.as_(officer).get(f"/shelf/{report_id}")

    assert "Cannot be scored" in page.words
    assert page.soup.select(".heat, .comparison") == []


def test_the_start_page_says_what_waits(browser, world, officer, report, database):
    start, end = (make.NOON - timedelta(hours=hours) for hours in (5, 4))
    with database.work() as session:
        made.verified(session, world, started_at=start, ended_at=end)

    assert "Reports to make" in browser.as_(world.coordinator).get("/").words
    assert "New on the shelf" in browser.as_(officer).get("/").words
    assert "New on the shelf" not in browser.as_(world.observer).get("/").words
