"""What people, phones and foes type into a visit."""

import json
from io import BytesIO

import pytest

from tests import make
from tests.browser import SAME_ORIGIN
from tests.observations.visits import ending, ready, value_of
from unsera_watch.observations.models import Draft

TEXTS = {
    "emoji and joined emoji": "Rapi 👍🏽 👩‍👩‍👧 🇮🇩",
    "Arabic script": "مكتب الخدمة ١٢٣",
    "html": "<b>tebal</b></textarea><script>alert(1)</script>&amp;",
    "ReportLab": '<para><font size="99"><img src="/etc/passwd"/></font></para>',
    "templates": "{{ 7 * 7 }} {% raw %} %(n)s %s",
}


@pytest.fixture
def section(browser, world, draft):
    """Return a way to save the first part of the draft."""
    browser.as_(world.observer)

    def saving(**fields):
        data = {"saved_n": "0", "go": "stay", **fields}
        return browser.post(f"/drafts/{draft}/sections/K1", data)

    return saving


def note(database, draft):
    with database.reading() as session:
        return session.get_one(Draft, draft).body["notes"].get("K1.1")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_note_is_kept_and_shown_as_it_was_typed(browser, database, draft, section, text):
    assert section(q_K1_1_note=text).status == 303

    page = browser.get(f"/drafts/{draft}/sections/K1")

    assert note(database, draft) == value_of(page, "q_K1_1_note") == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_sent_note_is_words_for_whoever_reads_it(browser, database, world, text):
    with database.work() as session:
        sent = make.sent(session, world, notes={"K1.1": text})

    for who, address in ((world.observer, "observations"), (world.supervisor, "desk")):
        page = browser.as_(who).get(f"/{address}/{sent}")
        assert " ".join(text.split()) in page.words
        assert not page.soup.select("main b, main para, main font, script:not([src])")


def test_nothing_can_be_saved_as_nothing(database, draft, section):
    assert section(q_K1_1_note=" \r\n ").status == 303
    assert note(database, draft) is None


def test_too_long_a_note_is_refused_and_kept_on_the_page(database, draft, section):
    page = section(q_K1_1_note="x" * 2001, q_K1_2_note="pendek")

    assert page.status == 422
    assert value_of(page, "q_K1_1_note") == "x" * 2001
    assert value_of(page, "q_K1_2_note") == "pendek"
    assert note(database, draft) is None


@pytest.mark.parametrize("nul", ["a\x00b", "\x00ab\ufffe", "ab\x1b"])
def test_what_nobody_can_type_is_left_out(database, draft, section, nul):
    assert section(q_K1_1_note=nul).status == 303
    assert note(database, draft) == "ab"


@pytest.mark.parametrize(
    "address", ["/drafts/{}/sections/%00", "/photos/{}/%00", "/%00", "/letters/%00", "/v/%00"]
)
def test_a_nul_in_an_address_leads_nowhere(browser, world, draft, address):
    page = browser.as_(world.observer).get(address.format(draft))

    assert page.status == (200 if address.startswith("/v/") else 404)


@pytest.mark.parametrize("query", ["q=%00", "outcome=%00", "after=%00", "q=%ff", "q=\xff&%00=%00"])
def test_a_nul_in_a_query_is_as_good_as_none(browser, world, draft, query):
    browser.as_(world.observer)

    for path in (f"/drafts/{draft}/finish", "/offices", "/observations/", "/verify"):
        assert browser.get(f"{path}?{query}").status == 200


def test_a_file_never_stands_in_for_words(database, draft, section):
    page = section(
        q_K1_1_note=(BytesIO(b"x"), "note.txt"), p_K1_1_photo_lat=(BytesIO(b"1"), "lat.txt")
    )

    assert page.status == 303
    assert note(database, draft) is None


@pytest.mark.parametrize("saved_n", ["", "x", "-1", "9" * 5_000, "1.0"])
def test_a_counter_that_is_no_number_is_stale(section, saved_n):
    answer = section(saved_n=saved_n, q_K1_1_note="dari sini")

    assert answer.status == 409
    assert value_of(answer, "q_K1_1_note") == "dari sini"


@pytest.mark.parametrize("body", ["[" * 100_000, json.dumps({"saved_n": "0\x00"}), "{", "null"])
def test_json_where_a_form_is_asked_changes_nothing(browser, database, world, draft, body):
    headers = {**SAME_ORIGIN, "Content-Type": "application/json", "Accept": "application/json"}
    answer = browser.as_(world.observer).client.post(
        f"/drafts/{draft}/sections/K1", data=body, headers=headers
    )

    assert answer.status_code == 409
    with database.reading() as session:
        assert session.get_one(Draft, draft).saved_n == 0


@pytest.mark.parametrize(
    ("size", "kind"),
    [(1_100, "multipart/form-data"), (1_100_000, "application/x-www-form-urlencoded")],
)
def test_a_form_without_end_is_too_large(browser, world, draft, size, kind):
    fields = {f"f{n}": "x" for n in range(size)} if size < 10_000 else {"q_K1_1_note": "x" * size}
    answer = browser.as_(world.observer).post(
        f"/drafts/{draft}/sections/K1", fields, content_type=kind
    )

    assert answer.status == 413


@pytest.mark.parametrize(
    ("field", "moment"),
    [
        ("ended_at", "2026-11-24T09:59"),
        ("ended_at", "2026-11-24T13:00"),
        ("ended_at", "0001-01-01T00:00"),
        ("ended_at", "9999-12-31T23:59"),
        ("ended_at", "kemarin"),
        ("ended_at", ""),
    ],
)
def test_an_impossible_end_is_refused_beside_its_field(browser, database, world, field, moment):
    with database.work() as session:
        draft, saved_n = ready(session, world)
    data = ending(saved_n, **{field: moment, "outcome_note": "masih di sini"})

    page = browser.as_(world.observer).post(f"/drafts/{draft}/finish", data)

    assert page.status == 422
    assert page.soup.select(f'[name="{field}"][aria-invalid="true"]')
    assert value_of(page, "outcome_note") == "masih di sini"
    assert browser.get(f"/observations/{draft}").status == 404
