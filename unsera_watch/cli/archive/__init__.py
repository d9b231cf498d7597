"""Backups: an online copy of the database, then the files it vouches for, then the keys.

The list of contents comes last, so a folder without it is no backup or not a whole one. Nothing
but Python is needed, on either database; docs/adr/0010 says why.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import psycopg
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from config import Settings
from unsera_watch.app import open_database
from unsera_watch.audit.rules.problems import Problem
from unsera_watch.audit.service.seal import Sealer
from unsera_watch.audit.service.verify import verify as find_problems
from unsera_watch.cli.archive import postgresql, sqlite
from unsera_watch.cli.archive.contents import Contents, refuse
from unsera_watch.db.migrate import app_role, knows
from unsera_watch.evidence.service import stored_files
from unsera_watch.evidence.store.files import FileStore

FOLDERS: Final = ("evidence", "keys")
NAMES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class Keeper(Protocol):
    """What each kind of database must be able to do; a module per kind does."""

    def copy_out(self, url: str, folder: Path) -> Contents:
        """Copy the database as it is at one moment, while others write."""

    def is_empty(self, url: str) -> bool:
        """Say whether there is nothing that a restore would mix with."""

    def copy_in(self, url: str, role: str | None, folder: Path, contents: Contents) -> None:
        """Bring all rows back in the newest shape, or leave the database empty."""


KEEPERS: Final[Mapping[str, Keeper]] = {"sqlite": sqlite, "postgresql": postgresql}


def backup(settings: Settings, folder: Path) -> None:
    """Copy the installation to *folder*, which must be empty; the database first.

    Files are only ever added, so those copied later include all that the database names.
    """
    with _told_plainly():
        if folder.exists() and any(folder.iterdir()):
            refuse(f"{folder} is not empty. Choose a new folder.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keeper = KEEPERS[_kind(settings)]
        contents = keeper.copy_out(settings.database_url, folder)
        for name in FOLDERS:
            _copy_folder(settings.data_dir / name, folder / name)
        contents.write(folder)


def restore(settings: Settings, folder: Path) -> None:
    """Bring a backup back into an installation that holds nothing; the owner's role does it."""
    with _told_plainly():
        contents = Contents.read(folder)
        _ensure_fits(contents, _kind(settings))
        keeper, owner = KEEPERS[contents.database], settings.migration_database_url
        if _holds_files(settings.evidence_dir) or not keeper.is_empty(owner):
            refuse("This installation is not empty. Restore into an empty one.")
        keeper.copy_in(owner, app_role(settings.database_url, owner), folder, contents)
        for name in FOLDERS:
            _copy_folder(folder / name, settings.data_dir / name)


def verify(settings: Settings, sealer: Sealer) -> list[Problem]:
    """Return what does not fit in the restored installation."""
    store, database = FileStore(settings.evidence_dir), open_database(settings)
    try:
        with database.reading() as session:
            return find_problems(session, sealer, files=lambda asked: stored_files(asked, store))
    finally:
        database.engine.dispose()


def _kind(settings: Settings) -> str:
    return make_url(settings.database_url).get_backend_name()


def _ensure_fits(contents: Contents, kind: str) -> None:
    if contents.database != kind:
        was, now = NAMES[contents.database], NAMES[kind]
        refuse(f"This is a backup of a {was} database, and DATABASE_URL names {now}.")
    if not knows(contents.revision):
        refuse(
            f"This backup was made by another version of Unsera Watch (migration"
            f" {contents.revision}). Restore it with that version."
        )


def _holds_files(folder: Path) -> bool:
    return any(path.is_file() for path in folder.rglob("*"))


def _copy_folder(source: Path, target: Path) -> None:
    """Copy what is whole; files still on their way lie in a folder of their own."""
    if source.exists():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("tmp"))


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Turn what disks and databases may answer into one line; it never holds an address."""
    try:
        yield
    except shutil.Error as problem:
        refuse(f"Files cannot be copied: {problem.args[0][0][-1]}")
    except OSError as problem:
        refuse(f"Files cannot be copied: {problem}")
    except DBAPIError as problem:
        refuse(f"The database cannot be used: {problem.orig}")
    except psycopg.Error as problem:
        refuse(f"The database cannot be used: {problem.diag.message_primary or problem}")
    except sqlite3.Error as problem:
        refuse(f"The database cannot be used: {problem}")
