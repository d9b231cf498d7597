"""Installations for tests: copies of a golden database, and what copies share in a process.

Each test gets a database of its own, so code may really commit. Making an engine and an
application is what takes the time, so all tests of a process share one of each.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import Dialect, create_engine, event, text
from sqlalchemy.engine import URL, make_url

from config import Settings, driver_named, environment
from tests import make
from unsera_watch import app as application
from unsera_watch.db.engine import open_engine
from unsera_watch.db.migrate import upgrade
from unsera_watch.db.work import Database
from unsera_watch.evidence.store.files import FileStore

POSTGRESQL = environment().get("TEST_DATABASE_URL")


@dataclass(frozen=True, slots=True)
class Golden:
    """A migrated database, and the keys its trail was sealed with."""

    url: str
    keys: Path


class Shared:
    """The one engine and the one application, lent to a test at a time."""

    def __init__(self, golden: Golden, folder: Path) -> None:
        """Make both; nothing is opened yet."""
        self._url = make_url(golden.url)
        self.engine = open_engine(golden.url)
        event.listen(self.engine, "do_connect", self._aim)
        settings = Settings.from_env({"DATABASE_URL": golden.url}, folder)
        self._app = application.create_app(settings, Database(self.engine))
        self._kept = dict(self._app.config), dict(self._app.extensions)

    def _aim(
        self, dialect: Dialect, _record: object, args: list[Any], named: dict[str, Any]
    ) -> None:
        """Connect to the database of the test at hand."""
        here, more = dialect.create_connect_args(self._url)
        args[:] = here
        named.update(more)

    @contextmanager
    def database(self, settings: Settings) -> Iterator[Database]:
        """Lend the engine to one installation."""
        self._url = make_url(settings.database_url)
        yield Database(self.engine, application.make_sealer(settings).seal)
        self.engine.dispose()

    @contextmanager
    def app(self, settings: Settings, database: Database) -> Iterator[Flask]:
        """Lend the application to one installation, and take back what a test put into it."""
        config, extensions = self._kept
        self._app.extensions.update(database=database, evidence=FileStore(settings.evidence_dir))
        yield as_at_noon(self._app)
        for kept, used in ((config, self._app.config), (extensions, self._app.extensions)):
            used.clear()
            used.update(kept)


def as_at_noon(app: Flask) -> Flask:
    """Return *app* at noon of the test day."""
    app.config.update(TESTING=True, CLOCK=lambda: make.NOON)
    return app


@contextmanager
def golden_database(folder: Path) -> Iterator[Golden]:
    """Give a migrated database with the shipped instruments in it."""
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


@contextmanager
def nothing(folder: Path) -> Iterator[Settings]:
    """Give the settings of an installation without tables, files or keys."""
    name = f"empty_{uuid4().hex}"
    yield Settings.from_env({"DATABASE_URL": _create(name)} if POSTGRESQL else {}, folder)
    if POSTGRESQL:
        _drop(name)


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
