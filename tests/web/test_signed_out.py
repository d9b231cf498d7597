"""A session ends while somebody is writing: nothing typed is lost, and nothing is given away."""

from datetime import timedelta
from io import BytesIO

import pytest

from tests import make
from tests.observations.visits import begun
from tests.photos import jpeg
from unsera_watch.observations.models import Draft

LATER = make.NOON + timedelta(days=40)
NOTE = "Papan di pintu 👍🏽 مكتب\n</textarea><b>tebal</b> & \"kutip\" 'satu'"


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def draft(database, world):
    with database.work() as session:
        return begun(session, world)


@pytest.fixture
def late(app, browser, world):
    """Return a browser whose session is over although it still holds the cookie."""
    browser.as_(world.observer)
    app.config["CLOCK"] = lambda: LATER
    return browser


def back_in(app, browser, world):
    app.config["CLOCK"] = lambda: make.NOON
    return browser.as_(world.observer)


def body(database, draft):
    with database.reading() as session:
        return session.get_one(Draft, draft).body


def section(draft):
    return f"/drafts/{draft}/sections/K1"


def sent_again(page):
    """Return what the button of the page sends."""
    return [(each["name"], each["value"]) for each in page.soup.select("main form [type=hidden]")]


def test_a_long_form_waits_on_the_page_and_is_sent_again(app, late, database, world, draft):
    typed = {"saved_n": "0", "go": "stay", "q_K1_1": "ada", "q_K1_1_note": NOTE}
    page = late.post(section(draft), typed)
    assert (page.status, body(database, draft)["notes"]) == (401, {})

    form = page.soup.select_one("main form")
    again = back_in(app, late, world).post(form["action"], dict(sent_again(page)))

    assert again.status == 303
    assert body(database, draft)["answers"] == {"K1.1": "ada"}
    assert body(database, draft)["notes"] == {"K1.1": NOTE}


def test_several_ticks_of_one_name_all_come_back(late, draft):
    ticks = ["ram", "toilet", "kursi_roda"]

    page = late.post(f"/drafts/{draft}/sections/K5", {"q_K5_1_ticked": ticks})

    assert [value for name, value in sent_again(page) if name == "q_K5_1_ticked"] == ticks


def test_a_photo_has_to_be_chosen_again_and_the_page_says_so(late, draft):
    photo = {"p_K1_1_photo": (BytesIO(jpeg()), "a.jpg"), "q_K1_1_note": "x"}

    page = late.post(section(draft), photo)

    assert page.status == 401
    assert "Photos and files must be chosen again" in page.words


def test_a_script_keeps_its_text_because_it_is_told(late, database, draft):
    answer = late.post(section(draft), {"q_K1_1_note": "x"}, headers={"Accept": "application/json"})

    assert (answer.status, answer.json) == (401, {"error": "sign-in"})
    assert body(database, draft)["notes"] == {}


def test_somebody_else_who_signs_in_cannot_send_it(app, late, database, world, draft):
    page = late.post(section(draft), {"saved_n": "0", "q_K1_1_note": "rahasia"})
    app.config["CLOCK"] = lambda: make.NOON

    answer = late.as_(world.partner).post(section(draft), dict(sent_again(page)))

    assert answer.status == 404
    assert body(database, draft)["notes"] == {}


def test_no_password_is_written_into_a_page(late):
    typed = {"present": "lama sekali", "password": "baru sekali", "again": "baru sekali"}

    page = late.post("/account/password", typed)

    assert "sekali" not in page.text


def test_reading_leads_through_the_door_and_back(late, draft):
    page = late.get(f"{section(draft)}?x=%00%0d%0aSet-Cookie:a=b&y=//evil.example")

    assert page.status == 303
    assert page.location.startswith("/sign-in?next=/drafts/")
    assert "\r" not in page.location
    assert late.get(page.location).status == 200


@pytest.mark.parametrize("path", ["//evil.example/%2e%2e", "/%5cevil.example", "/%09/evil.example"])
def test_an_address_made_to_mislead_is_no_page(late, path):
    assert late.client.get(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 404


@pytest.mark.parametrize(
    "wanted",
    [
        *("//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"),
        *("/\t/evil.example", "/a\r\nSet-Cookie: a=b", "/ok//evil.example", "", "/" + "x" * 3_000),
    ],
)
def test_choosing_a_language_leads_to_no_other_site(browser, wanted):
    answer = browser.post("/language", {"language": "en", "next": wanted})

    assert (answer.status, answer.location) == (303, "/")
    assert "a=b" not in str(answer.response.headers)
