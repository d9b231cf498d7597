"""People, invitations and one's own account as they are seen."""

from urllib.parse import urlsplit

import pytest

from tests import make
from tests.accounts.people import PASSWORD, with_password
from unsera_watch.accounts import queries
from unsera_watch.kernel.permissions import Role

NEW = "burung biru di pohon"
TWICE = {"password": NEW, "again": NEW}


@pytest.fixture
def coordinator(database):
    """Return a coordinator with an account."""
    with database.work() as session:
        return make.account(session, Role.COORDINATOR)


@pytest.fixture
def admin(database):
    """Return an administrator with an account."""
    with database.work() as session:
        return make.account(session, Role.ADMIN)


@pytest.fixture
def person(database):
    """Return somebody who can sign in."""
    with database.work() as session:
        return with_password(session)


def typed(**other):
    form = {"name": "Orang Baru Contoh", "email": "baru@unsera.example", "roles": ["student"]}
    return form | other


def link_on(page):
    return urlsplit(page.text_of(".code-value")).path


def test_a_new_person_gets_a_link_and_comes_in(browser, coordinator):
    browser.as_(coordinator)
    shown = browser.post("/account/people/new", typed(number_kind="NIM", number="0012"))
    browser.post("/sign-out")

    opened = browser.get(link_on(shown))
    sent = browser.post(link_on(shown), TWICE)

    assert shown.status == 201
    assert "baru@unsera.example" in opened.words
    assert (sent.status, sent.location) == (303, "/")
    assert "NIM 0012" in browser.get("/account").words


def test_an_invitation_works_once(browser, coordinator):
    link = link_on(browser.as_(coordinator).post("/account/people/new", typed()))
    browser.post(link, TWICE)

    assert browser.get(link).status == 404
    assert browser.post(link, TWICE).status == 404


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"password": NEW, "again": "something else"}, "The two passwords are not the same."),
        ({"password": "short", "again": "short"}, "Use at least 10 characters."),
        ({"password": "password123", "again": "password123"}, "too easy to guess"),
        ({}, "Choose a password."),
    ],
)
def test_a_poor_choice_of_password_is_explained(browser, coordinator, form, words):
    browser.post("/language", {"language": "en"})
    link = link_on(browser.as_(coordinator).post("/account/people/new", typed()))
    browser.post("/sign-out")

    page = browser.post(link, form)

    assert page.status == 422
    assert words in page.words


def test_a_token_that_never_was_is_not_found(browser):
    assert browser.get("/invitation/never-made").status == 404


def test_opening_an_invitation_ends_the_session_before(browser, coordinator):
    link = link_on(browser.as_(coordinator).post("/account/people/new", typed()))
    before = browser.client.get_cookie("sid").value

    browser.post(link, TWICE)
    browser.client.set_cookie("sid", before)

    assert browser.get("/account").location.startswith("/sign-in")


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"email": "nowhere"}, {"roles": []}, {"roles": ["king"]}, {"number": "9" * 99}],
)
def test_a_form_that_is_not_right_comes_back_with_what_was_typed(browser, coordinator, wrong):
    page = browser.as_(coordinator).post("/account/people/new", typed(**wrong))

    assert page.status == 422
    assert page.soup.select_one(".error") is not None
    assert page.soup.select_one("#email")["value"] == typed(**wrong)["email"]


def test_markup_in_a_name_stays_text(browser, coordinator):
    evil = "<script>alert(1)</script>"

    browser.as_(coordinator).post("/account/people/new", typed(name=evil))

    page = browser.get("/account/people")
    assert evil in page.words
    assert "<script>alert" not in page.text


def test_a_coordinator_cannot_post_a_role_she_may_not_give(browser, coordinator):
    assert (
        browser.as_(coordinator).post("/account/people/new", typed(roles=["admin"])).status == 403
    )


def test_a_coordinator_sees_students_and_not_administrators(browser, coordinator, admin, person):
    page = browser.as_(coordinator).get("/account/people")

    assert person.email in page.words
    assert str(admin.id) not in page.text
    assert browser.get(f"/account/people/{admin.id}").status == 404


def test_people_are_found_by_a_part_of_the_address(browser, coordinator, person):
    browser.as_(coordinator)

    assert person.email in browser.get(f"/account/people?q={person.email[:8]}").words
    assert person.email not in browser.get("/account/people?q=nobody&after=rubbish").words


def test_a_student_sees_no_list_of_people(browser, person):
    browser.post("/sign-in", {"email": person.email, "password": PASSWORD})

    assert browser.get("/account/people").status == 403


def test_only_an_administrator_renews_an_account_in_use(browser, coordinator, admin, person):
    address = f"/account/people/{person.id}/invite"

    assert browser.as_(coordinator).post(address).status == 403
    assert browser.as_(admin).post(address).status == 201


def test_an_administrator_shuts_out_and_lets_in(browser, admin, person, database):
    address = f"/account/people/{person.id}"
    browser.as_(admin).post(f"{address}/shut-out")
    with database.reading() as session:
        shut_out = queries.get(session, person.id).disabled_at is not None

    browser.post(f"{address}/let-in")

    with database.reading() as session:
        assert shut_out
        assert queries.get(session, person.id).disabled_at is None


def test_a_password_is_changed_with_the_present_one(browser, person):
    browser.post("/sign-in", {"email": person.email, "password": PASSWORD})
    wrong = browser.post("/account/password", {"present": "not this one", **TWICE})

    right = browser.post("/account/password", {"present": PASSWORD, **TWICE})

    assert (wrong.status, right.status) == (422, 303)
    assert browser.get("/account").status == 200


def test_another_device_is_signed_out_from_here(app, browser, person):
    other = type(browser)(app)
    other.post("/sign-in", {"email": person.email, "password": PASSWORD})
    browser.post("/sign-in", {"email": person.email, "password": PASSWORD})
    page = browser.get("/account")

    browser.post(page.soup.select_one("form[action*='/account/sessions/']")["action"])

    assert other.get("/account").status == 303
    assert browser.get("/account").status == 200


def test_somebody_elses_session_is_not_found(browser, person, coordinator, database):
    browser.post("/sign-in", {"email": person.email, "password": PASSWORD})
    with database.reading() as session:
        theirs = queries.sessions_of(session, person.id, make.NOON)[0].id

    sent = browser.as_(coordinator).post(f"/account/sessions/{theirs}/end")

    assert sent.status == 404
