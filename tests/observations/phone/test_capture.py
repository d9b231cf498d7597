"""The page a phone keeps: every form, judged as HTML, without anybody's name."""

import json
import re
from collections import Counter
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from tests import make
from tests.browser import SAME_ORIGIN, check_page
from unsera_watch.accounts import queries as accounts
from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.rules import PhotoRule
from unsera_watch.instruments.rules.plan import plan
from unsera_watch.instruments.service import copy_version, definition_of, retire
from unsera_watch.observations.forms.section import named
from unsera_watch.offices.models import Office

PIECE = re.compile(r"<template[^>]*>(.*?)</template>", re.DOTALL)
HEAD = """<!doctype html><html lang="id"><head><title>X</title></head><body><main><h1>X</h1>"""


@pytest.fixture
def capture(browser, world, database):
    """Return what fetches the page of an instrument for the observer, unjudged: it is long."""

    def fetched(code, **headers):
        with database.reading() as session:
            address = f"/capture/{instruments.newest(session, code).id}"
        client = browser.as_(world.observer).client
        return client.get(address, headers={**SAME_ORIGIN, **headers})

    return fetched


@pytest.mark.parametrize("code", ["OBS-SP", "PEKPPP-F02A", "WWC-PENGGUNA", "WWC-PETUGAS"])
def test_every_shipped_form_is_one_page_with_all_it_asks(capture, database, code):
    with database.reading() as session:
        definition = definition_of(instruments.newest(session, code))
    once = [item for part in definition.sections if part.repeat is None for item in part.items]

    text = capture(code).text
    laid_out = [judged(each) for each in PIECE.findall(text.partition("</main>")[0])]

    asked = [code for soup in laid_out for code in said(soup, "data-item")]
    names = {name for soup in laid_out for name in said(soup, "name")}
    cameras = [code for soup in laid_out for code in said(soup, "data-indicator")]
    assert asked == [item.code for item in definition.items]
    assert names >= {named(item, "") for item in definition.items}
    assert cameras == [item.code for item in once if item.photo is not PhotoRule.FORBIDDEN]


def judged(piece):
    """Return one part as it stands on the page when it is shown, and judge it like that."""
    text = HEAD + piece + "</main></body></html>"
    soup = BeautifulSoup(text, "html5lib")
    check_page(text, soup)
    return soup


def said(soup, name):
    return [str(tag[name]) for tag in soup.select(f"main [{name}]")]


def test_the_page_holds_a_part_for_each_section_and_the_plan_of_the_form(capture, database):
    with database.reading() as session:
        definition = definition_of(instruments.newest(session, "PEKPPP-F02A"))

    soup = BeautifulSoup(capture("PEKPPP-F02A").text, "lxml")

    codes = [each.code for each in definition.sections]
    assert said(soup, "data-part") == ["start", "overview", *codes, "finish"]
    assert json.loads(said(soup, "data-plan")[0]) == json.loads(json.dumps(plan(definition)))


def test_a_part_that_repeats_has_a_list_and_one_row(capture):
    soup = BeautifulSoup(capture("WWC-PENGGUNA").text, "lxml")

    assert [tag["data-kind"] for tag in soup.select('template[data-part="RESP"]')] == [
        "list",
        "row",
    ]


def test_nobody_can_be_known_from_the_page(capture, world, database):
    with database.reading() as session:
        people = [getattr(world, name) for name in ("observer", "partner", "supervisor")]
        known = [accounts.get(session, person.id) for person in people]
        office = session.get_one(Office, world.office_id)
        words = [text for each in known for text in (each.name, each.email, str(each.id))]
        words += [office.name, str(world.assignment_id), str(world.team_id)]

    text = capture("OBS-SP").text

    assert [each for each in words if each in text] == []


def test_everybody_gets_the_same_page_and_a_phone_that_has_it_gets_nothing(capture, browser, world):
    mine = capture("OBS-SP")

    hers = browser.as_(world.partner).client.get(mine.request.path, headers=SAME_ORIGIN)
    again = capture("OBS-SP", **{"If-None-Match": mine.headers["ETag"]})

    assert hers.text == mine.text
    assert (again.status_code, again.get_data()) == (304, b"")


def test_a_confirmed_reference_changes_the_page(capture, world, database):
    before = capture("OBS-SP").headers["ETag"]

    with database.work() as session:
        make.confirm_citations(session, world.coordinator)

    assert capture("OBS-SP").headers["ETag"] != before


def test_a_retired_version_is_still_there_for_its_drafts(capture, world, database):
    with database.work() as session:
        version_id = instruments.newest(session, "OBS-SP").id
        retire(session, world.coordinator, version_id, now=make.NOON)

    assert capture("OBS-SP").status_code == 200


def test_drafts_of_versions_composites_and_nothing_have_no_page(browser, world, database):
    with database.work() as session:
        version_id = instruments.newest(session, "OBS-SP").id
        draft = copy_version(session, world.coordinator, version_id, now=make.NOON)
        none = [draft.id, instruments.newest(session, "PPP-2022").id, uuid4()]

    visitor = browser.as_(world.observer)

    assert [visitor.get(f"/capture/{each}").status for each in none] == [404, 404, 404]


def test_no_two_sentences_of_the_scripts_have_one_name(capture):
    tags = BeautifulSoup(capture("OBS-SP").text, "lxml").select("[data-words]")

    names = Counter(name for tag in tags for name in tag.attrs if name.startswith("data-"))
    assert {name for name, n in names.items() if n > 1} == {"data-words"}
