"""A region, a person who may write, and what is said about one office."""

from dataclasses import replace

import pytest

from tests.make import NOON
from unsera_watch.accounts.models import Account
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.permissions import Role
from unsera_watch.offices.rules import BodyKind, OfficeFacts, ProductKind
from unsera_watch.offices.service import add_region

FACTS = OfficeFacts(
    name="Unit Contoh Melati 03",
    kind="Puskesmas",
    region_code="98.01",
    address="Jalan Contoh 3",
    bodies=(("Pemerintah Kabupaten Contoh", BodyKind.REGENCY),),
    products=(("Surat rujukan", ProductKind.ADMINISTRATIVE), ("Imunisasi", ProductKind.SERVICES)),
    point=Point(-6.12, 106.15, 12.0),
    hours={"0": ("08:00", "15:00")},
)


@pytest.fixture
def facts():
    return lambda **changes: replace(FACTS, **changes)


@pytest.fixture
def region(session):
    add_region(session, SYSTEM, "98.01", "Kabupaten Contoh", is_fictitious=True, now=NOON)
    return "98.01"


@pytest.fixture
def coordinator(session):
    account = Account(
        email="koordinator@contoh.example", name="Koordinator Contoh", created_at=NOON
    )
    session.add(account)
    session.flush()
    return Actor(account.id, frozenset({Role.COORDINATOR}))
