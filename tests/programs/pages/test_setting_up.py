"""Setting up a programme in the browser."""

from uuid import UUID

import pytest

from tests import make
from unsera_watch.kernel.permissions import Role
from unsera_watch.programs import queries, service
from unsera_watch.programs.models import Assignment

PROGRAMME = {
    "name": "Program Contoh Baru",
    "kind": "Berdampak",
    "gives_credit": "y",
    "contact_name": "Sekretariat Contoh",
    "contact_phone": "0254 000 000",
    "safety_phone": "0812 0000 0000",
}
PERIOD = {"name": "Ganjil 2026", "starts_on": "2026-09-01", "ends_on": "2026-12-31"}
LETTER = {
    "number": "002/ST/CONTOH/XI/2026",
    "dated_on": "2026-11-02",
    "valid_from": "2026-11-03",
    "valid_until": "2026-11-30",
    "signed_by": "Rektor Contoh",
    "signed_as": "Rektor",
}


def ending(address):
    return UUID(address.rsplit("/", 1)[-1])


@pytest.fixture
def programme(browser, world):
    """Return the address of a programme that a coordinator made in the browser."""
    browser.as_(world.coordinator).get("/programmes/new")
    made = browser.post("/programmes/new", PROGRAMME).location
    browser.post(f"{made}/periods/new", PERIOD)
    return made


def test_a_coordinator_sets_up_a_programme_and_sends_a_team_out(
    browser, world, database, programme
):
    with database.reading() as session:
        (period,) = queries.periods(session, ending(programme))
    team = browser.post(f"/periods/{period.id}/teams/new", people(world)).location
    browser.post(f"{team}/letters/new", LETTER)

    page = browser.get(team)

    assert page.text_of("h1") == "Kelompok Baru"
    assert "002/ST/CONTOH/XI/2026" in page.words
    assert page.text_of(".facts").count("Mahasiswa Contoh") == 2
    assert "Kelompok Baru" in browser.get(programme).words
    assert "Program Contoh Baru" in browser.get("/programmes").words


def people(world):
    return {
        "name": "Kelompok Baru",
        "supervisor_id": str(world.supervisor.id),
        "lecturer_id": str(world.lecturer.id),
        "leader_id": str(world.observer.id),
        "member_ids": [str(world.observer.id), str(world.partner.id)],
    }


def task(database, world):
    with database.reading() as session:
        assignment = session.get_one(Assignment, world.assignment_id)
    return {
        "letter_id": str(world.letter_id),
        "product_id": str(assignment.product_id),
        "version_id": str(assignment.instrument_version_id),
        "visit_no": "2",
        "due_on": "2026-11-29",
    }


def test_an_assignment_is_given_in_two_steps(browser, world, database):
    first = browser.as_(world.coordinator).get(f"/teams/{world.team_id}/assignments/new?q=melati")
    second = first.soup.select_one("table a")["href"]
    assert browser.get(second).soup.select_one("select[name=product_id]") is not None

    sent = browser.post(second, task(database, world))

    assert sent.status == 303
    assert len(browser.get(sent.location).soup.select(".assignment")) == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"due_on": "2027-01-01"}, "due_on"),
        ({"due_on": "soon"}, "due_on"),
        ({"visit_no": "1"}, "visit_no"),
        ({"visit_no": "7"}, "visit_no"),
        ({"product_id": ""}, "product_id"),
        ({"letter_id": "x"}, "letter_id"),
    ],
)
def test_an_assignment_that_cannot_be_comes_back(browser, world, database, changes, field):
    address = f"/teams/{world.team_id}/assignments/new/{world.office_id}"

    page = browser.as_(world.coordinator).post(address, task(database, world) | changes)

    assert page.status == 422
    assert page.soup.select_one(f'.error-summary a[href="#{field}"]') is not None


@pytest.mark.parametrize(
    ("address", "data", "field"),
    [
        ("/programmes/new", PROGRAMME | {"safety_phone": ""}, "safety_phone"),
        ("/programmes/new", PROGRAMME | {"name": "a" * 500}, "name"),
        ("/programmes/{programme}/periods/new", PERIOD | {"ends_on": "2026-01-01"}, "ends_on"),
        ("/teams/{team}/letters/new", LETTER | {"valid_until": "2026-10-01"}, "valid_until"),
        ("/teams/{team}/letters/new", LETTER | {"number": "\0 "}, "number"),
    ],
)
def test_a_wrong_form_comes_back(browser, world, programme_id, address, data, field):
    address = address.format(programme=programme_id, team=world.team_id)

    page = browser.as_(world.coordinator).post(address, data)

    assert page.status == 422
    assert page.soup.select_one(f'.error-summary a[href="#{field}"]') is not None


def test_an_assignment_is_cancelled(browser, world):
    address = f"/assignments/{world.assignment_id}"

    sent = browser.as_(world.coordinator).post(f"{address}/cancel")

    assert browser.get(sent.location).soup.select_one(".assignment") is None
    assert browser.get(address).soup.select_one(".card-poor.notice") is not None


@pytest.mark.parametrize(
    "address",
    [
        *("/programmes/new", "/programmes/{programme}/periods/new", "/teams/{team}/letters/new"),
        *("/teams/{team}/assignments/new/{office}", "/assignments/{assignment}/cancel"),
    ],
)
def test_only_a_coordinator_of_the_programme_writes(
    browser, world, programme_id, database, address
):
    with database.work() as session:
        other = make.account(session, Role.COORDINATOR)
    ids = {"programme": programme_id, "team": world.team_id, "office": world.office_id}
    address = address.format(**ids, assignment=world.assignment_id)

    assert browser.as_(world.supervisor).post(address).status == 403
    assert browser.as_(other).post(address).status == (422 if address.endswith("es/new") else 404)


def test_a_team_without_a_letter_is_told_so(browser, world, database):
    with database.work() as session:
        service.revoke_letter(session, world.coordinator, world.letter_id, now=make.NOON)
    address = f"/teams/{world.team_id}/assignments/new/{world.office_id}"

    page = browser.as_(world.coordinator).get(address)

    assert page.soup.select_one(".notice") is not None
