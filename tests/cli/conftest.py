"""Installations that hold nothing yet, and the demo world brought back into one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from config import Settings
from tests.installations import POSTGRESQL, nothing
from unsera_watch.cli import archive, main

# Nothing in it can run on another database.
collect_ignore = [] if POSTGRESQL else ["test_archive_postgresql.py"]


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
