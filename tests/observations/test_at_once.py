"""Many at the same moment: threads, each with a connection of its own, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from tests import make
from tests.browser import Browser
from tests.observations.visits import ending, presence_of, ready, visit_of
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft, Observation, Visit
from unsera_watch.observations.rules import Action, Presence, Status
from unsera_watch.observations.service import answer_presence, drafts, submit, withdraw
from unsera_watch.verification.service import decide

MANY = 20


@pytest.fixture
def together(database):
    """Return a way to let several pieces of work start at the same moment."""

    def acting(*acts):
        start = Barrier(len(acts))

        def one(act):
            start.wait()
            try:
                with database.work() as session:
                    return act(session)
            except (Conflict, Invalid) as refusal:
                return refusal.code
            except StaleDataError:
                return "changed-meanwhile"

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(one, acts))

    return acting


def confirming(world, visit_id):
    return lambda session: answer_presence(
        session, world.partner, visit_id, was_there=True, now=make.NOON
    )


def test_twenty_sends_of_one_record_are_one_row_with_one_receipt(database, world, together):
    with database.reading() as session:
        sent = make.submission(session, world)

    receipts = together(
        *[lambda session: submit(session, world.observer, sent, now=make.NOON)] * MANY
    )

    assert len(set(receipts)) == 1
    with database.reading() as session:
        assert len(session.scalars(select(Observation)).all()) == 1
        assert len(session.scalars(select(Visit)).all()) == 1
        (revision,) = queries.revisions(session, sent.instance_id)
    assert receipts[0].code == revision.receipt


def test_twenty_presses_of_one_button_lead_to_one_receipt(app, database, world):
    with database.work() as session:
        draft, saved_n = ready(session, world)
    phones = [Browser(app).as_(world.observer) for _ in range(MANY)]
    start = Barrier(MANY)

    def press(phone):
        start.wait()
        sent = phone.post(f"/drafts/{draft}/finish", ending(saved_n))
        return sent.status, sent.location

    with ThreadPoolExecutor(MANY) as pool:
        answers = set(pool.map(press, phones))

    assert answers == {(303, f"/observations/{draft}")}
    with database.reading() as session:
        assert len(queries.revisions(session, draft)) == 1


def test_two_windows_never_save_over_each_other(database, world, together):
    with database.work() as session:
        draft, saved_n = ready(session, world)

    def saving(text):
        return lambda session: drafts.save_answers(
            session, world.observer, draft, saved_n, {}, {"K1.1": text}, now=make.NOON
        )

    told = together(*(saving(f"jendela {n}") for n in range(8)))

    assert told.count("stale-draft") == 7
    with database.reading() as session:
        assert session.get_one(Draft, draft).saved_n == saved_n + 1


def test_nobody_confirms_two_visits_at_once(database, world, together):
    with database.work() as session:
        other = make.world(session, world.partner)
        sent = [make.sent(session, world), make.sent(session, other)]
        visits = [visit_of(session, each).id for each in sent]

    told = together(*(confirming(world, visit_id) for visit_id in visits))

    assert sorted(told, key=str) == [None, "already-elsewhere"]
    with database.reading() as session:
        said = {presence_of(session, each, world.partner) for each in sent}
    assert said == {Presence.CONFIRMED, Presence.ASKED}


def test_nobody_sends_two_visits_at_once(database, world, together):
    with database.reading() as session:
        both = [make.submission(session, world) for _ in range(2)]

    def sending(one):
        return lambda session: submit(session, world.observer, one, now=make.NOON).revision

    told = together(*map(sending, both))

    assert sorted(told, key=str) == [1, "invalid"]


def test_a_visit_is_withdrawn_or_decided_but_not_both(database, world, together):
    with database.work() as session:
        sent = make.sent(session, world)
    verify = {"revision": 1, "remarks": {}, "now": make.NOON}

    told = together(
        lambda session: withdraw(session, world.observer, sent, now=make.NOON),
        lambda session: decide(session, world.supervisor, sent, Action.VERIFY, **verify),
    )

    assert told.count(None) == 1
    with database.reading() as session:
        assert queries.get(session, sent).status in {Status.WITHDRAWN, Status.VERIFIED}
        assert queries.get(session, sent).row_version == 2


def test_one_answer_about_having_been_there_is_kept(database, world, together):
    with database.work() as session:
        sent = make.sent(session, world)
        visit_id = visit_of(session, sent).id

    told = together(*[confirming(world, visit_id)] * 4)

    assert sorted(told, key=str) == [None, *["presence-already-answered"] * 3]
