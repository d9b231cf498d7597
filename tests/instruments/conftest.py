"""The shipped instrument, a complete set of answers to it, and a draft of its next version."""

from copy import deepcopy

import pytest

from tests import make
from tests.instruments.shipped import FORM, RAW, SHIPPED, everything_there
from unsera_watch.instruments import queries, service
from unsera_watch.kernel.permissions import Role


@pytest.fixture
def shipped():
    return SHIPPED


@pytest.fixture
def raw():
    return deepcopy(RAW)


@pytest.fixture
def definition():
    return FORM


@pytest.fixture
def answers():
    return everything_there()


@pytest.fixture
def coordinator(database):
    with database.work() as session:
        return make.account(session, Role.COORDINATOR)


@pytest.fixture
def version(database):
    with database.reading() as session:
        found = queries.newest(session, "OBS-SP")
        assert found.definition  # deferred, and wanted when the session is closed
    return found


@pytest.fixture
def draft(database, coordinator, version):
    with database.work() as session:
        return service.copy_version(session, coordinator, version.id, now=make.NOON)
