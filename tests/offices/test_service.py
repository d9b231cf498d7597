"""Regions, offices, bodies and products."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.make import NOON
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.errors import Invalid, NotAllowed, NotFound
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.permissions import Role
from unsera_watch.offices import queries, service
from unsera_watch.offices.rules import ProductKind

LATER = NOON + timedelta(days=1)


def add(session, actor, facts):
    office_id = service.add(session, actor, facts, now=NOON)
    return queries.get(session, office_id)


def test_the_regions_of_banten_are_installed_once(session):
    service.install_regions(session, SYSTEM, now=NOON)
    service.install_regions(session, SYSTEM, now=NOON)

    codes = {region.code for region in queries.regions(session)}
    assert codes >= {"36.01", "36.02", "36.03", "36.04", "36.71", "36.72", "36.73", "36.74"}


def test_a_region_is_known_once(session, region):
    with pytest.raises(Invalid, match="code"):
        service.add_region(session, SYSTEM, region, "Lain", is_fictitious=True, now=NOON)


def test_an_office_is_kept_as_it_was_said(session, region, coordinator, facts):
    office = add(session, coordinator, facts())

    assert (office.name, office.region.name) == ("Unit Contoh Melati 03", "Kabupaten Contoh")
    assert office.hours == {"0": ["08:00", "15:00"]}
    assert {product.name for product in office.products} == {"Imunisasi", "Surat rujukan"}
    assert (office.point_confirmed_by, office.point_confirmed_at) == (None, None)


def test_two_offices_share_their_body(session, region, coordinator, facts):
    one = add(session, coordinator, facts())
    other = add(session, coordinator, facts(name="Unit Contoh Dahlia 02"))

    assert one.bodies == other.bodies


def test_every_problem_is_told_at_once(session, coordinator, facts):
    with pytest.raises(Invalid) as refusal:
        service.add(session, coordinator, facts(name="", region_code="88.01"), now=NOON)

    assert set(refusal.value.problems) == {"name", "region_code"}


def test_a_student_adds_no_office(session, region, facts):
    student = Actor(UUID(int=7), frozenset({Role.STUDENT}))

    with pytest.raises(NotAllowed, match="needs-office-write"):
        service.add(session, student, facts(), now=NOON)


def test_a_point_says_who_confirmed_it(session, region, coordinator, facts):
    office = add(session, coordinator, facts(point_confirmed=True))

    assert (office.point_confirmed_by, office.point_confirmed_at) == (coordinator.id, NOON)


def test_a_command_confirms_no_point(session, region, facts):
    with pytest.raises(Invalid, match="Only a person"):
        service.add(session, SYSTEM, facts(point_confirmed=True), now=NOON)


@pytest.mark.parametrize(
    ("changes", "confirmed_at"),
    [
        ({"point_confirmed": True}, NOON),
        ({"point_confirmed": True, "point": Point(-6.2, 106.2)}, LATER),
        ({"point_confirmed": False}, None),
        ({"point": None}, None),
    ],
)
def test_a_confirmation_belongs_to_one_point(
    session, region, coordinator, facts, changes, confirmed_at
):
    office = add(session, coordinator, facts(point_confirmed=True))

    service.change(session, coordinator, office.id, facts(**changes), now=LATER)

    assert office.point_confirmed_at == confirmed_at


def test_a_product_that_stays_keeps_its_row(session, region, coordinator, facts):
    office = add(session, coordinator, facts())
    kept = {product.name: product.id for product in office.products}["Imunisasi"]
    less = facts(products=(("Imunisasi", ProductKind.GOODS), ("Baru", ProductKind.SERVICES)))

    service.change(session, coordinator, office.id, less, now=LATER)
    session.expire_all()

    found = {product.name: product for product in queries.get(session, office.id).products}
    assert set(found) == {"Baru", "Imunisasi"}
    assert (found["Imunisasi"].id, found["Imunisasi"].kind) == (kept, ProductKind.GOODS)


def test_an_unknown_office_is_not_found(session, coordinator, facts):
    with pytest.raises(NotFound):
        service.change(session, coordinator, coordinator.id, facts(), now=NOON)
