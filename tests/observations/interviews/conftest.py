"""A visit that also asks users and officials."""

import pytest

from tests import make
from tests.observations.interviews.asking import USERS
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft


@pytest.fixture
def world(database):
    """Return a programme whose one assignment also asks users and officials."""
    with database.work() as session:
        return make.world(session, also=(USERS, "WWC-PETUGAS"))


@pytest.fixture
def users(database, world, draft):
    """Return the draft of the users' interview."""
    with database.reading() as session:
        beside = queries.beside(session, session.get_one(Draft, draft))
        return next(each.id for each in beside if each.version.instrument.code == USERS)
