"""Observations, their revisions and their photos."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.db.base import Base
from unsera_watch.evidence.models import Upload
from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.observations.models.visits import Visit
from unsera_watch.observations.rules import People, PositionSource, Status


class Observation(Base):
    """What was seen, per instrument; the id is chosen by the device, so a retry is harmless."""

    __tablename__ = "observations"
    __table_args__ = (
        CheckConstraint(
            "(status IN ('verified', 'rejected')) = (decided_at IS NOT NULL)"
            " OR status IN ('withdrawn', 'revoked')",
            name="decided_when_final",
        ),
        CheckConstraint("(decided_at IS NULL) = (decided_by IS NULL)", name="decided_by_someone"),
        CheckConstraint("revision >= 1", name="revision_counts_up"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, comment="instance_id")
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visits.id"), index=True)
    instrument_version_id: Mapped[UUID] = mapped_column(ForeignKey("instrument_versions.id"))
    status: Mapped[Status] = mapped_column(default=Status.SUBMITTED, index=True)
    revision: Mapped[int] = mapped_column(default=1)
    row_version: Mapped[int] = mapped_column()
    answers: Mapped[dict[str, Any]]
    notes: Mapped[dict[str, Any]]
    score: Mapped[dict[str, Any]] = mapped_column(comment="per variable and indicator, as text")
    total: Mapped[Decimal | None] = mapped_column(comment="0-100, None: tidak dapat dinilai")
    digest: Mapped[str]
    submitted_at: Mapped[datetime] = mapped_column(index=True)
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))

    visit: Mapped[Visit] = relationship(lazy="joined", innerjoin=True)
    version: Mapped[InstrumentVersion] = relationship(lazy="joined", innerjoin=True)
    photos: Mapped[list["Photo"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="Photo.number"
    )

    __mapper_args__ = {"version_id_col": row_version}  # noqa: RUF012  (SQLAlchemy reads it)


class Revision(Base):
    """One arrival of an observation, whole, with its receipt; never changed."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("observation_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    observation_id: Mapped[UUID] = mapped_column(ForeignKey("observations.id"), index=True)
    number: Mapped[int]
    digest: Mapped[str]
    receipt: Mapped[str] = mapped_column(unique=True)
    content: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    device_sent_at: Mapped[datetime | None] = mapped_column(
        comment="the device's clock when it sent; received_at is the server's"
    )


class Photo(Base):
    """Observation × indicator × upload, with the device's position at the moment of capture."""

    __tablename__ = "photos"
    __table_args__ = (
        UniqueConstraint("observation_id", "number"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="whole_point"),
        CheckConstraint("length(digest) = 64 AND digest = lower(digest)", name="digest"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    observation_id: Mapped[UUID] = mapped_column(ForeignKey("observations.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), index=True)
    upload_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("uploads.id"), index=True, comment="empty: the bytes are still on the phone"
    )
    indicator: Mapped[str]
    number: Mapped[int]
    caption: Mapped[str] = mapped_column(default="")
    people: Mapped[People]
    taken_at: Mapped[datetime | None] = mapped_column(comment="the device's clock")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    accuracy_m: Mapped[float | None]
    position_source: Mapped[PositionSource] = mapped_column(default=PositionSource.NONE)
    stated: Mapped[dict[str, Any]] = mapped_column(
        default=dict, comment="what the phone read of the camera's file before it made it smaller"
    )

    upload: Mapped[Upload | None] = relationship(lazy="joined")
