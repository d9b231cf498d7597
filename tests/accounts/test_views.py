"""The door as a visitor sees it."""

import pytest
from sqlalchemy import select

from tests import make
from tests.accounts.people import PASSWORD, with_password
from unsera_watch.accounts import queries
from unsera_watch.accounts.models import AuthSession
from unsera_watch.kernel.permissions import Role


@pytest.fixture
def person(database):
    """Return somebody who can sign in."""
    with database.work() as session:
        return with_password(session)


@pytest.fixture
def known(database):
    """Return a student who is signed in by the test's own means."""
    with database.work() as session:
        return make.student(session)


def sign_in(browser, person, password=PASSWORD, **more):
    return browser.post("/sign-in", {"email": person.email, "password": password, **more})


def test_a_person_signs_in_and_goes_where_she_wanted(browser, person):
    form = browser.get("/sign-in?next=/account")
    wanted = form.soup.select_one("form[action='/sign-in'] [name=next]")["value"]

    sent = sign_in(browser, person, next=wanted)

    assert (sent.status, sent.location) == (303, "/account")
    assert person.email in browser.get("/account").words


def test_the_cookie_is_for_the_browser_alone(browser, person):
    sent = sign_in(browser, person)

    cookie = sent.response.headers["Set-Cookie"]
    assert cookie.startswith("sid=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_over_https_the_cookie_is_bound_to_the_host(app, browser, person):
    app.config.update(SECURE_COOKIES=True, SID_COOKIE="__Host-sid")

    cookie = sign_in(browser, person).response.headers["Set-Cookie"]

    assert cookie.startswith("__Host-sid=")
    assert "Secure" in cookie.split("; ")


@pytest.mark.parametrize(
    "foreign",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "/ok//evil.example",
        "evil.example",
        " //evil.example",
        "/" + "x" * 3000,
        "",
    ],
)
def test_signing_in_never_leads_to_another_site(browser, person, foreign):
    assert sign_in(browser, person, next=foreign).location == "/"


def test_wrong_and_unknown_read_alike(browser, person):
    wrong = sign_in(browser, person, "not the password")
    unknown = browser.post(
        "/sign-in", {"email": "nobody@unsera.example", "password": "not the password"}
    )

    assert wrong.status == unknown.status == 422
    assert wrong.text.replace(person.email, "") == unknown.text.replace("nobody@unsera.example", "")


def test_what_was_typed_comes_back_but_not_the_password(browser, person):
    page = sign_in(browser, person, "not the password")

    assert page.soup.select_one("#email")["value"] == person.email
    assert "not the password" not in page.text


def test_tries_are_counted_although_they_fail(browser, person):
    for _ in range(5):
        sign_in(browser, person, "not the password")

    page = sign_in(browser, person)

    assert page.status == 429
    assert page.response.headers["Retry-After"] == "30"


@pytest.mark.parametrize("email", ["a\0b@unsera.example", "x" * 5000, "", "😀", "<b>@x.y"])
def test_strange_addresses_are_answered_calmly(browser, email):
    page = browser.post("/sign-in", {"email": email, "password": "whatever it is"})

    assert page.status == 422


def test_signing_in_again_changes_the_token_and_ends_the_old_session(browser, person, database):
    first = sign_in(browser, person).response.headers["Set-Cookie"]
    second = sign_in(browser, person).response.headers["Set-Cookie"]

    assert first.split(";")[0] != second.split(";")[0]
    with database.reading() as session:
        ended = [row.revoked_at for row in session.scalars(select(AuthSession))]
    assert sorted(each is None for each in ended) == [False, True]


def test_a_cookie_somebody_else_chose_is_not_taken_over(app, browser, person):
    browser.client.set_cookie(app.config["SID_COOKIE"], "chosen-by-somebody-else")

    sign_in(browser, person)

    assert browser.client.get_cookie("sid").value != "chosen-by-somebody-else"


def test_after_signing_out_a_copied_cookie_opens_nothing(app, browser, person):
    sign_in(browser, person)
    copied = browser.client.get_cookie("sid").value

    gone = browser.post("/sign-out")
    browser.client.set_cookie("sid", copied)

    assert gone.status == 303
    assert browser.get("/account").location.startswith("/sign-in")


def test_a_page_asks_to_sign_in_and_remembers_itself(browser):
    page = browser.get("/account/password")

    assert (page.status, page.location) == (303, "/sign-in?next=/account/password")


def test_a_form_that_came_too_late_keeps_what_was_typed(browser):
    late = browser.post("/account/people/new", {"name": "<Nama> & Contoh", "roles": ["a", "b"]})

    kept = [(tag["name"], tag["value"]) for tag in late.soup.select("form.form input")]
    assert late.status == 401
    assert kept == [("name", "<Nama> & Contoh"), ("roles", "a"), ("roles", "b")]


def test_a_late_password_is_not_written_into_a_page(browser):
    late = browser.post("/account/password", {"present": "secret", "password": "x", "n": "1"})

    assert "secret" not in late.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_another_site_cannot_sign_somebody_in(browser, person, headers):
    form = {"email": person.email, "password": PASSWORD}

    assert browser.post("/sign-in", form, headers=headers).status == 403


def test_a_visitor_chooses_the_language(browser):
    sent = browser.post("/language", {"language": "en", "next": "/sign-in"})

    assert sent.location == "/sign-in"
    assert browser.get("/sign-in").soup.html["lang"] == "en"


def test_a_signed_in_person_keeps_the_language_on_other_devices(app, browser, known):
    browser.as_(known).post("/language", {"language": "en", "next": "//evil.example"})
    browser.client.delete_cookie("lang")

    assert browser.as_(known).get("/account").soup.html["lang"] == "en"


def test_an_unknown_language_is_not_found(browser):
    assert browser.post("/language", {"language": "xx"}).status == 404


def test_roles_are_read_anew_with_each_click(browser, database):
    with database.work() as session:
        coordinator = make.account(session, Role.COORDINATOR)
    browser.as_(coordinator)
    before = browser.get("/account/people").status

    with database.work() as session:
        account = queries.get(session, coordinator.id)
        account.roles.clear()

    assert (before, browser.get("/account/people").status) == (200, 403)
