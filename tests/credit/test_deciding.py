"""A lecturer approves or returns; everything is read again at that moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select, update

from tests import make
from unsera_watch.audit.models import AuditEntry
from unsera_watch.credit import queries
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import EntryStatus, Span
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role
from unsera_watch.observations.models import Observation, Present
from unsera_watch.observations.rules import Presence, Status
from unsera_watch.programs.models import Team


def rows(database):
    with database.reading() as session:
        return session.scalars(select(LogbookEntry)).all()


def test_a_visit_gets_its_row_when_it_is_approved(database, world, verified, lecture):
    _, visit_id = verified()
    assert rows(database) == []

    assert lecture(visit_id) == 60

    (entry,) = rows(database)
    assert (entry.visit_id, entry.minutes, entry.status) == (visit_id, 60, EntryStatus.APPROVED)
    assert (entry.decided_by, entry.decided_at) == (world.lecturer.id, make.NOON)


def test_many_are_approved_at_once(database, world, verified, wrote, lecture):
    _, visit_id = verified()

    assert lecture(visit_id, wrote()) == 150

    with database.reading() as session:
        tag = select(AuditEntry.tag).where(AuditEntry.kind == "logbook")
        told = session.scalars(tag).all()
    assert sorted(told) == ["logbook:approved", "logbook:approved", "logbook:written"]


def test_each_member_is_approved_alone(database, world, verified, lecture):
    _, visit_id = verified()

    lecture(visit_id)
    lecture(visit_id, whose=world.partner)

    assert {entry.account_id for entry in rows(database)} == {world.observer.id, world.partner.id}


def test_a_visit_no_longer_verified_is_refused_at_that_moment(database, verified, lecture):
    sent, visit_id = verified()
    with database.work() as session:
        session.execute(
            update(Observation).where(Observation.id == sent).values(status=Status.REVOKED)
        )

    with pytest.raises(Conflict, match="changed-meanwhile"):
        lecture(visit_id)


def test_a_presence_no_longer_confirmed_is_refused_at_that_moment(
    database, world, verified, lecture
):
    _, visit_id = verified()
    with database.work() as session:
        mine = (Present.visit_id == visit_id, Present.account_id == world.observer.id)
        session.execute(update(Present).where(*mine).values(state=Presence.DENIED))

    with pytest.raises(Conflict, match="changed-meanwhile"):
        lecture(visit_id)


def test_nothing_is_approved_twice(verified, lecture):
    _, visit_id = verified()
    lecture(visit_id)

    with pytest.raises(Conflict, match="changed-meanwhile"):
        lecture(visit_id)


def test_two_windows_at_once_make_one_row(database, verified, lecture):
    _, visit_id = verified()
    start = Barrier(2)

    def press():
        start.wait()
        try:
            return lecture(visit_id)
        except Conflict as refusal:
            return refusal.code

    with ThreadPoolExecutor(2) as pool:
        told = [each.result() for each in [pool.submit(press), pool.submit(press)]]
    assert sorted(map(str, told)) == ["60", "changed-meanwhile"]
    assert len(rows(database)) == 1


def test_a_visit_confirmed_after_work_at_that_hour_was_written_is_refused(
    database, world, wrote, lecture, verified
):
    """The partner writes down work first and confirms the visit at the same hour later."""
    span = Span(make.NOON - timedelta(hours=2), 30)
    entry = wrote(by=world.partner, worked_on=make.DAY, span=span)
    _, visit_id = verified(partner=True)
    lecture(entry, whose=world.partner)

    with pytest.raises(Conflict, match="does-not-fit"):
        lecture(visit_id, whose=world.partner)


def test_a_lecturer_returns_with_a_note(database, wrote, lecture):
    lecture(wrote(), note="  Terlalu singkat. ")

    (entry,) = rows(database)
    assert (entry.status, entry.note) == (EntryStatus.RETURNED, "Terlalu singkat.")


def test_returning_needs_a_note_and_both_need_a_tick(wrote, lecture):
    entry = wrote()

    with pytest.raises(Invalid, match="note"):
        lecture(entry, note=" ")
    with pytest.raises(Invalid, match="lines"):
        lecture()


def test_nobody_approves_their_own_minutes(database, world, verified, lecture):
    _, visit_id = verified()
    both = Actor(world.observer.id, frozenset({Role.STUDENT, Role.LECTURER}))
    with database.work() as session:
        session.get_one(Team, world.team_id).lecturer_id = both.id

    with pytest.raises(NotAllowed, match="own-logbook"):
        lecture(visit_id, by=both)


def test_another_lecturer_does_not_find_it(verified, lecture, other_lecturer):
    _, visit_id = verified()

    with pytest.raises(NotFound):
        lecture(visit_id, by=other_lecturer)


@pytest.mark.parametrize("who", ["observer", "supervisor", "coordinator"])
def test_others_may_not_approve(world, verified, lecture, who):
    _, visit_id = verified()

    with pytest.raises(NotAllowed):
        lecture(visit_id, by=getattr(world, who), whose=world.partner)


def test_a_lecturer_finds_her_students_each_once(database, world):
    with database.reading() as session:
        pairs = queries.students(session, world.lecturer)
        books = queries.entries_of(session, [account.id for account, _ in pairs])

    ids = [account.id for account, _ in pairs]
    assert sorted(ids) == sorted([world.observer.id, world.partner.id])
    assert not any(books.values())
