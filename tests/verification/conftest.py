"""A world with one visit sent, waiting for its supervisor."""

from dataclasses import replace

import pytest

from tests import make
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.rules import Action
from unsera_watch.observations.service import submit
from unsera_watch.verification.service import decide


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def sent(database, world):
    """Return the id of an observation that waits."""
    with database.work() as session:
        return make.sent(session, world)


@pytest.fixture
def judge(database, world):
    """Return a way to decide in a piece of work of its own; verifies unless told otherwise."""

    def act(observation_id, action=Action.VERIFY, by=world.supervisor, **said):
        words = {"revision": 1, "reason": "", "remarks": {}} | said
        with database.work() as session:
            decide(session, by, observation_id, action, now=make.NOON, **words)

    return act


@pytest.fixture
def resend(database, world):
    """Return a way to send the second revision of a returned observation."""

    def act(observation_id, **answers):
        with database.work() as session:
            first = make.submission(session, world, instance_id=observation_id, revision=2)
            given = {**first.answers, **answers}
            submit(session, world.observer, replace(first, answers=given), now=make.NOON)

    return act


@pytest.fixture
def stranger(database):
    """Return a supervisor of other teams."""
    with database.work() as session:
        return make.account(session, Role.SUPERVISOR, name="Pembimbing Contoh")
