"""The demo world, made once and only read."""

import pytest

from unsera_watch import app as application
from unsera_watch.evidence.store.files import FileStore


@pytest.fixture(scope="session")
def demo_store(demo_settings):
    return FileStore(demo_settings.evidence_dir)


@pytest.fixture
def demo(demo_settings):
    """Return a session that reads the demo world."""
    database = application.open_database(demo_settings)
    with database.reading() as session:
        yield session
    database.engine.dispose()
