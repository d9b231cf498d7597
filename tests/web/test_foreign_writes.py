"""Writes that come from somewhere else: judged by fetch metadata, then by the origin."""

import pytest
from sqlalchemy import func, select

from tests import make
from unsera_watch.observations.models import Draft

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "https://localhost"},
    {"Origin": "null"},
    {"Referer": "http://localhost/"},
    {},
]
START = {"started_at": "2026-11-24T10:00"}

from_elsewhere = pytest.mark.parametrize("headers", FOREIGN, ids=str)


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def start(world, browser):
    """Return a way to send the first form of a visit with exactly these headers."""

    def sending(headers, who=world.observer, **sent):
        if who is not None:
            browser.as_(who)
        address = f"/assignments/{world.assignment_id}/visit"
        return browser.client.post(address, headers=headers, **(sent or {"data": START}))

    return sending


def drafts(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Draft))


@from_elsewhere
def test_a_form_from_elsewhere_changes_nothing(database, start, headers):
    assert start(headers).status_code == 403
    assert drafts(database) == 0


@from_elsewhere
def test_json_from_elsewhere_changes_nothing(database, start, headers):
    answer = start({**headers, "Accept": "application/json"}, json=START)

    assert (answer.status_code, answer.json["error"]) == (403, "foreign-write")
    assert drafts(database) == 0


@from_elsewhere
def test_without_a_session_it_is_refused_all_the_same(start, headers):
    answer = start(headers, who=None)

    assert answer.status_code == 403
    assert "10:00" not in answer.text, "what a stranger's page sent is not shown as ours"


@from_elsewhere
def test_nobody_is_signed_in_or_out_from_elsewhere(browser, world, headers):
    browser.as_(world.observer)

    ways = [browser.client.post(way, headers=headers) for way in ("/sign-in", "/sign-out")]

    assert [answer.status_code for answer in ways] == [403, 403]
    assert browser.get("/account").status == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "PROPFIND", "TRACE", "FOO"])
def test_no_other_method_is_a_way_around(browser, world, method):
    browser.as_(world.observer)

    foreign = browser.client.open("/", method=method, headers=FOREIGN[0])
    ours = browser.client.open("/", method=method, headers={"Sec-Fetch-Site": "same-origin"})

    assert (foreign.status_code, ours.status_code) == (403, 405)
    assert "GET" in ours.headers["Allow"]


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}], ids=str
)
def test_our_own_pages_may_write(database, start, headers):
    assert start(headers).status_code == 303
    assert drafts(database) == 1


def test_a_link_from_elsewhere_only_reads(browser, world):
    browser.as_(world.observer)

    assert browser.client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
