"""Which regions, offices, bodies and products there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from unsera_watch.kernel.errors import NotFound
from unsera_watch.offices.models import Body, Office, Region
from unsera_watch.offices.rules import BodyKind

PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What somebody looks for; *after* is the last office of the page before."""

    text: str = ""
    region_code: str = ""
    kind: str = ""
    after: UUID | None = None


def get(session: Session, office_id: UUID) -> Office:
    """Return one office, or refuse with NotFound."""
    office = session.get(Office, office_id)
    if office is None:
        raise NotFound("no-such-office")
    return office


def page(session: Session, search: Search, size: int = PAGE) -> tuple[Sequence[Office], bool]:
    """Return one page of what was found, by name, and whether more follows."""
    wanted = _matching(search).order_by(Office.name, Office.id).limit(size + 1)
    found = session.scalars(wanted).all()
    return found[:size], len(found) > size


def everywhere(session: Session) -> Sequence[Office]:
    """Return all offices by name."""
    return session.scalars(select(Office).order_by(Office.name, Office.id)).all()


def regions(session: Session) -> Sequence[Region]:
    """Return all regions by code."""
    return session.scalars(select(Region).order_by(Region.code)).all()


def kinds(session: Session) -> Sequence[str]:
    """Return the kinds of office in use."""
    return session.scalars(select(Office.kind).distinct().order_by(Office.kind)).all()


def body(session: Session, name: str, kind: BodyKind) -> Body | None:
    """Return the body with this name and kind."""
    return session.scalar(select(Body).where(Body.name == name, Body.kind == kind))


def _matching(search: Search) -> Select[Office]:
    found = select(Office)
    if search.text:
        found = found.where(
            or_(
                Office.name.icontains(search.text, autoescape=True),
                Office.address.icontains(search.text, autoescape=True),
            )
        )
    if search.region_code:
        found = found.where(Office.region_code == search.region_code)
    if search.kind:
        found = found.where(Office.kind == search.kind)
    return found.where(_after(search.after)) if search.after else found


def _after(office_id: UUID) -> ColumnElement[bool]:
    """Go on behind this office; comparing keys stays fast on the hundredth page."""
    name = select(Office.name).where(Office.id == office_id).scalar_subquery()
    return or_(Office.name > name, and_(Office.name == name, Office.id > office_id))
