"""The coordinator's pages, and whom an issued report concerns."""

from datetime import timedelta

import pytest

from tests import make
from tests.reports import issued as made
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Status
from unsera_watch.reports.models import Report

pytestmark = pytest.mark.usefixtures("english")


def test_a_coordinator_makes_a_draft_and_issues_it(browser, world, observation_id):
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


def test_whom_it_concerns_reads_the_issued_report(browser, world, report):
    for reader in (world.observer, world.partner, world.supervisor, world.coordinator):
        page = browser.as_(reader).get(f"/reports/{report.id}")
        assert page.status == 200
        assert page.soup.select("form[action$=receive]") == []


def test_the_start_page_says_what_waits(browser, world, officer, report, database):
    start, end = (make.NOON - timedelta(hours=hours) for hours in (5, 4))
    with database.work() as session:
        made.verified(session, world, started_at=start, ended_at=end)

    assert "Reports to make" in browser.as_(world.coordinator).get("/").words
    assert "New on the shelf" in browser.as_(officer).get("/").words
    assert "New on the shelf" not in browser.as_(world.observer).get("/").words
