"""The one path in: once, whole, by the right person."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from tests import make
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.observations import queries
from unsera_watch.observations.rules import Outcome, Position, Presence, Status
from unsera_watch.observations.service import submit


def test_a_sent_observation_gets_a_receipt_and_a_score(session: Session) -> None:
    world = make.world(session)

    receipt = submit(session, world.observer, make.submission(session, world), now=make.NOON)
    kept = queries.get(session, receipt.observation_id)

    assert kept.status is Status.SUBMITTED
    assert kept.visit.minutes == 60
    assert kept.total == Decimal("97.00")
    assert receipt.code.count("-") == 2


def test_a_retry_gets_the_same_receipt_and_changes_nothing(session: Session) -> None:
    world = make.world(session)
    ready = make.submission(session, world)
    first = submit(session, world.observer, ready, now=make.NOON)

    again = submit(session, world.observer, ready, now=make.NOON + timedelta(days=60))

    assert again == first
    assert len(queries.revisions(session, ready.instance_id)) == 1


def test_minus_nothing_is_nothing_on_both_databases(session: Session) -> None:
    world = make.world(session)
    ready = make.submission(session, world, position=Position(lat=0.0, lon=106.1))

    same = replace(ready, position=Position(lat=-0.0, lon=106.1))

    assert same.digest() == ready.digest()


def test_the_same_revision_with_other_content_is_a_conflict(session: Session) -> None:
    world = make.world(session)
    ready = make.submission(session, world)
    submit(session, world.observer, ready, now=make.NOON)

    other = replace(ready, answers=make.answers(session, K1_1="tidak_ada"))

    with pytest.raises(Conflict, match="same-revision-other-content"):
        submit(session, world.observer, other, now=make.NOON)


def test_an_id_of_somebody_else_is_a_conflict_without_details(session: Session) -> None:
    world, other = make.world(session), make.world(session)
    taken = make.sent(session, world)

    with pytest.raises(Conflict, match="id-taken"):
        submit(
            session,
            other.observer,
            make.submission(session, other, instance_id=taken),
            now=make.NOON,
        )


def test_a_foreign_assignment_does_not_exist(session: Session) -> None:
    world, other = make.world(session), make.world(session)

    with pytest.raises(NotFound):
        submit(session, other.observer, make.submission(session, world), now=make.NOON)


def test_only_students_send(session: Session) -> None:
    world = make.world(session)

    with pytest.raises(NotAllowed):
        submit(session, world.supervisor, make.submission(session, world), now=make.NOON)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ended_at": make.NOON - timedelta(hours=3)}, "ended_at"),
        ({"ended_at": make.NOON + timedelta(hours=1)}, "ended_at"),
        ({"started_at": make.NOON + timedelta(hours=1)}, "started_at"),
        ({"started_at": make.NOON - timedelta(days=40)}, "started_at"),
        ({"present": ()}, "present"),
        ({"present": (uuid4(),)}, "present"),
        ({"answers": {}}, "K1.1"),
        ({"notes": {"K1.1": "x" * 2_001}}, "notes.K1.1"),
        ({"notes": {"K1.1": "NUL \x00"}}, "notes.K1.1"),
        ({"outcome": Outcome.REFUSED}, "outcome_note"),
    ],
)
def test_each_broken_rule_names_its_field(
    session: Session, changes: dict[str, object], field: str
) -> None:
    world = make.world(session)
    ready = make.submission(session, world, **changes)

    with pytest.raises(Invalid) as refusal:
        submit(session, world.observer, ready, now=make.NOON)

    assert field in refusal.value.problems


def test_the_observer_confirms_by_sending_and_the_partner_is_asked(session: Session) -> None:
    world = make.world(session)

    visit = queries.get(session, make.sent(session, world)).visit
    states = {row.account_id: row.state for row in visit.present}

    assert states[world.observer.id] is Presence.CONFIRMED
    assert states[world.partner.id] is Presence.ASKED


def test_nobody_is_at_two_visits_at_once(session: Session) -> None:
    world = make.world(session)
    make.sent(session, world)

    with pytest.raises(Invalid) as refusal:
        make.sent(session, world)

    assert "started_at" in refusal.value.problems
