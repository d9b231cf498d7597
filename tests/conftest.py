"""What every test may ask for: an installation nobody has used, its database, a visitor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from config import Settings
from tests import make
from tests.browser import Browser
from tests.installations import (
    POSTGRESQL,
    Golden,
    Shared,
    as_at_noon,
    golden_database,
    installation,
)
from unsera_watch import app as application
from unsera_watch.db.engine import open_engine
from unsera_watch.db.work import Database
from unsera_watch.evidence.store.files import FileStore

# Rooms whose tests never open a database by any other way than the fixtures below.
GOLDEN_ROOMS = frozenset(
    {"accounts", "credit", "home", "house", "instruments", "observations", "offices"}
    | {"programs", "reports", "verification", "web"}
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep tests of the demo world on one core, where it is made once.

    On PostgreSQL leave out what touches no database: it ran on SQLite and would say the same.
    """
    for item in items:
        if "demo_settings" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("demo"))
    if POSTGRESQL is None:
        return
    pure = [item for item in items if is_pure(item)]
    config.hook.pytest_deselected(items=pure)
    items[:] = [item for item in items if not is_pure(item)]


def is_pure(item: pytest.Item) -> bool:
    """Say whether a test lies in a room where every database comes from the golden one."""
    room = item.path.relative_to(Path(__file__).parent).parts[0]
    asked: list[str] = getattr(item, "fixturenames", [])
    return room in GOLDEN_ROOMS and "golden" not in asked


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golden]:
    """Return a migrated database with the shipped instruments in it."""
    with golden_database(tmp_path_factory.mktemp("golden")) as golden:
        yield golden


@pytest.fixture(scope="session")
def shared(golden: Golden, tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Return the engine and the application that all tests of this process take turns with."""
    return Shared(golden, tmp_path_factory.mktemp("shared"))


@pytest.fixture
def settings(golden: Golden, tmp_path: Path) -> Iterator[Settings]:
    """Return the settings of an installation that nobody has used."""
    with installation(golden, tmp_path) as settings:
        yield settings


@pytest.fixture(scope="session")
def demo_settings(golden: Golden, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Return the settings of the demo world at noon; made once, so only read it."""
    with installation(golden, tmp_path_factory.mktemp("demo")) as settings:
        make.demo(settings)
        yield settings


@pytest.fixture
def database(shared: Shared, settings: Settings) -> Iterator[Database]:
    """Return the database; what is recorded joins the trail at each commit."""
    with shared.database(settings) as database:
        yield database


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Return a session that is committed when the test has passed."""
    with database.work() as session:
        yield session


@pytest.fixture
def store(settings: Settings) -> FileStore:
    """Return the store of evidence."""
    return FileStore(settings.evidence_dir)


@pytest.fixture
def app(shared: Shared, settings: Settings, database: Database) -> Iterator[Flask]:
    """Return the application at noon of the test day."""
    with shared.app(settings, database) as app:
        yield app


@pytest.fixture
def own_app(settings: Settings, database: Database) -> Flask:
    """Return an application of the test's own, to which it may add routes."""
    return as_at_noon(application.create_app(settings, database))


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Return a visitor whose every page is judged."""
    return Browser(app)


@pytest.fixture
def engine(database: Database) -> Engine:
    """Return the engine itself, for tests about the database."""
    return database.engine


@pytest.fixture
def owner(settings: Settings) -> Iterator[Engine]:
    """Return an engine that may do what the application may not."""
    engine = open_engine(settings.database_url, guarded=False)
    yield engine
    engine.dispose()
