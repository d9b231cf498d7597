"""Remarks on the pages of other rooms, as the student reads and answers them."""

import pytest

from unsera_watch.observations.rules import Action
from unsera_watch.verification import queries, views


@pytest.fixture
def remark(database, sent, judge):
    judge(sent, Action.RETURN, remarks={"K2.1": "Foto <b>buram</b>.", "": "Ulangi dua foto."})
    with database.reading() as session:
        return next(each for each in queries.remarks(session, sent) if each.indicator)


@pytest.fixture
def record(app, browser, sent, remark):
    """Return a way to open the record as the lower room shows it, with our part in it."""
    app.extensions["slots"] = {
        **app.extensions["slots"],
        "observation.remarks": (views.remarks_part,),
        "home.start": (views.home_part,),
    }
    return lambda who: browser.as_(who).get(f"/observations/{sent}")


def answer(browser, remark, text):
    field = f"r{remark.id.hex}-text"
    return browser.post(f"/desk/remarks/{remark.id}/answer", {field: text})


def test_the_observer_reads_remarks_and_finds_a_place_to_answer(world, record):
    page = record(world.observer)

    assert "Foto <b>buram</b>." in page.words
    assert len(page.soup.select("form[action$='/answer'] textarea")) == 2


def test_a_team_mate_reads_and_does_not_answer(world, record):
    page = record(world.partner)

    assert "Ulangi dua foto." in page.words
    assert not page.soup.select("form[action$='/answer']")


def test_an_answer_stands_beside_the_remark(world, browser, sent, remark, record):
    record(world.observer)

    sent_answer = answer(browser, remark, "Sudah difoto ulang.")

    assert (sent_answer.status, sent_answer.location) == (303, f"/observations/{sent}")
    page = record(world.observer)
    assert "Sudah difoto ulang." in page.words
    assert len(page.soup.select("form[action$='/answer']")) == 1


def test_an_empty_answer_comes_back(world, browser, remark):
    page = answer(browser.as_(world.observer), remark, "  ")

    assert page.status == 422
    assert page.soup.select(".field-invalid textarea")


def test_a_second_answer_comes_back_with_its_words(world, browser, remark):
    answer(browser.as_(world.observer), remark, "Sudah.")

    page = answer(browser, remark, "Lain lagi.")

    assert page.status == 409
    assert page.text_of("textarea") == "Lain lagi."


def test_a_question_shows_its_own_remark_only(app, browser, world, sent, remark):
    app.extensions["slots"] = {"home.start": (lambda: views.question_part(sent, "K2.1"),)}

    words = browser.as_(world.observer).get("/").text_of(".remark")

    assert "buram" in words
    assert "Ulangi" not in words


def test_the_start_page_of_a_supervisor_says_what_waits(world, sent, browser, app):
    app.extensions["slots"] = {"home.start": (views.home_part,)}

    page = browser.as_(world.supervisor).get("/")

    assert page.soup.select_one(".card-cover")["href"] == f"/desk/{sent}"
    assert not browser.as_(world.observer).get("/").soup.select(".card-cover")
