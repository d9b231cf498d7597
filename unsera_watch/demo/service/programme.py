"""The coordinator sets up the programme, sends teams out and says where to."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.days import FIRST_DAY, period_name
from unsera_watch.demo.rules.people import COORDINATOR, LECTURER, TEAMS, TeamPlan, team_of
from unsera_watch.demo.rules.places import place_of
from unsera_watch.demo.rules.visits import DRAFTS, OPEN, SECOND, VISITS
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.instruments import queries as instruments
from unsera_watch.programs.rules import (
    AssignmentFacts,
    LetterFacts,
    PeriodFacts,
    ProgrammeFacts,
    TeamFacts,
    campus_day,
)
from unsera_watch.programs.service import (
    add_period,
    assign,
    make_programme,
    make_team,
    record_letter,
)
from unsera_watch.reports.rules import ROMAN

PROGRAMME: Final = ProgrammeFacts(
    name="Program Contoh Pengamatan Pelayanan",
    kind="MBKM",
    contact_name="Koordinator Contoh",
    contact_phone="0254-000000",
    safety_phone="0812-0000-0000",
)
LETTER_DAYS: Final = timedelta(days=45)
HALF_PERIOD: Final = timedelta(days=75)
Wanted = tuple[str, str, int, date, tuple[str, ...]]


def events(stage: Stage) -> Iterator[Event]:
    """Yield the setting up: programme and teams, then each team's letter and assignments."""
    letters: dict[str, UUID] = {}
    yield Event(stage.at(FIRST_DAY, "10:00"), partial(_set_up, stage, letters))
    yield Event(stage.at(FIRST_DAY - 1, "09:30"), partial(_send_out, stage, letters))


def _set_up(stage: Stage, letters: dict[str, UUID], session: Session, now: datetime) -> None:
    coordinator, today = stage.people[COORDINATOR], campus_day(stage.now)
    programme = make_programme(session, coordinator, PROGRAMME, now=now)
    facts = PeriodFacts(
        name=period_name(today), starts_on=today - HALF_PERIOD, ends_on=today + HALF_PERIOD
    )
    period = add_period(session, coordinator, programme, facts, now=now)
    for team in TEAMS:
        team_id = make_team(session, coordinator, period, _team(stage, team), now=now)
        letter = _letter(stage, team)
        letters[team.name] = record_letter(session, coordinator, team_id, letter, now=now)


def _team(stage: Stage, plan: TeamPlan) -> TeamFacts:
    leader, *members = (stage.people[key].id for key in plan.students)
    return TeamFacts(
        name=plan.name,
        supervisor_id=stage.people[plan.supervisor].id,
        lecturer_id=stage.people[LECTURER].id,
        leader_id=leader,
        member_ids=tuple(members),
    )


def _letter(stage: Stage, plan: TeamPlan) -> LetterFacts:
    dated = stage.day(FIRST_DAY)
    return LetterFacts(
        number=f"{plan.letter_no:03}/ST/CONTOH/{ROMAN[dated.month - 1]}/{dated.year}",
        dated_on=dated,
        valid_from=dated,
        valid_until=campus_day(stage.now) + LETTER_DAYS,
        signed_by="Wakil Rektor Contoh",
        signed_as="Wakil Rektor Bidang Akademik",
    )


def _send_out(stage: Stage, letters: dict[str, UUID], session: Session, now: datetime) -> None:
    version = instruments.newest(session, "OBS-SP").id
    for flower, student, visit_no, due, also in _wanted(stage):
        office = place_of(flower)
        facts = AssignmentFacts(
            office_id=stage.offices[office],
            product_id=stage.products[office],
            version_id=version,
            due_on=due,
            visit_no=visit_no,
            more_version_ids=tuple(instruments.newest(session, code).id for code in also),
        )
        letter = letters[team_of(student).name]
        assignment = assign(session, stage.people[COORDINATOR], letter, facts, now=now)
        stage.assignments[f"{flower}-{visit_no}"] = assignment


def _wanted(stage: Stage) -> Iterator[Wanted]:
    """Yield where a team is sent to: what was done, what is begun, what is still open."""
    today = campus_day(stage.now)
    for visit in VISITS:
        due = stage.day(visit.ago) + timedelta(days=3)
        yield visit.office, visit.observer, visit.visit_no, due, visit.also
    for draft in DRAFTS:
        due = today + timedelta(days=2)
        yield draft.office, draft.observer, SECOND, due, draft.also
    for task in OPEN:
        due = today + timedelta(days=task.due_in_days)
        yield task.office, task.student, SECOND, due, task.also
