"""Recording, sealing and making checkpoints."""

import threading
from contextlib import suppress
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from tests.audit.shelf import CLERK, NOON, Book, Loan
from unsera_watch.audit.models import AuditEntry
from unsera_watch.audit.queries import trail
from unsera_watch.audit.rules import INSTALLATION, Tag, checkpoints
from unsera_watch.audit.rules.chain import GENESIS
from unsera_watch.audit.rules.rows import GONE
from unsera_watch.audit.service import checkpoint, record
from unsera_watch.audit.signing import checkpoint_key
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Conflict


def entries(library):
    with library.database.reading() as session:
        return session.scalars(select(AuditEntry).order_by(AuditEntry.seq)).all()


def make_checkpoint(library, tmp_path):
    key = checkpoint_key(tmp_path / "checkpoint.pem")
    with library.database.work() as session:
        return checkpoint(session, key, "unsera.example/trail", now=NOON)


def test_each_entry_follows_the_one_before(library):
    library.keep(copies=3)
    library.keep()

    first, second = entries(library)

    assert (first.seq, first.prev, first.details) == (1, GENESIS, {"copies": 3})
    assert (second.seq, second.prev) == (2, first.hash)


def test_work_that_fails_leaves_no_entry(library):
    with suppress(Conflict), library.database.work() as session:
        record(session, CLERK, Tag.EVIDENCE_KEPT, "book", uuid4(), now=NOON)
        raise Conflict("too-late")

    assert entries(library) == []


def test_work_without_a_record_leaves_the_chain_alone(library):
    with library.database.work() as session:
        session.scalar(select(func.count()).select_from(Book))

    assert entries(library) == []


def test_a_kind_that_nobody_declared_stops_the_work(library):
    with pytest.raises(KeyError), library.database.work() as session:
        record(session, CLERK, Tag.EVIDENCE_KEPT, "shelf", 1, now=NOON)

    assert entries(library) == []


def test_several_records_of_one_work_are_in_order(library):
    book = library.keep()

    with library.database.work() as session:
        session.get(Book, book).title = "Buku Contoh 02"
        session.add(Loan(book_id=book, number=1, days=7))
        record(session, CLERK, Tag.OFFICE_CHANGED, "book", book, now=NOON)
        record(session, CLERK, Tag.ASSIGNMENT_MADE, "loan", f"{book}/1", now=NOON)
        record(session, SYSTEM, Tag.DEMO_MADE, INSTALLATION, "demo", now=NOON)

    assert [entry.kind for entry in entries(library)] == ["book", "book", "loan", "installation"]
    assert library.problems() == []


def test_a_deleted_row_is_gone_in_its_entry_and_verifies(library):
    book = library.keep()

    with library.database.work() as session:
        session.delete(session.get(Book, book))
        record(session, CLERK, Tag.MEMBER_REMOVED, "book", book, now=NOON)

    assert entries(library)[-1].row_digest == GONE
    assert library.problems() == []


def test_the_trail_of_some_things_is_in_order(library):
    one, _other, third = library.keep(), library.keep(), library.keep()

    with library.database.reading() as session:
        told = trail(session, [("book", third), ("book", one), ("loan", "none")])
        nothing = trail(session, [])

    assert [entry.row_id for entry in told] == [str(one), str(third)]
    assert nothing == []


def test_many_at_once_make_one_chain(library):
    together = threading.Barrier(6)

    def keep():
        together.wait()
        for _ in range(5):
            library.keep()

    threads = [threading.Thread(target=keep) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [entry.seq for entry in entries(library)] == list(range(1, 31))
    assert library.problems() == []


def test_a_checkpoint_names_the_size_and_is_recorded(library, tmp_path):
    library.keep()

    signed = checkpoints.read(make_checkpoint(library, tmp_path))

    assert signed.checkpoint.size == 1
    assert entries(library)[-1].tag == Tag.CHECKPOINT_MADE
    assert library.problems() == []


def test_no_checkpoint_is_made_of_a_broken_trail(library, tmp_path):
    library.keep()
    library.tamper("UPDATE audit_entries SET tag = 'account:locked'")

    with pytest.raises(Conflict, match="trail-broken"):
        make_checkpoint(library, tmp_path)
