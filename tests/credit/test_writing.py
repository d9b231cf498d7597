"""A student writes work down."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.credit.conftest import MORNING, work
from unsera_watch.credit import queries, service
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import EntryKind, EntryStatus, Span
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.observations.models import Observation
from unsera_watch.observations.service import withdraw


def problems_of(act, **changes):
    with pytest.raises(Invalid) as refusal:
        act(**changes)
    return set(refusal.value.problems)


def entry_of(database, entry_id):
    with database.reading() as session:
        return session.get_one(LogbookEntry, entry_id)


def test_work_is_written_down(database, world, wrote):
    entry = entry_of(database, wrote(description="  Menulis laporan.  "))

    assert (entry.team_id, entry.minutes, entry.status) == (
        *(world.team_id, 90, EntryStatus.SUBMITTED),
    )
    assert entry.description == "Menulis laporan."


def test_work_at_the_hour_of_a_confirmed_visit_is_refused(database, world, wrote):
    with database.work() as session:
        sent = make.sent(session, world)
        start = session.get_one(Observation, sent).visit.started_at
    during = {"worked_on": make.DAY, "span": Span(start + timedelta(minutes=59), 30)}

    assert problems_of(wrote, **during) == {"started_at"}
    with database.work() as session:
        withdraw(session, world.observer, sent, now=make.NOON)
    assert wrote(**during)


def test_work_at_the_hour_of_other_work_is_refused(wrote):
    wrote()

    assert problems_of(wrote, span=Span(MORNING + timedelta(minutes=60), 60)) == {"started_at"}
    assert wrote(span=Span(MORNING + timedelta(minutes=90), 60))


def test_a_day_holds_twelve_hours_over_all_entries(wrote):
    wrote(span=Span(MORNING, 400))

    later = Span(MORNING + timedelta(minutes=400), 321)

    assert problems_of(wrote, span=later) == {"minutes"}


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 12, 1)])
def test_a_day_outside_the_letter_is_refused(wrote, day):
    start = MORNING + (day - MORNING.date())

    assert "worked_on" in problems_of(wrote, worked_on=day, span=Span(start, 60))


def test_a_day_without_a_team_is_refused(database, wrote):
    with database.work() as session:
        alone = make.student(session)

    assert problems_of(wrote, by=alone) == {"worked_on"}


def test_a_visit_is_not_written_by_hand(wrote):
    assert problems_of(wrote, kind=EntryKind.VISIT) == {"kind"}


def test_day_and_start_fit_together(wrote):
    assert "worked_on" in problems_of(wrote, worked_on=date(2026, 11, 22))


def test_only_students_write(world, wrote):
    with pytest.raises(NotAllowed):
        wrote(by=world.lecturer)


def test_a_returned_entry_is_corrected_and_sent_again(database, world, wrote, lecture):
    entry_id = wrote()
    lecture(entry_id, note="Terlalu singkat.")

    with database.work() as session:
        better = work(description="Memasukkan data dua kunjungan.", span=Span(MORNING, 60))
        service.change(session, world.observer, entry_id, better, now=make.NOON)

    entry = entry_of(database, entry_id)
    assert (entry.minutes, entry.status) == (60, EntryStatus.SUBMITTED)
    assert (entry.decided_at, entry.decided_by) == (None, None)


def test_what_was_not_returned_cannot_be_changed(database, world, wrote):
    entry_id = wrote()

    with database.work() as session, pytest.raises(Conflict):
        service.change(session, world.observer, entry_id, work(), now=make.NOON)


def test_somebody_elses_entry_is_not_found(database, world, wrote, lecture):
    entry_id = wrote()
    lecture(entry_id, note="Terlalu singkat.")

    with database.work() as session, pytest.raises(NotFound):
        service.change(session, world.partner, entry_id, work(), now=make.NOON)


def test_a_returned_visit_is_sent_again_with_a_sentence(database, world, verified, lecture):
    _, visit_id = verified()
    lecture(visit_id, note="Mengapa satu jam?")
    with database.reading() as session:
        (line,) = queries.entries(session, world.observer.id)

    with database.work() as session:
        service.send_again(session, world.observer, line.entry_id, "Antre.", now=make.NOON)

    entry = entry_of(database, line.entry_id)
    assert (entry.status, entry.description) == (EntryStatus.SUBMITTED, "Antre.")
    assert entry.minutes == 60
