"""What the databases themselves refuse: changing the past, and adding anywhere but at the head."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

COLUMNS = "seq, at, actor_id, tag, kind, row_id, version, row_digest, details, prev, hash"
REST = COLUMNS.removeprefix("seq, ")
COPY = f"SELECT {{}}, {REST} FROM audit_entries WHERE seq = 1"  # noqa: S608  (our own names)
UPSERT = f"""
    INSERT INTO audit_entries ({COLUMNS}) {COPY.format(1)}
    ON CONFLICT (seq) DO UPDATE SET tag = 'account:locked'
"""

REWRITES = [
    "UPDATE audit_entries SET tag = 'account:locked'",
    "DELETE FROM audit_entries",
    "DELETE FROM audit_entries WHERE seq = 2",
    f"INSERT INTO audit_entries ({COLUMNS}) {COPY.format(9)}",
    f"INSERT INTO audit_entries ({COLUMNS}) {COPY.format(3)}",
    UPSERT,
]
REWRITES_SQLITE = [
    *REWRITES,
    f"INSERT OR REPLACE INTO audit_entries ({COLUMNS}) {COPY.format(1)}",
    f"REPLACE INTO audit_entries ({COLUMNS}) {COPY.format(2)}",
    "UPDATE OR REPLACE audit_entries SET seq = 1 WHERE seq = 2",
]
BREAK_INS = [
    "DROP TRIGGER audit_entries_never_updated",
    "DROP TABLE audit_entries",
    "ALTER TABLE audit_entries RENAME TO old_entries",
    "CREATE TEMP TRIGGER hush BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER hush BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TABLE Audit_Entries (seq INTEGER)",
    "CREATE TEMP VIEW audit_entries AS SELECT 1 AS seq",
    "PRAGMA writable_schema = ON",
    "PRAGMA Recursive_Triggers = OFF",
    "PRAGMA foreign_keys = OFF",
    "DELETE FROM sqlite_master",
]

REFUSED = "not authorized|prohibited|audit entr|may not be modified"


@pytest.fixture
def two_books(library):
    library.keep()
    library.keep()
    return library


@pytest.mark.parametrize("statement", REWRITES)
def test_the_database_refuses_to_rewrite_the_past(two_books, statement):
    with pytest.raises(DatabaseError, match=REFUSED), two_books.owner.begin() as connection:
        connection.execute(text(statement))

    assert two_books.problems() == []


@pytest.mark.parametrize("statement", REWRITES_SQLITE)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_any_program_that_opens_the_file_is_refused(sqlite_library, statement, recursive):
    sqlite_library.keep()
    sqlite_library.keep()
    with closing(sqlite3.connect(sqlite_library.engine.url.database)) as raw:
        raw.execute(f"PRAGMA recursive_triggers = {recursive}")

        with pytest.raises(sqlite3.DatabaseError, match="audit entr"):
            raw.execute(statement)

    assert sqlite_library.problems() == []


@pytest.mark.parametrize("statement", [*REWRITES_SQLITE, *BREAK_INS])
def test_the_application_cannot_even_ask(sqlite_library, statement):
    sqlite_library.keep()
    sqlite_library.keep()

    with pytest.raises(DatabaseError, match=REFUSED), sqlite_library.engine.begin() as connection:
        connection.execute(text(statement))

    assert sqlite_library.problems() == []
