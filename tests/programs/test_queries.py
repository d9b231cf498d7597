"""Each sees only what is theirs."""

from datetime import date

import pytest

from tests.make import NOON
from unsera_watch.kernel.errors import NotFound
from unsera_watch.programs import queries, service
from unsera_watch.programs.models import AssignmentLetter

SCOPES = {
    "joined": queries.teams_joined,
    "supervised": queries.teams_supervised,
    "taught": queries.teams_taught,
    "coordinated": queries.teams_coordinated,
}
INVOLVED = ("leader", "partner", "supervisor", "lecturer", "coordinator")


@pytest.mark.parametrize(
    ("who", "scopes"),
    [
        ("leader", {"joined"}),
        ("partner", {"joined"}),
        ("supervisor", {"supervised"}),
        ("lecturer", {"taught"}),
        ("coordinator", {"coordinated"}),
        ("other_coordinator", set()),
        ("stranger", set()),
    ],
)
def test_every_scope_is_a_row(session, people, world, who, scopes):
    actor = getattr(people, who)

    found = {name for name, scope in SCOPES.items() if session.scalars(scope(actor)).all()}

    assert found == scopes


@pytest.mark.parametrize("who", INVOLVED)
def test_who_is_involved_reads_it(session, people, world, who):
    actor = getattr(people, who)

    assert queries.programme(session, actor, world.programme).id == world.programme
    assert queries.period(session, actor, world.period).id == world.period
    assert queries.team(session, actor, world.team).id == world.team
    assert queries.assignment(session, actor, world.assignment).id == world.assignment
    assert [team.id for team in queries.teams(session, actor, world.programme)] == [world.team]


@pytest.mark.parametrize("who", ["other_coordinator", "stranger"])
def test_to_everybody_else_it_does_not_exist(session, people, world, who):
    actor = getattr(people, who)
    asked = (
        (queries.programme, world.programme),
        (queries.period, world.period),
        (queries.team, world.team),
        (queries.assignment, world.assignment),
    )

    assert queries.programmes_for(session, actor) == []
    for query, row_id in asked:
        with pytest.raises(NotFound):
            query(session, actor, row_id)


def test_an_administrator_reads_everything(session, admin, world):
    assert queries.assignment(session, admin, world.assignment).id == world.assignment
    assert world.programme in [one.id for one in queries.programmes_for(session, admin)]


def test_a_student_sees_what_her_teams_are_asked_to_do(session, people, world, task):
    second = service.assign(
        session,
        people.coordinator,
        world.letter,
        task(visit_no=2, due_on=date(2026, 11, 28)),
        now=NOON,
    )

    mine = [one.id for one in queries.assignments_for(session, people.partner)]

    assert mine == [second, world.assignment]
    assert queries.assignments_for(session, people.stranger) == []
    assert queries.assignments_for(session, people.supervisor) == []


def test_what_was_called_back_is_no_longer_asked(session, people, world):
    service.revoke_letter(session, people.coordinator, world.letter, now=NOON)

    assert queries.assignments_for(session, people.leader) == []
    assert [one.id for one in queries.assignments(session, [world.team])] == [world.assignment]


@pytest.mark.parametrize(
    ("on", "found"),
    [(date(2026, 8, 31), False), (date(2026, 9, 1), True), (date(2027, 1, 31), True)],
)
def test_a_student_is_in_a_team_while_its_period_runs(session, people, world, on, found):
    team = queries.team_for_student(session, people.partner.id, on)

    assert (team is not None) is found


def test_a_letter_is_known_by_its_code(session, world):
    code = session.get(AssignmentLetter, world.letter).code

    assert queries.letter_by_code(session, code).id == world.letter
    with pytest.raises(NotFound):
        queries.letter_by_code(session, "0000-0000-0")
