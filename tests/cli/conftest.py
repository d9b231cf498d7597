"""Installations that hold nothing yet, and the demo world brought back into one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from config import Settings, driver_named
from unsera_watch.cli import archive, main

POSTGRESQL = os.environ.get("TEST_DATABASE_URL")

# Nothing in it can run on another database.
collect_ignore = [] if POSTGRESQL else ["test_archive_postgresql.py"]


@contextmanager
def nothing(folder: Path) -> Iterator[Settings]:
    """Give the settings of an installation without tables, files or keys."""
    if not POSTGRESQL:
        yield Settings.from_env({}, folder)
        return
    server, name = make_url(driver_named(POSTGRESQL)), f"empty_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        url = server.set(database=name).render_as_string(hide_password=False)
        yield Settings.from_env({"DATABASE_URL": url}, folder)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Settings]:
    """Return the settings of an installation that holds nothing."""
    with nothing(tmp_path / "empty") as settings:
        yield settings


@pytest.fixture
def run() -> Callable[..., Result]:
    """Return a function: a command with these words, on this installation."""

    def run(settings: Settings, *words: object, **more: str) -> Result:
        env = {
            "DATABASE_URL": settings.database_url,
            "MIGRATION_DATABASE_URL": settings.migration_database_url,
        }
        spoken = [*map(str, words), "--data", str(settings.data_dir)]
        return CliRunner().invoke(main, spoken, env=env | more)

    return run


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> Path:
    """Return a backup of an installation that nobody has used."""
    archive.backup(settings, tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture(scope="session")
def restored(
    demo_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """Return the settings of a demo world that came out of a backup; only read it."""
    folder = tmp_path_factory.mktemp("restored")
    archive.backup(demo_settings, folder / "kept")
    with nothing(folder / "data") as settings:
        archive.restore(settings, folder / "kept")
        yield settings
