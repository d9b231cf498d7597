"""A coordinator sets when a visit gets a flag."""

import pytest

from tests import make
from unsera_watch.audit.models import AuditEntry
from unsera_watch.kernel.permissions import Role
from unsera_watch.programs import queries, service
from unsera_watch.programs.models import Assignment, Programme
from unsera_watch.programs.rules import Limits

USUAL = {name: str(number) for name, number in Limits().plain().items()}


@pytest.fixture
def address(programme_id):
    return f"/programmes/{programme_id}/limits"


def limits_now(database, world):
    with database.reading() as session:
        return queries.limits_for(session.get_one(Assignment, world.assignment_id))


def test_the_page_shows_what_is_usual_until_somebody_changes_it(browser, world, address):
    page = browser.as_(world.coordinator).get(address)

    typed = {name: page.soup.select_one(f"input[name={name}]")["value"] for name in USUAL}
    assert typed == USUAL
    assert address in {link["href"] for link in browser.get(address[:-7]).soup.select("a")}


def test_what_was_set_travels_with_the_assignment(browser, world, database, address):
    sent = browser.as_(world.coordinator).post(address, USUAL | {"far_m": "350", "fast_from": "0"})

    assert sent.status == 303
    assert limits_now(database, world) == Limits(far_m=350, fast_from=0)
    assert browser.get(address).soup.select_one("input[name=far_m]")["value"] == "350"


def test_a_change_is_in_the_trail_and_no_change_is_not(browser, world, database, address):
    changed = USUAL | {"people": "3"}
    for _ in range(2):
        browser.as_(world.coordinator).post(address, changed)

    with database.reading() as session:
        programme = session.query(Programme).one()
        entries = session.query(AuditEntry).filter_by(row_id=str(programme.id)).all()
    assert [(each.tag, each.version) for each in entries][1:] == [("programme:changed", 2)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"far_m": "19"}, "far_m"),
        ({"far_m": "20001"}, "far_m"),
        ({"far_m": ""}, "far_m"),
        ({"far_m": "-1"}, "far_m"),
        ({"far_m": "1e3"}, "far_m"),
        ({"far_m": "٢٠٠"}, "far_m"),
        ({"people": "1"}, "people"),
        ({"short_min": "60", "long_min": "60"}, "long_min"),
        ({"fast_percent": "101"}, "fast_percent"),
    ],
)
def test_what_makes_no_sense_comes_back(browser, world, database, address, changes, field):
    page = browser.as_(world.coordinator).post(address, USUAL | changes)

    assert page.status == 422
    assert page.soup.select_one(f'.error-summary a[href="#{field}"]') is not None
    assert limits_now(database, world) == Limits()


@pytest.mark.parametrize("changes", [{"far_m": "20"}, {"far_m": "0"}, {"far_m": "20000"}])
def test_the_ends_of_what_makes_sense_are_kept(browser, world, address, changes):
    assert browser.as_(world.coordinator).post(address, USUAL | changes).status == 303


def test_only_a_coordinator_of_the_programme_sees_and_sets_it(browser, world, database, address):
    with database.work() as session:
        other = make.account(session, Role.COORDINATOR)
    nowhere = "/programmes/00000000-0000-4000-8000-000000000000/limits"

    assert browser.as_(world.supervisor).get(address).status == 403
    assert browser.as_(other).get(address).status == 404
    assert browser.as_(other).post(address, USUAL).status == 404
    assert browser.as_(world.coordinator).post(nowhere, USUAL).status == 404


def test_a_phone_is_told_only_what_is_kept(database, world):
    with database.work() as session:
        programme = session.query(Programme).one()
        service.set_limits(session, world.coordinator, programme.id, Limits(alike=0), now=make.NOON)

    assert limits_now(database, world).plain() == Limits().plain() | {"alike": 0}
