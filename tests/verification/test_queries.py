"""What waits, for whom, in which order."""

from dataclasses import replace
from datetime import timedelta

from tests import make
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.service import submit
from unsera_watch.programs.models import Team
from unsera_watch.verification import queries


def waiting(database, actor):
    with database.reading() as session:
        return [each.id for each in queries.waiting(session, actor)]


def earlier(database, world):
    """Return an observation of the same morning, sent three hours before the other."""
    with database.work() as session:
        first = make.submission(session, world)
        start = first.started_at - timedelta(hours=3)
        other = replace(first, started_at=start, ended_at=start + timedelta(hours=1))
        now = make.NOON - timedelta(hours=3)
        return submit(session, world.observer, other, now=now).observation_id


def test_the_oldest_comes_first(database, world, sent):
    older = earlier(database, world)

    assert waiting(database, world.supervisor) == [older, sent]


def test_what_was_decided_waits_no_more(database, world, sent, judge):
    judge(sent)

    assert waiting(database, world.supervisor) == []
    with database.reading() as session:
        assert [each.id for each in queries.decided(session, world.supervisor)] == [sent]


def test_other_teams_do_not_wait_for_me(database, sent, stranger):
    assert waiting(database, stranger) == []


def test_ones_own_visit_never_waits_for_oneself(database, world, sent):
    both = Actor(world.partner.id, frozenset({Role.STUDENT, Role.SUPERVISOR}))
    with database.work() as session:
        session.get_one(Team, world.team_id).supervisor_id = both.id

    assert waiting(database, both) == []
