"""Regions, offices, bodies and products (domain.md §8)."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.offices.rules import BodyKind, PointSource, ProductKind


class Region(Base):
    """A regency or city by Kemendagri code (36.01 … 36.74), or a fictitious one (99.xx)."""

    __tablename__ = "regions"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_fictitious: Mapped[bool] = mapped_column(default=False)


class Body(Base):
    """A providing institution (penyelenggara), UU 25/2009 Pasal 1."""

    __tablename__ = "bodies"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str]
    kind: Mapped[BodyKind]


class Office(Base):
    """One service unit (unit layanan); its point counts only once somebody confirmed it."""

    __tablename__ = "offices"
    __table_args__ = (
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="whole_point"),
        CheckConstraint("lat BETWEEN -90 AND 90", name="lat_range"),
        CheckConstraint("lon BETWEEN -180 AND 180", name="lon_range"),
        CheckConstraint("point_confirmed_by IS NULL OR lat IS NOT NULL", name="confirmed_point"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(comment="Disdukcapil, Puskesmas, …: data, not code")
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    address: Mapped[str]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    accuracy_m: Mapped[float | None]
    point_source: Mapped[PointSource | None]
    point_confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    point_confirmed_at: Mapped[datetime | None]
    hours: Mapped[dict[str, Any]] = mapped_column(
        default=dict, comment='weekday 0-6 → ["08:00", "15:00"]; a missing day is closed'
    )
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    region: Mapped[Region] = relationship(lazy="joined", innerjoin=True)
    bodies: Mapped[list[Body]] = relationship(secondary="office_bodies", lazy="selectin")
    products: Mapped[list["Product"]] = relationship(
        lazy="selectin", order_by="Product.name", cascade="all, delete-orphan"
    )


class OfficeBody(Base):
    """A joint office (Samsat) has several responsible bodies."""

    __tablename__ = "office_bodies"

    office_id: Mapped[UUID] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("bodies.id"), primary_key=True)


class Product(Base):
    """A service product; the observation form is filled once per product."""

    __tablename__ = "products"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("offices.id"), index=True)
    name: Mapped[str]
    kind: Mapped[ProductKind]


AUDITED = (
    Audited("region", Region, {1: ("name", "is_fictitious")}),
    Audited("body", Body, {1: ("name", "kind")}),
    Audited(
        "office",
        Office,
        {
            1: (
                *("name", "kind", "region_code", "address", "lat", "lon", "accuracy_m"),
                *("point_source", "point_confirmed_by", "point_confirmed_at"),
                *("hours", "changed_at"),
            )
        },
    ),
    Audited("product", Product, {1: ("office_id", "name", "kind")}),
)
