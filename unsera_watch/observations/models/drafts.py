"""What has not been sent yet."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.db.base import Base
from unsera_watch.evidence.models import Upload
from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.observations.rules import People, PositionSource
from unsera_watch.programs.models import Assignment


class Draft(Base):
    """What one author has not sent yet; a row, not a status."""

    __tablename__ = "drafts"

    id: Mapped[UUID] = mapped_column(primary_key=True, comment="becomes the observation's id")
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignments.id"), index=True)
    instrument_version_id: Mapped[UUID] = mapped_column(ForeignKey("instrument_versions.id"))
    visit_id: Mapped[UUID | None] = mapped_column(
        index=True, comment="shared by the drafts of one visit; empty: this one stands alone"
    )
    revision: Mapped[int] = mapped_column(default=1)
    saved_n: Mapped[int] = mapped_column(default=0, comment="a stale save answers 409")
    body: Mapped[dict[str, Any]] = mapped_column(comment="visit, answers, notes")
    created_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    moved_at: Mapped[datetime | None] = mapped_column(
        comment="a phone took it over; the one on the phone counts"
    )

    assignment: Mapped[Assignment] = relationship(lazy="joined", innerjoin=True)
    version: Mapped[InstrumentVersion] = relationship(lazy="joined", innerjoin=True)
    photos: Mapped[list["DraftPhoto"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="DraftPhoto.position"
    )


class DraftPhoto(Base):
    """A photo of a draft, private to its author."""

    __tablename__ = "draft_photos"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("drafts.id"), index=True)
    upload_id: Mapped[UUID] = mapped_column(ForeignKey("uploads.id"), index=True)
    indicator: Mapped[str]
    position: Mapped[int]
    caption: Mapped[str] = mapped_column(default="")
    people: Mapped[People]
    taken_at: Mapped[datetime | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    accuracy_m: Mapped[float | None]
    position_source: Mapped[PositionSource] = mapped_column(default=PositionSource.NONE)

    upload: Mapped[Upload] = relationship(lazy="joined", innerjoin=True)
