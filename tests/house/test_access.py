"""Who may do what, proved twice: by the hand-written matrix, and by asking for every page."""

from io import BytesIO
from uuid import uuid4

import pytest
from flask import url_for

from tests import make
from tests.browser import SAME_ORIGIN, Browser
from tests.house.matrix import ANYBODY, EVERYBODY, MATRIX, OF_ALL
from tests.house.things import things
from tests.photos import jpeg
from unsera_watch.kernel.permissions import Role
from unsera_watch.web.guard import needs

JSON = {"Accept": "application/json"}
TEXTS = {"code": "K1", "digest": "0" * 64, "name": "draf", "size": "thumb", "token": "x"}
FINE = {200, 201, 303, 404, 415, 422}


def routes(app):
    """Return each endpoint with each way to ask for it and the names in its address."""
    return [
        (rule.endpoint, method, frozenset(rule.arguments))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        if rule.endpoint != "static"
    ]


def closed(app):
    return [route for route in routes(app) if MATRIX[route[0]] is not ANYBODY]


def body(endpoint):
    """Return what gets a form past its shape, so that the scope is what answers."""
    if endpoint == "observations.add_photo":
        return {"indicator": "K1.1", "people": "none", "photo": (BytesIO(jpeg()), "a.jpg")}
    return {"action": "verify", "revision": "1"}


@pytest.fixture
def somebody(database):
    """Return a stranger of each role: everything in the world belongs to other people."""
    with database.work() as session:
        return {role: make.account(session, role) for role in Role}


@pytest.fixture
def world(app, database):
    with database.work() as session:
        return things(session, app.extensions["evidence"])[1]


@pytest.fixture
def ask(app, browser):
    """Return a way to ask as a page of ours would, each time freshly signed in."""

    def asking(who, route, ids=None, **headers):
        endpoint, method, names = route
        with app.test_request_context():
            values = {name: TEXTS.get(name) or (ids or {}).get(name, uuid4()) for name in names}
            address = url_for(endpoint, **values)
        if who is not None:
            browser.as_(who)
        sent = {"data": body(endpoint)} if method == "POST" else {}
        return browser.client.open(
            address, method=method, headers={**SAME_ORIGIN, **headers}, **sent
        )

    return asking


def test_every_route_says_what_it_needs(app):
    silent = [endpoint for endpoint in app.view_functions if needs(endpoint, app) is None]

    assert silent == []


def test_the_matrix_knows_every_route_and_no_other(app):
    assert {endpoint for endpoint, _, _ in routes(app)} | {"static"} == set(MATRIX)


def test_a_route_that_says_nothing_is_refused_to_everybody(own_app, somebody):
    own_app.add_url_rule("/silent", "silent", lambda: "secret")
    browser = Browser(own_app)

    answers = {role: browser.as_(who).get("/silent") for role, who in somebody.items()}

    assert {answer.status for answer in answers.values()} == {403}
    assert not any("secret" in answer.text for answer in answers.values())


def test_every_role_is_refused_what_is_not_its_own(app, somebody, world, ask):
    answers = {
        (role, *route[:2]): ask(who, route, world, **JSON)
        for role, who in somebody.items()
        for route in closed(app)
        if role not in MATRIX[route[0]]
    }

    assert {key: a.status for key, a in answers.items() if a.status_code != 403} == {}
    assert all(answer.json["error"].startswith("needs-") for answer in answers.values())


def test_no_role_is_refused_what_is_its_own(app, somebody, ask):
    answers = {
        (role, *route[:2]): ask(who, route)
        for role, who in somebody.items()
        for route in routes(app)
        if role in (MATRIX[route[0]] or EVERYBODY)
    }

    assert {key: a.status for key, a in answers.items() if a.status_code not in FINE} == {}


def test_things_of_other_people_do_not_exist(app, somebody, world, ask):
    answers = {
        (role, *route[:2]): ask(who, route, world)
        for role, who in somebody.items()
        for route in closed(app)
        if route[2] and role in MATRIX[route[0]] - {Role.ADMIN} and route[0] not in OF_ALL
    }

    assert {key: a.status for key, a in answers.items() if a.status_code != 404} == {}


def test_guests_are_sent_to_the_door_and_lose_nothing(app, world, ask):
    answers = {route[:2]: ask(None, route, world) for route in closed(app)}

    moved = {a.location.partition("?")[0] for a in answers.values() if a.status_code == 303}
    kept = {key[1] for key, a in answers.items() if a.status_code == 401}
    assert {a.status_code for a in answers.values()} == {303, 401}
    assert (moved, kept) == ({"/sign-in"}, {"POST"})


def test_the_script_of_a_guest_is_told_so(app, world, ask):
    answers = {route[:2]: ask(None, route, world, **JSON) for route in closed(app)}

    assert {key: a.status for key, a in answers.items() if a.status_code != 401} == {}
