"""The world of tests/make, with what its pages are found by."""

import pytest

from tests import make
from unsera_watch.programs.models import AssignmentLetter, Team


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def stranger(database):
    with database.work() as session:
        return make.student(session)


@pytest.fixture
def code(database, world):
    with database.reading() as session:
        return session.get_one(AssignmentLetter, world.letter_id).code


@pytest.fixture
def programme_id(database, world):
    with database.reading() as session:
        return session.get_one(Team, world.team_id).period.programme_id
