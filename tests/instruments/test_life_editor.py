"""The editor of a draft: nothing typed is lost, whoever types, in whatever order."""

import pytest

from tests import make
from tests.instruments.filled import section, typed
from unsera_watch.instruments import queries, service


def test_saving_without_a_change_changes_nothing(browser, database, coordinator, version, draft):
    browser.as_(coordinator)
    for address in (section(draft), section(draft, 2), f"/instruments/drafts/{draft.id}"):
        assert browser.post(address, typed(browser.get(address))).status == 303

    with database.reading() as session:
        kept = queries.draft(session, draft.id)
    assert kept.saved_n == 3
    assert kept.definition == {**version.definition, "version": 2}


def test_mistakes_are_kept_and_shown_where_they_stand(browser, coordinator, draft):
    page = browser.as_(coordinator).get(section(draft))
    wrong = typed(page, r0__weight="berat", r1__text_en="", r2__weight="4,5")

    sent = browser.post(section(draft), wrong)

    page = browser.get(sent.location)
    assert page.soup.select_one("#r0-weight")["value"] == "berat"
    assert page.soup.select_one("#r2-weight")["value"] == "4.5"
    linked = {link["href"] for link in page.soup.select(".error-summary a")}
    assert {"#r0-weight", "#r1-text_en"} <= linked
    assert browser.post(f"/instruments/drafts/{draft.id}/publish", {"saved_n": "1"}).status == 422


def test_questions_move_within_a_section_and_to_another(browser, database, coordinator, draft):
    page = browser.as_(coordinator).get(section(draft))

    browser.post(section(draft), typed(page, r4__group="1") | {"move": "0-down"})

    with database.reading() as session:
        sections = queries.draft(session, draft.id).definition["sections"]
    assert [item["code"] for item in sections[0]["items"]] == ["K1.2", "K1.1", "K1.3", "K1.4"]
    assert sections[1]["items"][-1]["code"] == "K1.5"


def test_a_save_that_came_too_late_loses_nothing(browser, database, coordinator, draft):
    page = browser.as_(coordinator).get(section(draft))
    browser.post(section(draft), typed(page, r0__weight="9") | {"move": "0-down"})

    late = browser.post(section(draft), typed(page, r0__text_id="Diketik terlambat"))

    assert late.status == 409
    assert late.soup.select_one("#r0-text_id").text.strip() == "Diketik terlambat"
    assert browser.post(section(draft), typed(late)).status == 303
    with database.reading() as session:
        items = queries.draft(session, draft.id).definition["sections"][0]["items"]
    assert [item["code"] for item in items[:2]] == ["K1.2", "K1.1"]
    assert items[1]["text"]["id"] == "Diketik terlambat"


def test_a_late_head_comes_back_too(browser, coordinator, draft):
    address = f"/instruments/drafts/{draft.id}"
    page = browser.as_(coordinator).get(address)
    browser.post(address, typed(page))

    late = browser.post(address, typed(page, head__title_id="Judul lain"))

    assert late.status == 409
    assert late.soup.select_one("#head-title_id")["value"] == "Judul lain"


def test_hostile_words_stay_words(browser, coordinator, draft):
    page = browser.as_(coordinator).get(section(draft))
    bad = "</textarea><xss>{{ 7*7 }} %(n)s %s"

    browser.post(section(draft), typed(page, r0__text_id=bad, r0__text_en=bad))

    for more in ("", "/preview", "/difference", "/sections/1"):
        shown = browser.get(f"/instruments/drafts/{draft.id}{more}")
        assert (shown.status, shown.soup.select("xss")) == (200, [])
    assert "<xss>{{ 7*7 }} %(n)s %s" in browser.get(f"/instruments/drafts/{draft.id}/preview").words


@pytest.mark.parametrize("n", [0, 99, 10**30])
def test_a_section_that_is_not_there_is_not_found(browser, coordinator, draft, n):
    assert browser.as_(coordinator).get(section(draft, n)).status == 404


@pytest.mark.parametrize("code", ["PEKPPP-F02A", "PPP-2022", "WWC-PENGGUNA", "WWC-PETUGAS"])
def test_every_shipped_instrument_can_be_seen_and_edited(browser, database, coordinator, code):
    with database.work() as session:
        version = queries.newest(session, code)
        draft = service.copy_version(session, coordinator, version.id, now=make.NOON)
    browser.as_(coordinator)
    for address in (f"/instruments/drafts/{draft.id}", section(draft)):
        assert browser.post(address, typed(browser.get(address))).status == 303

    shown = browser.get(f"/instruments/versions/{version.id}")
    compared = browser.get(f"/instruments/drafts/{draft.id}/difference")

    assert shown.soup.select(".phone, .pills")
    assert "No difference" in compared.words
    assert browser.get(f"/instruments/{code}").status == 200
