"""The card a student shows at the counter, and the page behind its QR."""

from datetime import timedelta

import pytest

from tests import make
from unsera_watch.programs.models import Assignment


def test_the_task_card_is_ready_for_the_counter(browser, world, code):
    page = browser.as_(world.partner).get(f"/assignments/{world.assignment_id}")

    assert page.text_of("h1").startswith("Unit Contoh Melati")
    for words in ("001/ST/CONTOH/XI/2026", "Rektor Contoh", "Penerbitan KTP-el", "OBS-SP v1"):
        assert words in page.words
    assert page.soup.select_one(".qr svg") is not None
    assert page.soup.select_one(f'.qr a[href$="/letters/{code}"]') is not None
    assert page.soup.select_one('a[href="tel:081200000000"]') is not None
    assert page.soup.select_one("svg.map-picture") is not None
    assert page.soup.select_one(".card-poor ol") is not None
    assert "NIM" not in page.words


def test_the_task_card_is_only_for_those_involved(browser, world, stranger):
    address = f"/assignments/{world.assignment_id}"

    assert browser.as_(world.supervisor).get(address).status == 200
    assert browser.as_(stranger).get(address).status == 404
    assert browser.get(f"/teams/{world.team_id}").status == 404


def test_a_student_finds_her_assignments(browser, world, stranger):
    mine = browser.as_(world.observer).get("/assignments")
    theirs = browser.as_(stranger).get("/assignments")

    assert len(mine.soup.select(".assignment")) == 1
    assert theirs.soup.select_one(".empty") is not None


def test_a_due_date_gone_by_is_shown_without_calling_anybody_late(database, browser, world):
    with database.work() as session:
        session.get_one(Assignment, world.assignment_id).due_on = make.NOON.date() - timedelta(1)

    page = browser.as_(world.coordinator).get(f"/teams/{world.team_id}")

    assert page.text_of(".assignment .pills").startswith("Due date: ")
    assert "late" not in page.text_of(".assignment")


def test_a_letter_speaks_the_language_of_its_reader(browser, code):
    browser.client.set_cookie("lang", "id")

    page = browser.get(f"/letters/{code}")

    assert page.text_of(".verdict h2") == "Surat ini berlaku"


def test_anybody_checks_a_letter_and_reads_no_name_of_a_student(browser, world, code):
    page = browser.get(f"/letters/{code.lower()}")

    assert page.soup.select_one(".verdict-genuine") is not None
    for words in ("001/ST/CONTOH/XI/2026", "Kelompok 1", "0254-000000"):
        assert words in page.words
    assert "Mahasiswa" not in page.words
    assert "NIM" not in page.words


@pytest.mark.parametrize(
    ("days", "kind"), [(-30, "unknown"), (0, "genuine"), (6, "genuine"), (7, "replaced")]
)
def test_a_letter_says_whether_it_opens_doors_today(app, browser, code, days, kind):
    app.config["CLOCK"] = lambda: make.NOON + timedelta(days=days)

    page = browser.get(f"/letters/{code}")

    assert page.soup.select_one(f".verdict-{kind}") is not None


def test_a_revoked_letter_says_so(browser, world, code):
    address = f"/teams/{world.team_id}/letters/{world.letter_id}/revoke"
    browser.as_(world.coordinator).get(address)

    browser.post(address)

    assert browser.get(f"/letters/{code}").soup.select_one(".verdict-altered") is not None
    assert browser.post(address).status == 409


def test_an_unknown_letter_is_not_found_and_guessing_ends(browser):
    statuses = {browser.get(f"/letters/{n:04}-0000-0").status for n in range(60)}

    assert statuses == {404, 429}
