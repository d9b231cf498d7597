"""Every way of changing the past is found and named."""

import dataclasses
from functools import partial
from hashlib import sha256
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert

from tests.audit.shelf import AUDITED, Book
from unsera_watch.audit.models import AuditEntry
from unsera_watch.audit.rules import StoredFile
from unsera_watch.audit.rules.chain import GENESIS
from unsera_watch.audit.service import Sealer, warnings

KEY = Ed25519PrivateKey.from_private_bytes(b"s" * 32)


@pytest.fixture
def books(library):
    return [library.keep(copies=number) for number in range(5)]


def test_an_untouched_world_verifies(library, books):
    assert library.problems() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tag", "account:locked"),
        ("kind", "loan"),
        ("row_id", "1"),
        ("version", 2),
        ("row_digest", "0" * 64),
        ("hash", "not even a hash"),
    ],
)
def test_an_altered_entry_is_named_first(library, books, column, value):
    altered = f"UPDATE audit_entries SET {column} = :value WHERE seq = 3"  # noqa: S608  (a column of ours)
    library.tamper(altered, value=value)

    assert library.problems()[0] == "entry 3: This entry was altered."


def test_an_altered_detail_is_found(library, books):
    library.tamper("UPDATE audit_entries SET details = '{\"copies\": 9}' WHERE seq = 2")

    assert library.problems() == ["entry 2: This entry was altered."]


def test_what_cannot_be_read_at_all_is_named(sqlite_library):
    book, other = sqlite_library.keep(), sqlite_library.keep()
    sqlite_library.tamper("UPDATE audit_entries SET details = '{' WHERE seq = 1")
    sqlite_library.tamper("UPDATE test_books SET notes = '{' WHERE id = :id", id=book.hex)
    sqlite_library.tamper("UPDATE test_books SET id = 'no key' WHERE id = :id", id=other.hex)

    assert sqlite_library.problems() == [
        "entry 1: This entry cannot be read.",
        f"row book {book}: No entry knows it.",
        "row book no key: No entry knows it.",
        f"row book {other}: It is missing; entry 2 saw it.",
    ]


def test_a_row_that_cannot_be_read_is_named(sqlite_library):
    book = sqlite_library.keep()
    sqlite_library.tamper("UPDATE test_books SET notes = '{'")

    assert sqlite_library.problems() == [f"row book {book}: It cannot be read; entry 1 saw it."]


def test_a_list_of_fields_from_a_later_release_is_named(library):
    book = library.keep()
    later = dataclasses.replace(AUDITED[0], versions={2: ("title",)}, personal=frozenset())
    library.sealer = Sealer([later], b"")

    assert library.problems() == [
        f"row book {book}: Entry 1 uses a list of fields that is unknown here."
    ]


def test_a_deleted_entry_is_missed(library, books):
    library.tamper("DELETE FROM audit_entries WHERE seq = 2")

    assert library.problems() == [
        "entry 2: This entry is missing.",
        f"row book {books[1]}: No entry knows it.",
    ]


def test_an_entry_forged_with_its_hash_does_not_carry_the_next(library, books):
    with library.database.reading() as session:
        second = session.get(AuditEntry, 2)
    forged = {c.key: getattr(second, c.key) for c in AuditEntry.__table__.columns}
    library.tamper("DELETE FROM audit_entries WHERE seq = 1")
    with library.owner.begin() as connection:
        connection.execute(insert(AuditEntry), {**forged, "seq": 1, "prev": GENESIS})

    assert library.problems()[0] == "entry 1: This entry was altered."


def test_a_changed_row_is_named(library, books):
    library.tamper("UPDATE test_books SET price = 1 WHERE id = :id", id=_stored(library, books[3]))

    assert library.problems() == [f"row book {books[3]}: It is not as entry 4 saw it."]


def test_a_changed_personal_field_is_found_though_only_its_key_is_kept(library, books):
    library.tamper(
        "UPDATE test_books SET owner = 'Mahasiswa Contoh 02' WHERE id = :id",
        id=_stored(library, books[0]),
    )

    assert library.problems() == [f"row book {books[0]}: It is not as entry 1 saw it."]


def test_a_deleted_row_is_named(library, books):
    library.tamper("DELETE FROM test_books WHERE id = :id", id=_stored(library, books[1]))

    assert library.problems() == [f"row book {books[1]}: It is missing; entry 2 saw it."]


def test_a_row_that_came_by_another_way_is_named(library, books):
    extra = uuid4()

    with library.database.work() as session:
        session.add(Book(id=extra, title="Buku Contoh 09"))

    assert library.problems() == [f"row book {extra}: No entry knows it."]


def test_an_altered_and_a_missing_file_are_named(library, tmp_path):
    for name in ("good", "bad"):
        (tmp_path / name).write_bytes(b"photo")
    (tmp_path / "bad").write_bytes(b"phot0")
    wanted = sha256(b"photo").hexdigest()
    names = ("good", "bad", "gone")
    stored = [StoredFile(n, wanted, partial((tmp_path / n).open, "rb")) for n in names]

    problems = library.problems(files=lambda _session: stored)

    assert problems == [
        "file bad: Its content was altered.",
        "file gone: It is missing or cannot be read.",
    ]


def test_lifted_guards_are_a_warning(library):
    with library.database.reading() as session:
        before = [str(warning) for warning in warnings(session)]
    library.lift_guards()

    with library.database.reading() as session:
        after = [str(warning) for warning in warnings(session)]

    lifted = "The triggers that protect the audit table are not all in force."
    assert after == [lifted, *before]


def _stored(library, row_id):
    """Return a key as the database under test keeps it."""
    return row_id.hex if library.engine.dialect.name == "sqlite" else row_id
