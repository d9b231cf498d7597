"""What pages tell a script so that a visit goes on on the phone; without script nothing changes."""

from tests import make
from unsera_watch.observations.models import Draft
from unsera_watch.observations.service import moving


def assignment(browser, world):
    return browser.as_(world.observer).get(f"/assignments/{world.assignment_id}")


def test_the_start_says_which_page_the_phone_keeps_for_it(browser, world):
    ways = assignment(browser, world).soup.select("a[data-phone-start]")

    assert {str(way["data-phone-start"]) for way in ways} == {str(world.assignment_id)}
    assert all(str(way["data-capture"]).startswith("/capture/") for way in ways)
    assert [way.get("data-outcome") for way in ways] == [None, "unsafe"]
    assert all(f"/assignments/{world.assignment_id}/visit" in str(way["href"]) for way in ways)


def test_a_draft_on_the_server_says_how_it_is_taken_over(browser, world, draft):
    page = assignment(browser, world)
    listed = browser.get("/observations/")

    taken = [str(tag["data-phone-take"]) for tag in page.soup.select("[data-phone-take]")]
    first = page.soup.select_one("[data-outcome]")
    assert taken == [str(draft)]
    assert first["data-phone-take-first"] == str(draft)
    assert listed.soup.select_one("[data-phone-take]")["data-phone-take"] == str(draft)


def test_a_draft_that_moved_to_a_phone_is_not_taken_twice(browser, world, draft, database):
    with database.work() as session:
        moving.take(session, world.observer, draft, now=make.NOON)

    page = assignment(browser, world)

    assert page.soup.select("[data-phone-take], [data-phone-take-first]") == []
    with database.reading() as session:
        assert session.get_one(Draft, draft).moved_at == make.NOON


def test_the_sentences_of_the_entrances_stand_on_every_page_of_an_observer(browser, world):
    mine = browser.as_(world.observer).get("/")
    hers = browser.as_(world.supervisor).get("/")

    assert len(mine.soup.select("[data-take-offline]")) == 1
    assert hers.soup.select("[data-take-offline]") == []
