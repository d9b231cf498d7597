"""Periksa keaslian: by code, by hash, by both; for everybody, naming nobody."""

from urllib.parse import unquote

import pytest

from tests import make
from tests.reports import issued as made
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.rules import PER_ADDRESS
from unsera_watch.reports.models import ReportVersion

OTHER = "0" * 64


@pytest.fixture
def report(database, store):
    with database.work() as session:
        return made.issued(session, make.world(session), store)


@pytest.fixture(autouse=True)
def english(browser):
    browser.client.set_cookie("lang", "en")


def answer(browser, address, **asked):
    page = browser.get(address, query_string=asked)
    assert page.status == 200
    return page.text_of(".verdict h2"), page


def test_the_page_asks_and_answers_nothing_yet(browser):
    page = browser.get("/verify")

    assert page.text_of("h1") == "Check a report"
    assert page.soup.select(".verdict") == []
    assert page.soup.select_one("[data-drop]")["data-drop"] == "/verify"
    assert page.soup.select("[data-verify-answer]")


@pytest.mark.parametrize("typed", [str, str.lower, "  {} ".format])
def test_a_code_is_found_however_it_is_typed(browser, report, typed):
    title, page = answer(browser, "/verify", code=typed(report.code))

    assert title == "Genuine code"
    assert report.number in page.words
    assert report.versions[0].file_digest in page.words


def test_the_address_of_the_qr_answers(browser, report):
    title, page = answer(browser, f"/v/{report.code}")

    assert title == "Genuine code"
    # The check sign may be one that an address writes otherwise: = is %3D.
    asked = page.soup.select_one("[data-drop]")["data-drop"]
    assert unquote(asked) == f"/verify?code={report.code}"


def test_the_hash_of_the_issued_file_is_genuine(browser, report):
    digest = report.versions[0].file_digest

    assert answer(browser, "/verify", sha256=digest.upper())[0] == "Genuine"
    assert answer(browser, "/verify", sha256=digest, code=report.code)[0] == "Genuine"


def test_another_hash_is_altered_or_unknown(browser, report):
    assert answer(browser, "/verify", sha256=OTHER)[0] == "Altered or unknown"
    assert answer(browser, "/verify", sha256=OTHER, code=report.code)[0] == "Altered"


@pytest.mark.parametrize("code", ["UW-0000-0000-0", "UW-0000-0000-1", "x", "é" * 300])
def test_what_is_no_code_of_ours_is_unknown(browser, code):
    assert answer(browser, "/verify", code=code)[0] == "Unknown"


def test_a_code_with_a_wrong_check_character_is_unknown(browser, report):
    wrong = report.code[:-1] + ("7" if report.code[-1] != "7" else "8")

    assert answer(browser, f"/v/{wrong}")[0] == "Unknown"


def test_what_is_no_hash_is_said_beside_the_field(browser):
    page = browser.get("/verify", query_string={"sha256": "abc"})

    assert page.soup.select(".verdict") == []
    assert "This is no SHA-256" in page.words


def test_a_draft_is_unknown(browser, database):
    with database.work() as session:
        code = made.drafted(session, make.world(session)).code

    assert answer(browser, f"/v/{code}")[0] == "Unknown"


def test_an_older_version_is_replaced(browser, report, database, store):
    with database.work() as session:
        old = session.get_one(ReportVersion, report.versions[0].id)
        kept = made.issued(session, make.world(session), store).versions[0]
        facts = {name: getattr(kept, name) for name in ("file_digest", "file_bytes", "pages")}
        frozen = {name: getattr(old, name) for name in ("document", "rests_on", "frozen_at")}
        session.flush()  # before it can be deleted again, it must be there
        session.delete(kept)
        session.add(ReportVersion(report_id=report.id, number=2, **facts, **frozen))

    assert answer(browser, "/verify", sha256=old.file_digest)[0] == "Replaced"


def test_sample_data_is_called_sample_data(browser, app, report):
    app.config["IS_DEMO"] = lambda: True

    title, page = answer(browser, f"/v/{report.code}")

    assert title == "Genuine, but SAMPLE DATA"
    assert "says nothing about any office" in page.words


def test_no_person_is_named(browser, database, report):
    with database.reading() as session:
        names = [account.name for account in session.query(Account)]

    words = answer(browser, f"/v/{report.code}")[1].words

    assert [name for name in names if name in words] == []


def test_wrong_codes_are_counted_and_right_ones_are_not(browser, report):
    for _ in range(PER_ADDRESS.free):
        assert browser.get(f"/v/{report.code}").status == 200
    for _ in range(PER_ADDRESS.free):
        assert browser.get("/v/UW-0000-0000-1").status == 200

    assert browser.get("/v/UW-0000-0000-1").status == 429
    assert browser.get(f"/v/{report.code}").status == 429
