"""The page of references as those who read it and those who confirm see it."""

import pytest

from tests import make
from unsera_watch.instruments import queries
from unsera_watch.instruments.rules.citations import CitationStatus
from unsera_watch.kernel.permissions import Role

CODE = "uu-25-2009-ps-21"
PAGE = f"/instruments/citations/{CODE}"
TYPED = {
    "seen": "1",
    "text": "Undang-Undang Contoh",
    "article": "Pasal 21",
    "dated_on": "2009-07-18",
    "in_force": "yes",
    "revoked_by": "",
    "checked_at_source": "Naskah contoh, 24 November 2026",
    "action": "confirm",
}


@pytest.fixture
def coordinator(database):
    with database.work() as session:
        return make.account(session, Role.COORDINATOR)


@pytest.fixture
def student(database):
    with database.work() as session:
        return make.student(session)


def status_of(database):
    with database.reading() as session:
        return queries.citation(session, CODE).status


def test_a_coordinator_finds_what_waits_and_confirms_it(browser, coordinator, database):
    waiting = browser.as_(coordinator).get("/instruments/citations?show=unconfirmed")
    browser.get(str(waiting.soup.select_one(f"a[href='{PAGE}']")["href"]))

    sent = browser.post(PAGE, TYPED)

    page = browser.get(sent.location)
    assert (sent.status, page.text_of("h1")) == (303, "Undang-Undang Contoh, Pasal 21")
    assert page.text_of(".page-head .status") == "Confirmed"
    assert "Naskah contoh, 24 November 2026" in page.words
    left = browser.get("/instruments/citations?show=unconfirmed")
    assert left.soup.select_one(f"a[href='{PAGE}']") is None
    assert status_of(database) is CitationStatus.CONFIRMED


def test_what_is_missing_is_said_and_what_was_typed_stays(browser, coordinator):
    page = browser.as_(coordinator).post(PAGE, TYPED | {"checked_at_source": "", "dated_on": "x"})

    assert page.status == 422
    assert "Choose a day." in page.text_of(".error-summary")
    assert "Undang-Undang Contoh" in page.text_of("#text")


def test_all_the_rules_found_is_shown(browser, coordinator):
    half = {"in_force": "unknown", "checked_at_source": ""}

    page = browser.as_(coordinator).post(PAGE, TYPED | half)

    assert page.status == 422
    assert "Say whether the text is in force." in page.text_of(".error-summary")
    assert "Say where you read the text." in page.text_of(".error-summary")


def test_a_late_confirmation_comes_back_with_what_was_typed(browser, coordinator):
    browser.as_(coordinator).post(PAGE, TYPED)

    late = browser.post(PAGE, TYPED | {"text": "Naskah lain"})
    again = browser.post(PAGE, TYPED | {"seen": late.soup.select_one("[name=seen]")["value"]})

    assert (late.status, again.status) == (409, 303)
    assert "changed this reference meanwhile" in late.text_of(".error-summary")
    assert "Naskah lain" in late.text_of("#text")


def test_saving_without_confirming_vouches_for_nothing(browser, coordinator, database):
    sent = browser.as_(coordinator).post(PAGE, TYPED | {"action": "correct"})

    assert browser.get(sent.location).text_of(".page-head .status") == "Not confirmed yet"
    assert status_of(database) is CitationStatus.UNCONFIRMED


def test_a_confirmation_is_withdrawn_on_its_page(browser, coordinator, database):
    page = browser.get(browser.as_(coordinator).post(PAGE, TYPED).location)
    form = page.soup.select_one("form[action$=withdraw]")

    sent = browser.post(form["action"], {"seen": form.select_one("[name=seen]")["value"]})

    assert sent.status == 303
    assert status_of(database) is CitationStatus.UNCONFIRMED


def test_others_read_and_change_nothing(browser, student, database):
    page = browser.as_(student).get(PAGE)

    assert page.soup.select("main form") == []
    assert browser.post(PAGE, TYPED).status == 403
    assert browser.post(f"{PAGE}/withdraw", {"seen": "1"}).status == 403
    assert status_of(database) is CitationStatus.UNCONFIRMED


@pytest.mark.parametrize("seen", ["", "x", "-1", "\u0969", "9" * 40])
def test_nonsense_is_a_state_nobody_saw(browser, coordinator, seen):
    assert browser.as_(coordinator).post(PAGE, TYPED | {"seen": seen}).status == 409


def test_an_unknown_reference_is_not_found(browser, coordinator):
    assert browser.as_(coordinator).get("/instruments/citations/tidak-ada").status == 404
