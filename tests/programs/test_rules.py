"""Letters, teams and assignments, as a lawyer would check them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tests.make import NOON
from tests.programs.conftest import LETTER, PERIOD, PROGRAMME
from unsera_watch.kernel.permissions import Role
from unsera_watch.programs.rules import (
    AssignmentFacts,
    Ground,
    TeamFacts,
    Validity,
    campus_day,
    check_assignment,
    check_letter,
    check_period,
    check_programme,
    check_team,
    validity,
)

ONE, TWO, THREE, FOUR = (UUID(int=n) for n in range(1, 5))
ROLES = {
    ONE: frozenset({Role.SUPERVISOR, Role.STUDENT}),
    TWO: frozenset({Role.LECTURER}),
    THREE: frozenset({Role.STUDENT}),
    FOUR: frozenset({Role.STUDENT}),
}
TEAM = TeamFacts(
    name="Kelompok Contoh 1",
    supervisor_id=ONE,
    lecturer_id=TWO,
    leader_id=THREE,
    member_ids=(FOUR,),
)
TASK = AssignmentFacts(office_id=ONE, product_id=TWO, version_id=THREE, due_on=date(2026, 12, 1))
GROUND = Ground(
    valid_from=date(2026, 11, 1),
    valid_until=date(2026, 12, 1),
    is_revoked=False,
    is_offered=True,
    is_published=True,
    is_taken=False,
)


@pytest.mark.parametrize(
    ("today", "revoked_at", "expected"),
    [
        (date(2026, 10, 31), None, Validity.NOT_YET),
        (date(2026, 11, 1), None, Validity.VALID),
        (date(2026, 12, 31), None, Validity.VALID),
        (date(2027, 1, 1), None, Validity.EXPIRED),
        (date(2026, 11, 2), NOON, Validity.REVOKED),
        (date(2027, 1, 1), NOON, Validity.REVOKED),
    ],
)
def test_a_letter_opens_doors_from_its_first_to_its_last_day(today, revoked_at, expected):
    first, last = date(2026, 11, 1), date(2026, 12, 31)

    found = validity(valid_from=first, valid_until=last, revoked_at=revoked_at, today=today)

    assert found is expected


def test_the_day_begins_at_midnight_on_the_campus():
    assert campus_day(datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"supervisor_id": TWO}, "supervisor_id"),
        ({"lecturer_id": ONE}, "lecturer_id"),
        ({"leader_id": ONE}, "supervisor_id"),
        ({"leader_id": TWO}, "member_ids"),
        ({"member_ids": (TWO,)}, "lecturer_id"),
        ({"member_ids": (THREE,)}, "member_ids"),
        ({"member_ids": (UUID(int=9),)}, "member_ids"),
    ],
)
def test_each_broken_rule_of_a_team_names_its_field(changes, field):
    assert field in check_team(replace(TEAM, **changes), ROLES)


def test_a_name_is_used_once_in_a_period():
    assert set(check_team(TEAM, ROLES, is_taken=True)) == {"name"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": " "}, "number"),
        ({"signed_by": "a" * 161}, "signed_by"),
        ({"signed_as": ""}, "signed_as"),
        ({"valid_until": date(2026, 10, 31)}, "valid_until"),
        ({"dated_on": date(2027, 1, 1)}, "dated_on"),
    ],
)
def test_each_broken_rule_of_a_letter_names_its_field(changes, field):
    assert set(check_letter(replace(LETTER, **changes))) == {field}


@pytest.mark.parametrize(
    ("changes", "ground", "field"),
    [
        ({"due_on": date(2026, 12, 2)}, {}, "due_on"),
        ({"due_on": date(2026, 10, 31)}, {}, "due_on"),
        ({"visit_no": 3}, {}, "visit_no"),
        ({}, {"is_revoked": True}, "letter_id"),
        ({}, {"is_offered": False}, "product_id"),
        ({}, {"is_published": False}, "version_id"),
        ({}, {"is_taken": True}, "visit_no"),
    ],
)
def test_each_broken_rule_of_an_assignment_names_its_field(changes, ground, field):
    found = check_assignment(replace(TASK, **changes), replace(GROUND, **ground))

    assert set(found) == {field}


def test_what_is_sound_has_no_problems():
    assert not check_team(TEAM, ROLES)
    assert not check_letter(LETTER)
    assert not check_assignment(TASK, GROUND)
    assert not check_period(PERIOD)
    assert not check_programme(PROGRAMME)


def test_a_programme_without_a_number_to_call_sends_nobody_out():
    silent = replace(PROGRAMME, safety_phone="", contact_phone=" ")

    assert set(check_programme(silent)) == {"contact_phone", "safety_phone"}


def test_a_period_ends_after_it_starts():
    assert set(check_period(replace(PERIOD, ends_on=date(2026, 1, 1)))) == {"ends_on"}
