"""A checkpoint held elsewhere binds whoever can rewrite the whole chain."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from tests.audit.shelf import CLERK, NOON, Library
from unsera_watch.audit.models import AuditEntry
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import checkpoint, record

KEY = Ed25519PrivateKey.from_private_bytes(b"s" * 32)


@pytest.fixture
def books(library):
    return [library.keep(copies=number) for number in range(5)]


def signed(library):
    with library.database.work() as session:
        return checkpoint(session, KEY, "unsera.example/trail", now=NOON)


def rewrite(library: Library) -> None:
    """Forge a whole new chain over the rows as they are now."""
    with library.database.reading() as session:
        kept = session.scalars(select(AuditEntry).order_by(AuditEntry.seq)).all()
    library.tamper("DELETE FROM audit_entries")
    with library.database.work() as session:
        for entry in kept:
            tag = Tag(entry.tag)
            record(session, CLERK, tag, entry.kind, entry.row_id, now=entry.at, **entry.details)


def test_a_rewritten_chain_fits_itself_but_not_an_older_checkpoint(library, books):
    held = signed(library)
    library.tamper("UPDATE test_books SET price = 1")

    rewrite(library)

    assert library.problems() == []
    assert library.problems(checkpoint=held) == [
        "checkpoint 5: The first 5 entries are not those it has seen."
    ]


def test_an_older_checkpoint_stays_a_beginning(library, books):
    first, second = signed(library), signed(library)
    library.keep()

    assert library.problems(checkpoint=first, key=KEY.public_key()) == []
    assert library.problems(checkpoint=second, key=KEY.public_key()) == []


def test_the_checkpoint_of_an_empty_trail_fits_every_trail(library):
    empty = signed(library)

    assert library.problems(checkpoint=empty) == []


def test_a_cut_off_end_is_seen_by_the_checkpoint(library, books):
    held = signed(library)
    library.tamper("DELETE FROM audit_entries WHERE seq > 3")

    assert library.problems(checkpoint=held)[0] == (
        "checkpoint 5: It has seen 5 entries, and only 3 are left."
    )


def test_a_file_that_is_no_checkpoint_is_a_problem(library, books):
    assert library.problems(checkpoint="?") == ["checkpoint ?: This is not a checkpoint."]


def test_a_checkpoint_under_another_key_is_a_problem(library, books):
    other = Ed25519PrivateKey.generate().public_key()

    problems = library.problems(checkpoint=signed(library), key=other)

    assert problems == ["checkpoint 5: It is not signed with this installation's key."]
