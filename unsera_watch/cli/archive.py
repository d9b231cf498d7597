"""Backups: an online copy of the database, then the files it vouches for, then the keys."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final

import click
from sqlalchemy.engine import URL, make_url

from config import Settings
from unsera_watch.app import open_database
from unsera_watch.audit.rules.problems import Problem
from unsera_watch.audit.service.seal import Sealer
from unsera_watch.audit.service.verify import verify as find_problems
from unsera_watch.evidence.service import stored_files
from unsera_watch.evidence.store.files import FileStore

DATABASE: Final = "unsera.db"
DUMP: Final = "unsera.dump"
FOLDERS: Final = ("evidence", "keys")


def backup(settings: Settings, folder: Path) -> None:
    """Copy the installation to *folder*, which must be empty; the database first.

    Files are only ever added, so those copied later include all that the database names.
    """
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder} is not empty. Choose a new folder."
        raise click.ClickException(message)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        _copy_sqlite(Path(url.database or ""), folder / DATABASE)
    else:
        _postgresql("pg_dump", url, "--format=custom", f"--file={folder / DUMP}")
    for name in FOLDERS:
        _copy_folder(settings.data_dir / name, folder / name)


def restore(settings: Settings, folder: Path) -> None:
    """Bring a backup back into an installation that holds nothing."""
    url = make_url(settings.database_url)
    if (settings.data_dir / "evidence").exists() or _holds_data(url):
        message = "This installation is not empty. Restore into an empty one."
        raise click.ClickException(message)
    if url.get_backend_name() == "sqlite":
        _copy_sqlite(folder / DATABASE, Path(url.database or ""))
    else:
        _postgresql("pg_restore", url, "--exit-on-error", "--no-owner", str(folder / DUMP))
    for name in FOLDERS:
        _copy_folder(folder / name, settings.data_dir / name)


def verify(settings: Settings, sealer: Sealer) -> list[Problem]:
    """Return what does not fit in the restored installation."""
    store = FileStore(settings.evidence_dir)
    with open_database(settings).reading() as session:
        return find_problems(session, sealer, files=lambda reading: stored_files(reading, store))


def _holds_data(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and Path(url.database or "").exists()


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy with SQLite's own backup, which is whole even while others write."""
    if not source.exists():
        message = f"There is no database at {source}."
        raise click.ClickException(message)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    target.chmod(0o600)


def _postgresql(program: str, url: URL, *words: str) -> None:
    found = shutil.which(program)
    if found is None:
        message = f"{program} is needed for a PostgreSQL backup and is not installed."
        raise click.ClickException(message)
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run([found, f"--dbname={plain}", *words], check=True)  # noqa: S603  (no shell)


def _copy_folder(source: Path, target: Path) -> None:
    """Copy what is whole; files still on their way lie in a folder of their own."""
    if source.exists():
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("tmp"))
