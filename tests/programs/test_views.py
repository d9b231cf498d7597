"""Setting up a programme in the browser, and the card a student shows at the counter."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests import make
from unsera_watch.kernel.permissions import Role
from unsera_watch.offices.models import Office
from unsera_watch.programs import queries, service
from unsera_watch.programs.models import Assignment, AssignmentLetter, Team

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


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def stranger(database):
    with database.work() as session:
        return make.student(session)


@pytest.fixture
def code(database, world):
    with database.reading() as session:
        return session.get_one(AssignmentLetter, world.letter_id).code


@pytest.fixture
def programme_id(database, world):
    with database.reading() as session:
        return session.get_one(Team, world.team_id).period.programme_id


def ending(address):
    return UUID(address.rsplit("/", 1)[-1])


def test_a_coordinator_sets_up_a_programme_and_sends_a_team_out(browser, world, database):
    browser.as_(world.coordinator).get("/programmes/new")
    programme = browser.post("/programmes/new", PROGRAMME).location
    browser.post(f"{programme}/periods/new", PERIOD)
    with database.reading() as session:
        (period,) = queries.periods(session, ending(programme))
    people = {
        "name": "Kelompok Baru",
        "supervisor_id": str(world.supervisor.id),
        "lecturer_id": str(world.lecturer.id),
        "leader_id": str(world.observer.id),
        "member_ids": [str(world.observer.id), str(world.partner.id)],
    }
    team = browser.post(f"/periods/{period.id}/teams/new", people).location
    browser.post(f"{team}/letters/new", LETTER)

    page = browser.get(team)

    assert page.text_of("h1") == "Kelompok Baru"
    assert "002/ST/CONTOH/XI/2026" in page.words
    assert page.words.count("Mahasiswa Contoh") == 2
    assert "Kelompok Baru" in browser.get(programme).words
    assert "Program Contoh Baru" in browser.get("/programmes").words


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


def test_the_task_card_is_ready_for_the_counter(browser, world, code):
    page = browser.as_(world.partner).get(f"/assignments/{world.assignment_id}")

    assert page.text_of("h1").startswith("Unit Contoh Melati")
    for words in ("001/ST/CONTOH/XI/2026", "Rektor Contoh", "Penerbitan KTP-el", "OBS-SP v1"):
        assert words in page.words
    assert page.soup.select_one(".qr svg") is not None
    assert page.soup.select_one(f'.qr a[href$="/letters/{code}"]') is not None
    assert page.soup.select_one('a[href="tel:081200000000"]') is not None
    assert page.soup.select_one("svg.map-picture") is not None
    assert page.soup.select_one(".card-poor ol") is not None
    assert "NIM" not in page.words


def test_the_task_card_is_only_for_those_involved(browser, world, stranger):
    address = f"/assignments/{world.assignment_id}"

    assert browser.as_(world.supervisor).get(address).status == 200
    assert browser.as_(stranger).get(address).status == 404
    assert browser.get(f"/teams/{world.team_id}").status == 404


def test_a_student_finds_her_assignments(browser, world, stranger):
    mine = browser.as_(world.observer).get("/assignments")
    theirs = browser.as_(stranger).get("/assignments")

    assert len(mine.soup.select(".assignment")) == 1
    assert theirs.soup.select_one(".empty") is not None


def test_anybody_checks_a_letter_and_reads_no_name_of_a_student(browser, world, code):
    page = browser.get(f"/letters/{code.lower()}")

    assert page.soup.select_one(".verdict-genuine") is not None
    for words in ("001/ST/CONTOH/XI/2026", "Kelompok 1", "0254-000000"):
        assert words in page.words
    assert "Mahasiswa" not in page.words
    assert "NIM" not in page.words


@pytest.mark.parametrize(
    ("days", "kind"), [(-30, "unknown"), (0, "genuine"), (6, "genuine"), (7, "replaced")]
)
def test_a_letter_says_whether_it_opens_doors_today(app, browser, code, days, kind):
    app.config["CLOCK"] = lambda: make.NOON + timedelta(days=days)

    page = browser.get(f"/letters/{code}")

    assert page.soup.select_one(f".verdict-{kind}") is not None


def test_a_revoked_letter_says_so(browser, world, code):
    address = f"/teams/{world.team_id}/letters/{world.letter_id}/revoke"
    browser.as_(world.coordinator).get(address)

    browser.post(address)

    assert browser.get(f"/letters/{code}").soup.select_one(".verdict-altered") is not None
    assert browser.post(address).status == 409


def test_an_unknown_letter_is_not_found_and_guessing_ends(browser):
    statuses = {browser.get(f"/letters/{n:04}-0000-0").status for n in range(60)}

    assert statuses == {404, 429}


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
        office = session.get_one(Office, world.office_id)

    page = browser.as_(world.coordinator).get(f"/teams/{world.team_id}/assignments/new/{office.id}")

    assert page.soup.select_one(".notice") is not None
