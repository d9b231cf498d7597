"""The logbook as students, lecturers and others see it."""

import pytest

from tests import make
from unsera_watch.credit import views
from unsera_watch.kernel.permissions import Role

TYPED = {
    "kind": "writing",
    "worked_on": "2026-11-23",
    "started_at": "08:00",
    "hours": "1",
    "minutes": "30",
    "description": "Menulis bab satu.",
}


def test_an_empty_logbook_teaches_the_first_step(browser, world):
    page = browser.as_(world.observer).get("/logbook")

    assert page.soup.select_one(".empty a")["href"] == "/logbook/new"


def test_a_visit_opens_to_its_source(browser, world, verified):
    sent, _ = verified()

    page = browser.as_(world.observer).get("/logbook")

    assert page.soup.select_one("table a")["href"] == f"/observations/{sent}"
    assert page.text_of("td.num") == "60"
    assert page.soup.select_one("progress")["max"] == "2700"


def test_work_is_written_in_hours_and_minutes(browser, world):
    student = browser.as_(world.observer)

    assert student.post("/logbook/new", TYPED).location == "/logbook"

    page = student.get("/logbook")
    assert page.text_of("td.num") == "90"
    assert "08.00–09.30" in page.words or "08:00–09:30" in page.words


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("kind", "visit"),
        ("kind", "nonsense"),
        ("worked_on", ""),
        ("worked_on", "kemarin"),
        ("worked_on", "0001-01-01"),
        ("worked_on", "2026-12-24"),
        ("started_at", "25:61"),
        ("hours", "13"),
        ("hours", "satu"),
        ("minutes", "-30"),
        ("description", " "),
        ("description", "a" * 2001),
    ],
)
def test_what_is_wrong_stands_beside_its_field(browser, world, field, text):
    page = browser.as_(world.observer).post("/logbook/new", {**TYPED, field: text})

    assert page.status == 422
    assert page.soup.select(f".field-invalid [name={field}]")
    if field != "description":
        assert page.text_of("textarea") == "Menulis bab satu."


def test_what_people_type_is_shown_as_text(browser, world):
    strange = "<b>tebal</b> 🙂 السلام"
    student = browser.as_(world.observer)
    student.post("/logbook/new", {**TYPED, "description": strange})

    assert strange in student.get("/logbook").words


def test_a_returned_entry_leads_to_its_correction(browser, world, wrote, lecture):
    entry = wrote()
    lecture(entry, note="Terlalu singkat.")
    student = browser.as_(world.observer)

    link = student.get("/logbook").soup.select_one("table a")["href"]
    page = student.get(link)

    assert "Terlalu singkat." in page.words
    assert page.soup.select_one("[name=started_at]")["value"].startswith("08:00")
    assert student.post(link, {**TYPED, "description": ""}).status == 422
    assert student.post(link, TYPED).status == 303


def test_a_returned_visit_asks_for_a_sentence(browser, world, verified, lecture):
    _, visit_id = verified()
    lecture(visit_id, note="Mengapa satu jam?")
    student = browser.as_(world.observer)
    link = student.get("/logbook").soup.select_one("table a")["href"]

    assert not student.get(link).soup.select("[name=minutes]")
    assert student.post(link, {"description": " "}).status == 422
    assert student.post(link, {"description": "Antre."}).status == 303


@pytest.mark.parametrize("who", ["supervisor", "lecturer", "coordinator"])
def test_those_responsible_read_a_logbook(browser, world, verified, who):
    verified()

    page = browser.as_(getattr(world, who)).get(f"/logbook/{world.observer.id}")

    assert (page.status, page.text_of("td.num")) == (200, "60")


def test_a_team_mate_does_not_find_it(browser, world):
    assert browser.as_(world.partner).get(f"/logbook/{world.observer.id}").status == 404


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.LECTURER, Role.OMBUDSMAN])
def test_only_students_have_a_logbook_of_their_own(database, browser, role):
    with database.work() as session:
        who = make.account(session, role)

    assert browser.as_(who).get("/logbook").status == 403
    assert browser.as_(who).get("/logbook/new").status == 403


def test_the_start_page_says_hours_and_who_waits(app, browser, world, verified):
    verified()
    app.extensions["slots"] = {"home.start": (views.home_part,)}

    mine = browser.as_(world.observer).get("/").soup.select(".card-cover")
    theirs = browser.as_(world.lecturer).get("/").soup.select(".card-cover")

    assert [each["href"] for each in mine] == ["/logbook"]
    assert {each["href"] for each in theirs} == {
        *(f"/credit/{each.id}" for each in (world.observer, world.partner)),
    }


def test_the_team_page_leads_those_responsible_to_its_logbooks(app, browser, world):
    app.extensions["slots"] = {"team.more": (views.team_part,)}
    here, wanted = f"/teams/{world.team_id}", "main a[href^='/logbook/']"

    assert len(browser.as_(world.supervisor).get(here).soup.select(wanted)) == 2
    assert not browser.as_(world.observer).get(here).soup.select(wanted)
