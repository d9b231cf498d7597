"""The life of an instrument as a coordinator lives it, page by page, without touching a file."""

import pytest

from tests import make
from tests.instruments.filled import section, typed
from unsera_watch.instruments import queries, service

CHANGES = {"r0__weight": "9", "r1__weight": "7", "r0__text_en": "Are the papers on the wall?"}


def test_a_new_version_is_published_and_an_old_visit_keeps_its_own(browser, database, version):
    with database.work() as session:
        world = make.world(session)
        sent = make.sent(session, world)
    browser.as_(world.coordinator)
    draft = browser.post(f"/instruments/versions/{version.id}/copy").location
    page = browser.get(f"{draft}/sections/1")
    browser.post(f"{draft}/sections/1", typed(page, **CHANGES))
    compared = browser.get(f"{draft}/difference")

    done = browser.post(f"{draft}/publish", {"saved_n": "1"})

    assert "K1.1: weight 8 becomes 9." in compared.words
    assert done.status == 303
    with database.reading() as session:
        assert queries.newest(session, "OBS-SP").number == 2
    old = browser.get(f"/observations/{sent}")
    assert version.definition["sections"][0]["items"][0]["text"]["en"] in old.words
    assert CHANGES["r0__text_en"] not in old.words


def test_the_preview_shows_the_whole_form_in_a_phone(browser, database, version):
    with database.work() as session:
        student = make.student(session)

    page = browser.as_(student).get(f"/instruments/versions/{version.id}")

    shown = [tag.text for tag in page.soup.select(".phone .question-code")]
    assert len(shown) == 20
    assert all(tag.has_attr("disabled") for tag in page.soup.select(".phone input"))
    assert "usulan" in page.words
    assert not page.soup.select("main form")


def test_a_broken_draft_says_what_is_missing_before_it_can_be_shown(browser, coordinator, draft):
    page = browser.as_(coordinator).get(section(draft))
    browser.post(section(draft), typed(page, r0__text_id=""))

    shown = browser.get(f"/instruments/drafts/{draft.id}/preview")

    assert "This draft cannot be shown yet." in shown.words
    assert shown.soup.select_one(f'.card-fair a[href="{section(draft)}"]') is not None


def test_a_version_is_retired_after_asking(browser, database, coordinator, version):
    asked = browser.as_(coordinator).get(f"/instruments/versions/{version.id}/retire")

    done = browser.post(f"/instruments/versions/{version.id}/retire")

    assert "can still be carried out" in asked.words
    assert "Retired" in browser.get(done.location).text_of(".pills")
    with database.reading() as session:
        assert version.id not in {one.id for one in queries.assignable(session)}


def test_a_draft_is_thrown_away_after_asking(browser, coordinator, draft):
    asked = browser.as_(coordinator).get(f"/instruments/drafts/{draft.id}/discard")

    done = browser.post(f"/instruments/drafts/{draft.id}/discard")

    assert "is lost" in asked.words
    assert browser.get(done.location).soup.find(string="Drafts") is None
    assert browser.get(f"/instruments/drafts/{draft.id}").status == 404


@pytest.mark.parametrize("more", ["", "/preview", "/difference", "/sections/1", "/upload"])
def test_a_student_sees_versions_but_no_drafts(browser, database, draft, more):
    with database.work() as session:
        student = make.student(session)
    browser.as_(student)

    assert browser.get(f"/instruments/drafts/{draft.id}{more}").status == 403
    assert browser.get("/instruments").soup.find(string="Drafts") is None
    assert browser.get("/instruments/OBS-SP").soup.select("main form") == []


def test_a_retired_version_is_offered_no_more_but_what_was_given_is_finished(browser, database):
    with database.work() as session:
        world = make.world(session)
        version = queries.newest(session, "OBS-SP")
        service.retire(session, world.coordinator, version.id, now=make.NOON)

    page = browser.as_(world.coordinator).get(
        f"/teams/{world.team_id}/assignments/new/{world.office_id}"
    )
    with database.work() as session:
        sent = make.sent(session, world)

    offered = {option.text.strip() for option in page.soup.select("option")}
    assert {"OBS-SP v1", "PPP-2022 v1"}.isdisjoint(offered)
    assert browser.get(f"/observations/{sent}").status == 200
