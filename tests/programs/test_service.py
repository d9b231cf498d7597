"""Setting up a programme and sending a team out."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tests.make import NOON
from tests.programs.conftest import LETTER, PERIOD, PROGRAMME
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service.record import take_pending
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from unsera_watch.offices.rules import BodyKind, OfficeFacts, ProductKind
from unsera_watch.offices.service import change
from unsera_watch.programs import queries, service
from unsera_watch.programs.models import Assignment, AssignmentLetter, MemberRole, Team

NOWHERE = UUID(int=77)


def test_who_makes_a_programme_coordinates_it(session, people, world):
    names = [one.id for one in queries.coordinators(session, world.programme)]

    assert names == [people.coordinator.id]


def test_only_coordinators_coordinate(session, people, system):
    with pytest.raises(Invalid, match="Only coordinators"):
        service.make_programme(
            session, system, PROGRAMME, coordinator_ids=[people.lecturer.id], now=NOON
        )


def test_a_command_can_give_a_programme_its_coordinator(session, people, system):
    given = [people.coordinator.id]

    made = service.make_programme(session, system, PROGRAMME, coordinator_ids=given, now=NOON)

    assert queries.programme(session, people.coordinator, made).name == "Program Contoh"


def test_the_leader_comes_first_and_is_the_only_one(session, people, world):
    team = session.get(Team, world.team)

    assert [(member.account_id, member.role) for member in team.members] == [
        (people.leader.id, MemberRole.LEADER),
        (people.partner.id, MemberRole.MEMBER),
    ]


def test_a_supervisor_without_the_role_is_refused(session, people, world, crew):
    other = replace(crew, name="Kelompok Contoh 2", supervisor_id=people.lecturer.id)

    with pytest.raises(Invalid, match="supervisor_id"):
        service.make_team(session, people.coordinator, world.period, other, now=NOON)


def test_two_teams_of_a_period_do_not_share_a_name(session, people, world, crew):
    with pytest.raises(Invalid, match="Another team"):
        service.make_team(session, people.coordinator, world.period, crew, now=NOON)


@pytest.mark.parametrize("who", ["other_coordinator"])
def test_somebody_else_s_programme_is_not_found(session, people, world, crew, task, who):
    actor = getattr(people, who)
    attempts = (
        lambda: service.add_period(session, actor, world.programme, PERIOD, now=NOON),
        lambda: service.make_team(session, actor, world.period, crew, now=NOON),
        lambda: service.record_letter(session, actor, world.team, LETTER, now=NOON),
        lambda: service.revoke_letter(session, actor, world.letter, now=NOON),
        lambda: service.assign(session, actor, world.letter, task(visit_no=2), now=NOON),
        lambda: service.cancel_assignment(session, actor, world.assignment, now=NOON),
    )

    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()


@pytest.mark.parametrize("who", ["leader", "supervisor", "lecturer"])
def test_who_may_only_read_changes_nothing(session, people, world, crew, task, who):
    actor = getattr(people, who)
    attempts = (
        lambda: service.make_programme(session, actor, PROGRAMME, now=NOON),
        lambda: service.add_period(session, actor, world.programme, PERIOD, now=NOON),
        lambda: service.make_team(session, actor, world.period, crew, now=NOON),
        lambda: service.record_letter(session, actor, world.team, LETTER, now=NOON),
        lambda: service.revoke_letter(session, actor, world.letter, now=NOON),
        lambda: service.assign(session, actor, world.letter, task(), now=NOON),
        lambda: service.cancel_assignment(session, actor, world.assignment, now=NOON),
    )

    for attempt in attempts:
        with pytest.raises(NotAllowed, match="needs-programme-write"):
            attempt()


def test_an_administrator_writes_in_every_programme(session, admin, world):
    made = service.record_letter(session, admin, world.team, LETTER, now=NOON)

    assert session.get(AssignmentLetter, made).team_id == world.team


def test_what_does_not_exist_is_not_found(session, people, crew, task):
    actor = people.coordinator
    attempts = (
        lambda: service.add_period(session, actor, NOWHERE, PERIOD, now=NOON),
        lambda: service.make_team(session, actor, NOWHERE, crew, now=NOON),
        lambda: service.record_letter(session, actor, NOWHERE, LETTER, now=NOON),
        lambda: service.assign(session, actor, NOWHERE, task(), now=NOON),
        lambda: service.cancel_assignment(session, actor, NOWHERE, now=NOON),
    )

    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()


def test_all_problems_of_an_assignment_are_told_at_once(session, people, world, task):
    wrong = task(product_id=NOWHERE, version_id=NOWHERE, due_on=date(2027, 6, 1), visit_no=3)

    with pytest.raises(Invalid) as refusal:
        service.assign(session, people.coordinator, world.letter, wrong, now=NOON)

    assert set(refusal.value.problems) == {"product_id", "version_id", "due_on", "visit_no"}


def test_the_same_assignment_is_given_once_but_again_after_it_was_cancelled(
    session, people, world, task
):
    actor = people.coordinator
    with pytest.raises(Invalid, match="already has this assignment"):
        service.assign(session, actor, world.letter, task(), now=NOON)

    service.cancel_assignment(session, actor, world.assignment, now=NOON)
    again = service.assign(session, actor, world.letter, task(), now=NOON)

    assert session.get(Assignment, again).cancelled_at is None


def test_a_revoked_letter_sends_nobody_out(session, people, world, task):
    service.revoke_letter(session, people.coordinator, world.letter, now=NOON)

    with pytest.raises(Invalid, match="letter_id"):
        service.assign(session, people.coordinator, world.letter, task(visit_no=2), now=NOON)
    with pytest.raises(Conflict):
        service.revoke_letter(session, people.coordinator, world.letter, now=NOON)


def test_a_cancelled_assignment_is_not_cancelled_twice(session, people, world):
    service.cancel_assignment(session, people.coordinator, world.assignment, now=NOON)

    with pytest.raises(Conflict, match="already-cancelled"):
        service.cancel_assignment(session, people.coordinator, world.assignment, now=NOON)


def test_every_change_is_in_the_trail(session, people, world):
    service.cancel_assignment(session, people.coordinator, world.assignment, now=NOON)
    service.revoke_letter(session, people.coordinator, world.letter, now=NOON)

    tags = [event.tag for event in take_pending(session)]

    assert tags == [
        *(Tag.PROGRAMME_CREATED, Tag.PROGRAMME_CHANGED, Tag.PERIOD_CREATED, Tag.TEAM_CREATED),
        *(Tag.MEMBER_ADDED, Tag.MEMBER_ADDED, Tag.LETTER_RECORDED, Tag.ASSIGNMENT_MADE),
        *(Tag.ASSIGNMENT_CANCELLED, Tag.LETTER_REVOKED),
    ]


def test_a_product_that_was_assigned_stays_with_its_office(session, people, world, place):
    without = OfficeFacts(
        name=place.name,
        kind=place.kind,
        region_code=place.region_code,
        address=place.address,
        bodies=(("Pemerintah Kota Contoh", BodyKind.REGENCY),),
        products=(("Legalisasi", ProductKind.ADMINISTRATIVE),),
    )

    with pytest.raises(Invalid, match="cannot be removed"), session.begin_nested():
        change(session, people.coordinator, place.id, without, now=NOON)
