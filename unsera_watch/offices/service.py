"""What can be done with regions and offices: install, add, change."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.offices import queries
from unsera_watch.offices.models import Body, Office, Product, Region
from unsera_watch.offices.rules import BANTEN, BodyKind, OfficeFacts, ProductKind, check_office


def install_regions(session: Session, actor: Actor, *, now: datetime) -> None:
    """Make the regencies and cities of Banten known, once."""
    for code, name in BANTEN.items():
        if session.get(Region, code) is None:
            add_region(session, actor, code, name, is_fictitious=False, now=now)


def add_region(
    session: Session, actor: Actor, code: str, name: str, *, is_fictitious: bool, now: datetime
) -> None:
    """Make one region known; fictitious ones are for examples only."""
    actor.require(Permission.OFFICE_WRITE)
    if session.get(Region, code) is not None:
        raise Invalid({"code": say(N_("This region is already known."))})
    session.add(Region(code=code, name=name, is_fictitious=is_fictitious))
    record(session, actor, Tag.REGION_CREATED, "region", code, now=now)


def add(session: Session, actor: Actor, facts: OfficeFacts, *, now: datetime) -> UUID:
    """Make an office known and return its id."""
    actor.require(Permission.OFFICE_WRITE)
    _ensure_sound(session, actor, facts)
    office = Office(created_at=now, hours={}, bodies=[], products=[])
    _write(session, actor, office, facts, now=now)
    session.add(office)
    session.flush()  # the entries below need the ids
    record(session, actor, Tag.OFFICE_CREATED, "office", office.id, now=now)
    for product in office.products:
        record(session, actor, Tag.OFFICE_CREATED, "product", product.id, now=now)
    return office.id


def change(
    session: Session, actor: Actor, office_id: UUID, facts: OfficeFacts, *, now: datetime
) -> None:
    """Write down what is now known of an office; a product in use can no longer be removed."""
    actor.require(Permission.OFFICE_WRITE)
    office = queries.get(session, office_id)
    _ensure_sound(session, actor, facts)
    before = {product.id for product in office.products}
    _write(session, actor, office, facts, now=now)
    try:
        session.flush()  # the database knows what other rooms still use
    except IntegrityError:
        used = say(N_("A product that was already assigned cannot be removed."))
        raise Invalid({"products": used}) from None
    record(session, actor, Tag.OFFICE_CHANGED, "office", office.id, now=now)
    for product_id in sorted(before | {product.id for product in office.products}):
        record(session, actor, Tag.OFFICE_CHANGED, "product", product_id, now=now)


def _ensure_sound(session: Session, actor: Actor, facts: OfficeFacts) -> None:
    problems = check_office(facts)
    if session.get(Region, facts.region_code) is None:
        problems["region_code"] = say(N_("Choose the region."))
    if facts.point_confirmed and actor.is_system:
        problems["point_confirmed"] = say(N_("Only a person who knows the place confirms a point."))
    if problems:
        raise Invalid(problems)


def _write(
    session: Session, actor: Actor, office: Office, facts: OfficeFacts, *, now: datetime
) -> None:
    office.name, office.kind = facts.name.strip(), facts.kind.strip()
    office.region_code, office.address = facts.region_code, facts.address.strip()
    office.hours = {day: list(span) for day, span in sorted(facts.hours.items())}
    office.changed_at = now
    _write_point(actor, office, facts, now=now)
    office.bodies = [
        _body(session, actor, name, kind, now=now) for name, kind in dict.fromkeys(facts.bodies)
    ]
    # Last: asking for a body would send the removal of a used product too early.
    office.products = _products(office, facts.products)


def _write_point(actor: Actor, office: Office, facts: OfficeFacts, *, now: datetime) -> None:
    """Keep who confirmed the point, as long as it is the same point."""
    point = facts.point
    is_same = (office.lat, office.lon) == (point and point.lat, point and point.lon)
    _place(office, point)
    office.point_source = facts.point_source if point else None
    if not facts.point_confirmed:
        office.point_confirmed_by = office.point_confirmed_at = None
    elif not is_same or office.point_confirmed_by is None:
        office.point_confirmed_by, office.point_confirmed_at = actor.id, now


def _place(office: Office, point: Point | None) -> None:
    office.lat = point.lat if point else None
    office.lon = point.lon if point else None
    office.accuracy_m = point.accuracy_m if point else None


def _products(office: Office, wanted: Iterable[tuple[str, ProductKind]]) -> list[Product]:
    """Keep the rows of products that stay: assignments point at them."""
    known = {product.name: product for product in office.products}
    kept = []
    for name, kind in wanted:
        product = known.get(name) or Product(name=name)
        product.kind = kind
        kept.append(product)
    return kept


def _body(session: Session, actor: Actor, name: str, kind: BodyKind, *, now: datetime) -> Body:
    """Reuse a body by name and kind."""
    known = queries.body(session, name, kind)
    if known is not None:
        return known
    body = Body(name=name, kind=kind)
    session.add(body)
    session.flush()  # the entry below needs the id
    record(session, actor, Tag.BODY_CREATED, "body", body.id, now=now)
    return body
