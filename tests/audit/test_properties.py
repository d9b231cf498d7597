"""Whatever is recorded verifies, and whatever is flipped afterwards does not."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.audit.shelf import CLERK, NOON, Book, Loan, library_in, migration
from unsera_watch.audit.rules import INSTALLATION, Tag
from unsera_watch.audit.service import record

DETAILS = some.dictionaries(
    some.sampled_from(["n", "action", "to"]),
    some.none() | some.booleans() | some.integers() | some.sampled_from(["verify", "K5.1"]),
)
STEPS = some.lists(
    some.tuples(some.sampled_from(["keep", "change", "lend", "delete", "say"]), DETAILS),
    min_size=1,
    max_size=8,
)
SEPARATOR = 10


def change(session, library, book, details):
    book.title += "!"
    record(session, CLERK, Tag.OFFICE_CHANGED, "book", book.id, now=NOON, **details)


def lend(session, library, book, details):
    number = len(library.loans) + 1
    library.loans.append(number)
    session.add(Loan(book_id=book.id, number=number, days=7))
    record(session, CLERK, Tag.MEMBER_ADDED, "loan", f"{book.id}/{number}", now=NOON, **details)


def delete(session, library, book, details):
    session.delete(book)
    record(session, CLERK, Tag.MEMBER_REMOVED, "book", book.id, now=NOON, **details)


def say(session, library, book, details):
    record(session, CLERK, Tag.DEMO_MADE, INSTALLATION, "demo", now=NOON, **details)


DOINGS = {"change": change, "lend": lend, "delete": delete, "say": say}


def play(library, steps):
    """Do *steps* one transaction each; what needs a book keeps one first."""
    library.loans = []
    for step, details in steps:
        book_id = library.keep(**details)
        if step in DOINGS:
            with library.database.work() as session:
                DOINGS[step](session, library, session.get(Book, book_id), details)


def flipped(value, position):
    """Return *value* with one bit of it turned, whatever its type in SQLite."""
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, float):
        return value + 1
    if value == "":
        return "x"
    at = position % len(value)
    if isinstance(value, bytes):
        return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    # Python reads a moment with any sign between date and time: the same moment.
    at = 0 if at == SEPARATOR and value[at] == " " else at
    return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


def flip(path, pick):
    """Turn one bit of one value of one row, past all guards."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in (*migration().SQLITE_DOWN, "PRAGMA ignore_check_constraints = ON"):
            raw.execute(statement)
        table = ("audit_entries", "test_books")[pick % 2]
        rows = raw.execute(f"SELECT rowid, * FROM {table}")  # noqa: S608  (one of two names)
        columns = [column[0] for column in rows.description][1:]
        rowid, *values = (found := rows.fetchall())[pick // 2 % len(found)]
        index = pick // 100 % len(columns)
        value = 10**6 if columns[index] == "seq" else flipped(values[index], pick // 10_000)
        sql = f"UPDATE {table} SET {columns[index]} = ? WHERE rowid = ?"  # noqa: S608  (our own names)
        raw.execute(sql, (value, rowid))


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_any_sequence_of_records_verifies(steps):
    with TemporaryDirectory() as folder, library_in(Path(folder) / "library.db") as library:
        play(library, steps)

        assert library.problems() == []


@settings(max_examples=40, deadline=None)
@given(STEPS, some.integers(0, 10**7))
def test_whatever_is_flipped_is_found(steps, pick):
    path = "library.db"
    with TemporaryDirectory() as folder, library_in(Path(folder) / path) as library:
        play(library, [*steps, ("keep", {})])

        flip(Path(folder) / path, pick)

        assert library.problems() != []
