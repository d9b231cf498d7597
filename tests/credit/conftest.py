"""A world with one verified visit that both students confirmed."""

from datetime import UTC, datetime, timedelta

import pytest

from tests import make
from unsera_watch.credit import service
from unsera_watch.credit.rules import EntryKind, Span, Work
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action
from unsera_watch.observations.service import answer_presence
from unsera_watch.verification.service import decide

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def work(**changes):
    """Return ninety minutes of data entry on the day before, from eight o'clock WIB."""
    facts = {
        "kind": EntryKind.DATA_ENTRY,
        "worked_on": MORNING.date(),
        "span": Span(MORNING, 90),
        "description": "Memasukkan data.",
    }
    return Work(**(facts | changes))


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def verified(database, world):
    """Return a way to send a visit, let the partner answer, and verify it."""

    def act(*, partner=True, **changes):
        with database.work() as session:
            sent = make.sent(session, world, **changes)
            visit_id = session.get_one(Observation, sent).visit_id
            if partner is not None:
                answer_presence(session, world.partner, visit_id, was_there=partner, now=make.NOON)
            decide(
                session,
                world.supervisor,
                sent,
                Action.VERIFY,
                revision=1,
                remarks={},
                now=make.NOON,
            )
        return sent, visit_id

    return act


@pytest.fixture
def wrote(database, world):
    """Return a way for the observer to write work down."""

    def act(by=world.observer, **changes):
        with database.work() as session:
            return service.write(session, by, work(**changes), now=make.NOON)

    return act


@pytest.fixture
def lecture(database, world):
    """Return a way for the lecturer to approve, or to return with a note."""

    def act(*keys, note=None, by=world.lecturer, whose=world.observer):
        with database.work() as session:
            if note is None:
                return service.approve(session, by, whose.id, keys, now=make.NOON)
            return service.return_entries(session, by, whose.id, keys, note, now=make.NOON)

    return act


@pytest.fixture
def other_lecturer(database):
    with database.work() as session:
        return make.account(session, Role.LECTURER, name="Dosen Contoh")


@pytest.fixture
def earlier():
    """Return the times of a visit before the usual one."""
    return {
        "started_at": make.NOON - timedelta(hours=4),
        "ended_at": make.NOON - timedelta(hours=3),
    }
