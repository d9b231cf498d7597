"""Things of other people, and things that moved on meanwhile."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests import make
from tests.observations.visits import begun, ending, ready, visit_of
from unsera_watch.kernel.errors import Invalid, NotFound
from unsera_watch.observations import queries
from unsera_watch.observations.rules import People, PhotoTaken
from unsera_watch.observations.service import answer_presence, drafts, sending, submit
from unsera_watch.observations.service.photos import Shot, attach, detach

SHOT = Shot(indicator="K1.1", people=People.NONE)


@pytest.fixture
def other(database):
    """Return another team with its own office and assignment."""
    with database.work() as session:
        return make.world(session)


def test_a_photo_somebody_else_brought_does_not_exist(session, store):
    world, other = make.world(session), make.world(session)
    theirs = make.photo(session, other.observer, store)
    draft = begun(session, world)

    with pytest.raises(NotFound):
        attach(
            session,
            world.observer,
            draft,
            theirs.upload_id,
            SHOT,
        )


def test_a_photo_somebody_else_brought_cannot_be_sent(session, store):
    world = make.world(session)
    theirs = make.photo(session, world.partner, store)
    taken = PhotoTaken(digest=theirs.digest, indicator="K1.1", people=People.NONE)

    with pytest.raises(Invalid) as refusal:
        make.sent(session, world, photos=(taken,))

    assert set(refusal.value.problems) == {"photos"}


def test_the_draft_of_a_team_mate_cannot_be_touched(session):
    world = make.world(session)
    draft = begun(session, world)

    for act in (
        lambda: drafts.save_answers(session, world.partner, draft, 0, {}, {}, now=make.NOON),
        lambda: sending.send(session, world.partner, draft, 0, now=make.NOON),
        lambda: drafts.discard(session, world.partner, draft),
        lambda: attach(session, world.partner, draft, uuid4(), SHOT),
        lambda: detach(session, world.partner, uuid4()),
    ):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_only_the_team_can_be_named_as_present(browser, world, other, who):
    named = {"stranger": str(other.partner.id), "nobody": "x"}[who]

    page = browser.as_(world.observer).post(
        f"/assignments/{world.assignment_id}/visit",
        {"started_at": "2026-11-24T10:00", "present": [str(world.partner.id), named]},
    )

    assert page.status == 422
    assert str(world.partner.id) in {box["value"] for box in page.soup.select("input[checked]")}


def test_somebody_who_was_not_named_is_not_asked(session, database):
    world, other = make.world(session), make.world(session)
    visit = visit_of(session, make.sent(session, world))

    with pytest.raises(NotFound):
        answer_presence(session, other.observer, visit.id, was_there=True, now=make.NOON)


@pytest.mark.parametrize("address", ["9" * 400, "x", "%00", "00000000-0000-0000-0000-00000000000g"])
def test_an_id_that_is_none_leads_nowhere(browser, world, address):
    browser.as_(world.observer)

    for thing in ("drafts", "observations", "assignments", "photos", "teams"):
        assert browser.get(f"/{thing}/{address}").status == 404


def test_an_id_that_somebody_took_is_refused_without_details(session):
    world, other = make.world(session), make.world(session)
    taken = make.sent(session, world)
    theirs = make.submission(session, other, instance_id=taken, revision=2)

    with pytest.raises(Exception, match="id-taken") as refusal:
        submit(session, other.observer, theirs, now=make.NOON)

    assert refusal.value.message is None


def test_a_second_press_leads_to_the_receipt(browser, database, world):
    with database.work() as session:
        draft, saved_n = ready(session, world)
    browser.as_(world.observer)

    answers = [browser.post(f"/drafts/{draft}/finish", ending(saved_n)) for _ in range(2)]

    assert [each.status for each in answers] == [303, 303]
    assert {each.location for each in answers} == {f"/observations/{draft}"}
    with database.reading() as session:
        assert len(queries.revisions(session, draft)) == 1


def test_a_second_press_by_somebody_else_leads_nowhere(browser, database, world):
    with database.work() as session:
        draft, saved_n = ready(session, world)
    browser.as_(world.observer).post(f"/drafts/{draft}/finish", ending(saved_n))

    assert browser.as_(world.partner).post(f"/drafts/{draft}/finish", ending(saved_n)).status == 404


def test_an_ending_typed_in_a_stale_window_is_kept_there(browser, database, world):
    with database.work() as session:
        draft, saved_n = ready(session, world)
    stale = ending(saved_n - 1, outcome="closed", outcome_note="Tutup sejak pagi.")

    page = browser.as_(world.observer).post(f"/drafts/{draft}/finish", stale)

    assert page.status == 409
    assert "Tutup sejak pagi." in page.text_of("textarea")
    with database.reading() as session:
        assert queries.draft(session, world.observer, draft).saved_n == saved_n


def test_the_same_revision_with_other_content_is_told_so(browser, database, world):
    with database.work() as session:
        draft, saved_n = ready(session, world)
        first = make.submission(session, world, instance_id=draft)
        submit(session, world.observer, first, now=make.NOON)

    page = browser.as_(world.observer).post(
        f"/drafts/{draft}/finish", ending(saved_n, ended_at="2026-11-24T11:30")
    )

    assert page.status == 409
    with database.reading() as session:
        assert visit_of(session, draft).ended_at == make.NOON - timedelta(hours=1)
