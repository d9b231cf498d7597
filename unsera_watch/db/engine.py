"""Connections: what SQLite must be told each time, and who may touch the audit table."""

import sqlite3
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event

SQLITE_BUSY_MS: Final = 10_000
_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    f"busy_timeout={SQLITE_BUSY_MS}",
)
_WRITES: Final = frozenset({sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
# A new trigger could swallow entries with RAISE(IGNORE) just as a dropped one lets them change.
_SCHEMA: Final = frozenset(
    {
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_TEMP_TRIGGER,
        sqlite3.SQLITE_DROP_TRIGGER,
    }
)
# A temporary thing of the same name would stand in front of the real table.
_SHADOWS: Final = frozenset({sqlite3.SQLITE_CREATE_TEMP_TABLE, sqlite3.SQLITE_CREATE_TEMP_VIEW})
_SWITCHES: Final = frozenset({"foreign_keys", "recursive_triggers", "writable_schema"})
_AUDIT: Final = "audit_entries"


def open_engine(url: str, *, guarded: bool = True) -> Engine:
    """Return an engine for *url*; *guarded* connections cannot alter the audit table."""
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": SQLITE_BUSY_MS / 1000})
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        if guarded:
            event.listen(engine, "connect", _set_authorizer)
        return engine
    return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10)


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401  (a DBAPI connection)
    """Set what SQLite forgets with each connection, and leave BEGIN to us."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once where writing is meant: a late upgrade fails, not waits."""
    immediate = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _set_authorizer(connection: Any, _record: object) -> None:  # noqa: ANN401  (any value of its kind)
    connection.set_authorizer(_authorize)


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _via: str | None
) -> int:
    """Deny what would rewrite the past: changes of audit entries and of what guards them."""
    name = (first or "").lower()
    denied = (
        action in _SCHEMA
        or (action in _WRITES and name in {_AUDIT, "sqlite_master"})
        or (action in _SHADOWS and name == _AUDIT)
        or (action == sqlite3.SQLITE_PRAGMA and name in _SWITCHES and second is not None)
    )
    return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK
