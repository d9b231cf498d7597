"""Who was there: asked once for each set of hours, and never at two places."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import make
from tests.observations.visits import earlier, presence_of, visit_of
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.rules import Action, Presence
from unsera_watch.observations.service import answer_presence, submit, withdraw
from unsera_watch.verification.service import decide

NOW = make.NOON


def say(session, sent, who, *, was_there):
    visit_id = visit_of(session, sent).id
    answer_presence(session, who, visit_id, was_there=was_there, now=NOW)


def resent(session, world, sent, **changes):
    """Return the observation to its author and send it again with changes."""
    decide(session, world.supervisor, sent, Action.RETURN, revision=1, remarks={"": "x"}, now=NOW)
    again = make.submission(session, world, instance_id=sent, revision=2)
    submit(session, world.observer, replace(again, **changes), now=NOW)


def test_a_denial_stands_and_takes_no_hours(session):
    world = make.world(session)
    sent = make.sent(session, world)

    say(session, sent, world.partner, was_there=False)

    assert presence_of(session, sent, world.partner) is Presence.DENIED
    with pytest.raises(Conflict, match="already-answered"):
        say(session, sent, world.partner, was_there=True)


def test_who_denies_one_visit_can_be_at_another(session):
    world = make.world(session)
    beside = make.world(session, world.partner)
    first, second = make.sent(session, world), make.sent(session, beside)
    say(session, first, world.partner, was_there=False)

    say(session, second, world.partner, was_there=True)

    assert presence_of(session, second, world.partner) is Presence.CONFIRMED


def test_nobody_confirms_a_second_visit_at_the_same_time(session):
    world = make.world(session)
    beside = make.world(session, world.partner)
    first, second = make.sent(session, world), make.sent(session, beside)
    say(session, first, world.partner, was_there=True)

    with pytest.raises(Conflict, match="already-elsewhere"):
        say(session, second, world.partner, was_there=True)


def test_who_confirmed_cannot_send_another_visit_at_the_same_time(session):
    world = make.world(session)
    beside = make.world(session, world.partner)
    say(session, make.sent(session, beside), world.partner, was_there=True)
    mine = make.submission(session, world)

    with pytest.raises(Invalid) as refusal:
        submit(session, world.partner, mine, now=NOW)

    assert set(refusal.value.problems) == {"started_at"}


def test_one_visit_may_begin_when_another_ends(session):
    world = make.world(session)
    make.sent(session, world, **earlier(1))

    assert make.sent(session, world)


def test_a_withdrawn_visit_takes_no_time(session):
    world = make.world(session)
    withdraw(session, world.observer, make.sent(session, world), now=NOW)

    assert make.sent(session, world)


def test_members_are_asked_again_when_the_hours_of_a_visit_change(session):
    world = make.world(session)
    sent = make.sent(session, world)
    say(session, sent, world.partner, was_there=True)

    resent(session, world, sent, started_at=NOW - timedelta(hours=6))

    assert presence_of(session, sent, world.partner) is Presence.ASKED
    assert presence_of(session, sent, world.observer) is Presence.CONFIRMED


def test_members_are_not_asked_again_about_the_same_hours(session):
    world = make.world(session)
    sent = make.sent(session, world)
    say(session, sent, world.partner, was_there=True)

    resent(session, world, sent, notes={"K1.1": "Diperbaiki."})

    assert presence_of(session, sent, world.partner) is Presence.CONFIRMED


def test_a_denial_is_not_undone_by_sending_again(session):
    world = make.world(session)
    sent = make.sent(session, world)
    say(session, sent, world.partner, was_there=False)

    resent(session, world, sent, started_at=NOW - timedelta(hours=6))

    assert presence_of(session, sent, world.partner) is Presence.DENIED


def test_only_a_student_says_who_was_there(session):
    world = make.world(session)
    sent = make.sent(session, world)

    with pytest.raises(NotAllowed):
        say(session, sent, make.actor(Role.SUPERVISOR), was_there=True)


def test_an_open_question_waits_on_the_page_and_a_denial_reaches_the_desk(browser, database):
    with database.work() as session:
        world = make.world(session)
        sent = make.sent(session, world)
        visit_id = visit_of(session, sent).id
    browser.as_(world.partner).post(f"/visits/{visit_id}/presence", {"was_there": "no"})

    record = browser.as_(world.supervisor).get(f"/desk/{sent}")

    assert record.soup.select(".tone-poor.shape-triangle")
    assert not browser.as_(world.partner).get("/").soup.select('form[action$="/presence"]')
