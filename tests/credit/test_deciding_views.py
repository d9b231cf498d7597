"""Kredit as a lecturer sees it: one row a student, many approved with one reading."""

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def counted(engine):
    """Count the statements while the block runs."""
    seen = []
    note = lambda *args: seen.append(args[2])  # noqa: E731  (a listener needs a name to be removed)
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def test_a_lecturer_sees_a_row_for_each_student(browser, world, verified):
    verified(partner=False)

    page = browser.as_(world.lecturer).get("/credit")

    rows = [row.select("td")[0].get_text(strip=True) for row in page.soup.select("tbody tr")]
    assert sorted(rows) == ["0", "1"]


def test_every_number_of_a_student_opens_to_the_logbook(browser, world, verified):
    verified()

    page = browser.as_(world.lecturer).get("/credit")

    opened = {link["href"] for link in page.soup.select("td.num a")}
    assert opened == {f"/logbook/{each.id}" for each in (world.observer, world.partner)}
    assert len(page.soup.select("td.num a")) == 6


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
