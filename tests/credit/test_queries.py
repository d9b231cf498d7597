"""What stands in whose logbook."""

import pytest
from sqlalchemy import update

from tests import make
from unsera_watch.credit import queries
from unsera_watch.credit.rules import EntryKind, EntryStatus
from unsera_watch.kernel.errors import NotAllowed, NotFound
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Outcome, Status


def book(database, who):
    with database.reading() as session:
        return queries.entries(session, who.id)


def test_a_verified_visit_stands_once_for_each_who_confirmed(database, world, verified):
    sent, visit_id = verified()

    for member in (world.observer, world.partner):
        (line,) = book(database, member)
        assert (line.key, line.observation_id, line.span.minutes) == (visit_id, sent, 60)
        assert (line.kind, line.status) == (EntryKind.VISIT, EntryStatus.SUBMITTED)


@pytest.mark.parametrize("partner", [False, None])
def test_who_denied_or_did_not_answer_has_no_minutes(database, world, verified, partner):
    verified(partner=partner)

    assert book(database, world.partner) == []
    assert len(book(database, world.observer)) == 1


def test_a_visit_that_could_not_be_finished_counts_too(database, world, verified):
    verified(outcome=Outcome.UNSAFE, outcome_note="Kerumunan.", answers={})

    assert len(book(database, world.observer)) == 1


def test_what_is_not_verified_does_not_stand_there(database, world):
    with database.work() as session:
        make.sent(session, world)

    assert book(database, world.observer) == []


def test_what_was_approved_and_then_revoked_stays_in_sight_and_falls(
    database, world, verified, lecture
):
    sent, visit_id = verified()
    lecture(visit_id)
    with database.work() as session:
        session.execute(
            update(Observation).where(Observation.id == sent).values(status=Status.REVOKED)
        )

    (line,) = book(database, world.observer)

    assert (line.status, line.is_standing, line.is_approved) == (
        *(EntryStatus.APPROVED, False, False),
    )


def test_the_newest_work_comes_first(database, world, verified, wrote):
    entry_id = wrote()
    _, visit_id = verified()

    assert [line.key for line in book(database, world.observer)] == [visit_id, entry_id]


@pytest.mark.parametrize("who", ["observer", "supervisor", "lecturer", "coordinator"])
def test_the_owner_and_those_responsible_read_it(database, world, verified, who):
    verified()

    with database.reading() as session:
        lines = queries.readable(session, getattr(world, who), world.observer.id)

    assert len(lines) == 1


def test_a_team_mate_and_a_stranger_do_not_find_it(database, world, other_lecturer):
    with database.reading() as session:
        for who in (world.partner, other_lecturer):
            with pytest.raises(NotFound):
                queries.readable(session, who, world.observer.id)


def test_reading_is_not_deciding(database, world):
    with database.reading() as session, pytest.raises(NotAllowed):
        queries.taught(session, world.supervisor, world.observer.id)
