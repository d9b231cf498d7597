"""A programme with one assignment, and a visit that was started."""

import pytest

from tests import make
from tests.observations.visits import begun


@pytest.fixture
def world(database):
    """Return a programme with one assignment."""
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def draft(database, world):
    """Return the id of the draft that the observer began."""
    with database.work() as session:
        return begun(session, world)
