"""Places, a programme, a team of two and an assignment."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from tests.make.people import BEFORE, account, student
from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.service import install
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.permissions import Role
from unsera_watch.offices import service as offices
from unsera_watch.offices.models import Office
from unsera_watch.offices.rules import BodyKind, OfficeFacts, PointSource, ProductKind
from unsera_watch.programs import service as programs
from unsera_watch.programs.rules import (
    AssignmentFacts,
    LetterFacts,
    PeriodFacts,
    ProgrammeFacts,
    TeamFacts,
)

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
SHIPPED = Path(__file__).parents[2] / "instruments"
OFFICE_POINT = Point(-6.1233, 106.1668, 8)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class World:
    """Who and what the tests play with."""

    coordinator: Actor
    supervisor: Actor
    lecturer: Actor
    observer: Actor
    partner: Actor
    team_id: UUID
    letter_id: UUID
    office_id: UUID
    assignment_id: UUID


def basics(session: Session) -> None:
    """Install what every installation has: regions, citations, instruments."""
    offices.install_regions(session, SYSTEM, now=BEFORE)
    offices.add_region(session, SYSTEM, "99.01", "Wilayah Contoh", is_fictitious=True, now=BEFORE)
    install(session, SYSTEM, SHIPPED, now=BEFORE)


def office(session: Session, by: Actor | None = None, *, confirmed: bool = True) -> Office:
    """Return an office with one product, its point confirmed by a coordinator."""
    by = by or account(session, Role.COORDINATOR, name="Koordinator Contoh")
    facts = OfficeFacts(
        name=f"Unit Contoh Melati {next(_numbers):02}",
        kind="Disdukcapil",
        region_code="99.01",
        address="Jalan Contoh 1",
        bodies=(("Pemerintah Contoh", BodyKind.REGENCY),),
        products=(("Penerbitan KTP-el", ProductKind.ADMINISTRATIVE),),
        point=OFFICE_POINT,
        point_source=PointSource.MAP,
        point_confirmed=confirmed,
        hours={"0": ("08:00", "15:00")},
    )
    return session.get_one(Office, offices.add(session, by, facts, now=BEFORE))


def world(session: Session, partner: Actor | None = None, *, also: tuple[str, ...] = ()) -> World:
    """Make a programme with everything needed for one visit; *partner* may be in another too.

    *also* names instruments that the same visit fills in beside OBS-SP.
    """
    coordinator = account(session, Role.COORDINATOR, name="Koordinator Contoh")
    supervisor = account(session, Role.SUPERVISOR, name="Pembimbing Contoh")
    lecturer = account(session, Role.LECTURER, name="Dosen Contoh")
    observer, partner = student(session), partner or student(session)
    team, letter = _team(session, coordinator, supervisor, lecturer, (observer, partner))
    place = office(session, coordinator)
    wanted = AssignmentFacts(
        office_id=place.id,
        product_id=place.products[0].id,
        version_id=instruments.newest(session, "OBS-SP").id,
        due_on=date(2026, 11, 27),
        more_version_ids=tuple(instruments.newest(session, code).id for code in also),
    )
    assignment = programs.assign(session, coordinator, letter, wanted, now=BEFORE)
    people = (coordinator, supervisor, lecturer, observer, partner)
    return World(*people, team, letter, place.id, assignment)


def _team(
    session: Session, by: Actor, supervisor: Actor, lecturer: Actor, students: tuple[Actor, ...]
) -> tuple[UUID, UUID]:
    """Return a team of a new programme, and its letter."""
    programme = programs.make_programme(session, by, _programme(), now=BEFORE)
    period = programs.add_period(session, by, programme, _period(), now=BEFORE)
    leader, *members = (student.id for student in students)
    facts = TeamFacts(
        name="Kelompok 1",
        supervisor_id=supervisor.id,
        lecturer_id=lecturer.id,
        leader_id=leader,
        member_ids=tuple(members),
    )
    team = programs.make_team(session, by, period, facts, now=BEFORE)
    return team, programs.record_letter(session, by, team, _letter(), now=BEFORE)


def _programme() -> ProgrammeFacts:
    return ProgrammeFacts(
        name="Program Contoh",
        kind="MBKM",
        contact_name="Koordinator Contoh",
        contact_phone="0254-000000",
        safety_phone="0812-0000-0000",
    )


def _period() -> PeriodFacts:
    return PeriodFacts(name="Ganjil 2026", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31))


def _letter() -> LetterFacts:
    return LetterFacts(
        number="001/ST/CONTOH/XI/2026",
        dated_on=date(2026, 11, 1),
        valid_from=date(2026, 11, 1),
        valid_until=date(2026, 11, 30),
        signed_by="Rektor Contoh",
        signed_as="Rektor",
    )
