"""The logbook as students, lecturers and others see it."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

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


@contextmanager
def counted(engine):
    """Count the statements while the block runs."""
    seen = []
    note = lambda *args: seen.append(args[2])  # noqa: E731  (a listener needs a name to be removed)
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


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


def test_a_lecturer_sees_a_row_for_each_student(browser, world, verified):
    verified(partner=False)

    page = browser.as_(world.lecturer).get("/credit")

    rows = [row.select("td")[0].get_text(strip=True) for row in page.soup.select("tbody tr")]
    assert sorted(rows) == ["0", "1"]


def test_many_are_approved_with_one_button(browser, world, verified, wrote):
    verified()
    wrote()
    lecturer = browser.as_(world.lecturer)
    here = f"/credit/{world.observer.id}"
    boxes = lecturer.get(here).soup.select("[type=checkbox]")

    ticked = {"lines": [box["value"] for box in boxes], "action": "approve"}

    assert (len(boxes), lecturer.post(here, ticked).location) == (2, here)
    assert not lecturer.get(here).soup.select("[type=checkbox]")


def test_approving_everything_means_what_was_on_the_screen(browser, world, verified, wrote):
    wrote()
    lecturer = browser.as_(world.lecturer)
    here = f"/credit/{world.observer.id}"
    seen = lecturer.get(here).soup.select_one("[name=seen]")["value"]
    verified()

    assert lecturer.post(here, {"seen": seen, "action": "approve-all"}).status == 303

    assert len(lecturer.get(here).soup.select("[type=checkbox]")) == 1


def test_returning_brings_the_note_back_when_nothing_is_ticked(browser, world, wrote):
    wrote()
    here = f"/credit/{world.observer.id}"

    page = browser.as_(world.lecturer).post(here, {"action": "return", "note": "Kurang."})

    assert page.status == 422
    assert page.text_of("[name=note]") == "Kurang."


def test_too_late_shows_how_it_stands_now(browser, world, verified, lecture, wrote):
    _, visit_id = verified()
    wrote()
    lecture(visit_id)
    here = f"/credit/{world.observer.id}"

    page = browser.as_(world.lecturer).post(
        here, {"lines": [str(visit_id), "nonsense"], "action": "approve", "note": "Baik."}
    )

    assert page.status == 409
    assert page.text_of("[name=note]") == "Baik."
    assert page.soup.select(".card-poor")


def test_another_lecturer_finds_nothing(browser, world, other_lecturer):
    other = browser.as_(other_lecturer)

    assert other.get(f"/credit/{world.observer.id}").status == 404
    assert other.post(f"/credit/{world.observer.id}", {"action": "approve"}).status == 404
    assert other.get("/credit").soup.select(".empty")


def test_the_list_is_asked_in_a_fixed_number_of_queries(browser, world, engine, verified):
    verified()
    lecturer = browser.as_(world.lecturer)
    lecturer.get("/credit")

    with counted(engine) as seen:
        lecturer.get("/credit")

    assert len([each for each in seen if each.startswith("SELECT")]) <= 12


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
