"""Copies of an SQLite database: one file, made by SQLite itself."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from unsera_watch.cli.archive.contents import Contents, refuse
from unsera_watch.db.migrate import upgrade

COPY: Final = "unsera.db"


def copy_out(url: str, folder: Path) -> Contents:
    """Copy the file; the copy is whole even while others write."""
    _copy(_file(url), folder / COPY)
    with closing(sqlite3.connect(folder / COPY)) as copy:
        (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    return Contents("sqlite", revision)


def is_empty(url: str) -> bool:
    """Say whether there is no file yet."""
    return not _file(url).exists()


def copy_in(url: str, _role: str | None, folder: Path, _contents: Contents) -> None:
    """Copy the file back and bring it to the newest shape; SQLite knows no roles."""
    target = _file(url)
    try:
        _copy(folder / COPY, target)
        upgrade(url)
    except BaseException:
        for end in ("", "-wal", "-shm"):
            target.with_name(target.name + end).unlink(missing_ok=True)
        raise


def _file(url: str) -> Path:
    return Path(make_url(url).database or "")


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        refuse(f"There is no database at {source}.")
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        (state,) = new.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        refuse(f"The database at {source} is damaged: {' '.join(state.split())}")
