"""A small world: people, an office with two products, a published instrument."""

from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest

from tests.make import NOON
from unsera_watch.accounts.models import Account, RoleGrant
from unsera_watch.instruments.models import Instrument, InstrumentVersion
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.permissions import Role
from unsera_watch.offices.models import Body, Office, Product, Region
from unsera_watch.offices.rules import BodyKind, ProductKind
from unsera_watch.programs import service
from unsera_watch.programs.rules import (
    AssignmentFacts,
    LetterFacts,
    PeriodFacts,
    ProgrammeFacts,
    TeamFacts,
)

PROGRAMME = ProgrammeFacts(
    name="Program Contoh",
    kind="MBKM",
    contact_name="Sekretariat Contoh",
    contact_phone="0254 000 000",
    safety_phone="0812 0000 0000",
)
PERIOD = PeriodFacts(name="Ganjil 2026", starts_on=date(2026, 9, 1), ends_on=date(2027, 1, 31))
LETTER = LetterFacts(
    number="001/ST/CONTOH/XI/2026",
    dated_on=date(2026, 10, 30),
    valid_from=date(2026, 11, 1),
    valid_until=date(2026, 12, 31),
    signed_by="Ketua Contoh",
    signed_as="Ketua LPPM",
)


@dataclass
class People:
    """Who acts in these tests."""

    coordinator: Actor
    other_coordinator: Actor
    supervisor: Actor
    lecturer: Actor
    leader: Actor
    partner: Actor
    stranger: Actor


def person(session, name, role):
    account = Account(
        email=f"{name}@programs.example",
        name=f"{role.value.title()} Contoh {name}",
        created_at=NOON,
        roles=[RoleGrant(role=role)],
    )
    session.add(account)
    session.flush()
    return Actor(account.id, frozenset({role}))


@pytest.fixture
def people(session):
    roles = {
        "coordinator": Role.COORDINATOR,
        "other_coordinator": Role.COORDINATOR,
        "supervisor": Role.SUPERVISOR,
        "lecturer": Role.LECTURER,
        "leader": Role.STUDENT,
        "partner": Role.STUDENT,
        "stranger": Role.STUDENT,
    }
    return People(**{name: person(session, name, role) for name, role in roles.items()})


@pytest.fixture
def place(session):
    """Return an office with two products."""
    session.add(Region(code="98.02", name="Kota Contoh", is_fictitious=True))
    office = Office(
        name="Unit Contoh Kenanga 01",
        kind="Kecamatan",
        region_code="98.02",
        address="Jalan Contoh 1",
        lat=-6.12,
        lon=106.15,
        hours={},
        created_at=NOON,
        changed_at=NOON,
        bodies=[Body(name="Pemerintah Kota Contoh", kind=BodyKind.REGENCY)],
        products=[
            Product(name="Izin usaha", kind=ProductKind.ADMINISTRATIVE),
            Product(name="Legalisasi", kind=ProductKind.ADMINISTRATIVE),
        ],
    )
    session.add(office)
    session.flush()
    return office


@pytest.fixture
def version(session):
    instrument = Instrument(code="CONTOH", title={"id": "Contoh", "en": "Example"}, created_at=NOON)
    session.add(instrument)
    session.flush()
    version = InstrumentVersion(
        instrument_id=instrument.id, number=1, definition={}, sha256="0" * 64, published_at=NOON
    )
    session.add(version)
    session.flush()
    return version


@pytest.fixture
def crew(people):
    """Return what is said about the team of two."""
    return TeamFacts(
        name="Kelompok Contoh 1",
        supervisor_id=people.supervisor.id,
        lecturer_id=people.lecturer.id,
        leader_id=people.leader.id,
        member_ids=(people.partner.id,),
    )


@pytest.fixture
def task(place, version):
    facts = AssignmentFacts(
        office_id=place.id,
        product_id=place.products[0].id,
        version_id=version.id,
        due_on=date(2026, 12, 1),
    )
    return lambda **changes: replace(facts, **changes)


@pytest.fixture
def world(session, people, crew, task):
    """Return the ids of a programme, its period, a team, its letter and one assignment."""
    actor = people.coordinator
    programme = service.make_programme(session, actor, PROGRAMME, now=NOON)
    period = service.add_period(session, actor, programme, PERIOD, now=NOON)
    team = service.make_team(session, actor, period, crew, now=NOON)
    letter = service.record_letter(session, actor, team, LETTER, now=NOON)
    assignment = service.assign(session, actor, letter, task(), now=NOON)
    return SimpleNamespace(
        programme=programme, period=period, team=team, letter=letter, assignment=assignment
    )


@pytest.fixture
def admin(session):
    return person(session, "admin", Role.ADMIN)


@pytest.fixture
def system():
    return SYSTEM
