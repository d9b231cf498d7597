"""Many pieces of work, kept together or not at all."""

import pytest
from sqlalchemy import func, select

from tests import make
from unsera_watch.accounts.models import Account
from unsera_watch.audit.models import AuditEntry
from unsera_watch.kernel.permissions import Role


class Stopped(Exception):
    """Somebody pulls the plug."""


def count(database, table):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def two_people(whole):
    for _ in range(2):
        with whole.work() as session:
            make.account(session, Role.STUDENT)


def test_pieces_of_work_are_kept_together(database):
    with database.at_once() as whole:
        two_people(whole)

    assert count(database, Account) == 2


def stop_afterwards(database):
    with database.at_once() as whole:
        two_people(whole)
        raise Stopped


def stop_in_a_piece(database):
    with database.at_once() as whole:
        two_people(whole)
        with whole.work():
            raise Stopped


@pytest.mark.parametrize("act", [stop_afterwards, stop_in_a_piece])
def test_nothing_is_kept_when_it_is_stopped(database, act):
    before = count(database, AuditEntry)

    with pytest.raises(Stopped):
        act(database)

    assert (count(database, Account), count(database, AuditEntry)) == (0, before)


def test_each_piece_ends_in_the_trail_before_the_next_begins(database):
    before = count(database, AuditEntry)

    with database.at_once() as whole:
        two_people(whole)
        with whole.work() as session:
            seen = session.scalar(select(func.count()).select_from(AuditEntry))

    assert seen == before + 4
