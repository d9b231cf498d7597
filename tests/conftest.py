"""One golden database, migrated once; each test gets its own copy, so code may really commit."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

from config import Settings, driver_named
from tests import make
from tests.browser import Browser
from unsera_watch import app as application
from unsera_watch.db.engine import open_engine
from unsera_watch.db.migrate import upgrade
from unsera_watch.db.work import Database
from unsera_watch.evidence.store.files import FileStore

POSTGRESQL = os.environ.get("TEST_DATABASE_URL")


@dataclass(frozen=True, slots=True)
class Golden:
    """A migrated database, and the keys its trail was sealed with."""

    url: str
    keys: Path


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Golden]:
    """Return a migrated database with the shipped instruments in it."""
    folder = tmp_path_factory.mktemp("golden")
    name = f"golden_{uuid4().hex}"
    url = _create(name) if POSTGRESQL else f"sqlite:///{folder / 'golden.db'}"
    upgrade(url)
    settings = Settings.from_env({"DATABASE_URL": url}, folder / "data")
    database = application.open_database(settings)
    with database.work() as session:
        make.basics(session)
    database.engine.dispose()
    yield Golden(url, settings.keys_dir)
    if POSTGRESQL:
        _drop(name)


@contextmanager
def installation(golden: Golden, folder: Path) -> Iterator[Settings]:
    """Give the settings of an installation of its own, a copy of the golden one."""
    name = f"test_{uuid4().hex}"
    if POSTGRESQL:
        url = _create(name, template=make_url(golden.url).database)
    else:
        source = Path(make_url(golden.url).database or "")
        url = f"sqlite:///{shutil.copy(source, folder / 'test.db')}"
    shutil.copytree(golden.keys, folder / "data" / "keys")
    yield Settings.from_env({"DATABASE_URL": url}, folder / "data")
    if POSTGRESQL:
        _drop(name)


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
def database(settings: Settings) -> Iterator[Database]:
    """Return the database; what is recorded joins the trail at each commit."""
    database = application.open_database(settings)
    yield database
    database.engine.dispose()


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
def app(settings: Settings, database: Database) -> Flask:
    """Return the application at noon of the test day."""
    app = application.create_app(settings, database)
    app.config.update(TESTING=True, CLOCK=lambda: make.NOON)
    return app


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


def _server() -> URL:
    return make_url(driver_named(POSTGRESQL or ""))


def _create(name: str, template: str | None = None) -> str:
    _execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    return _server().set(database=name).render_as_string(hide_password=False)


def _drop(name: str) -> None:
    _execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _execute(statement: str) -> None:
    engine = create_engine(_server(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
