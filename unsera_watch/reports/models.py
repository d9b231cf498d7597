"""Reports: a version freezes what it rests on; a number is given once."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.observations.models import Observation
from unsera_watch.reports.rules import ReportStatus


class Report(Base):
    """A report of one verified observation."""

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint("(status = 'draft') = (number IS NULL)", name="numbered_when_issued"),
        CheckConstraint("(status = 'draft') = (issued_at IS NULL)", name="dated_when_issued"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    observation_id: Mapped[UUID] = mapped_column(ForeignKey("observations.id"), unique=True)
    status: Mapped[ReportStatus] = mapped_column(default=ReportStatus.DRAFT, index=True)
    row_version: Mapped[int] = mapped_column()
    code: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime]
    issued_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    issued_at: Mapped[datetime | None] = mapped_column(index=True)

    observation: Mapped[Observation] = relationship(lazy="joined", innerjoin=True)
    versions: Mapped[list["ReportVersion"]] = relationship(
        lazy="selectin", order_by="ReportVersion.number"
    )
    receipt: Mapped["Delivery | None"] = relationship(lazy="selectin", uselist=False)

    __mapper_args__ = {"version_id_col": row_version}  # noqa: RUF012  (SQLAlchemy reads it)


class ReportVersion(Base):
    """The frozen document and the bytes made from it."""

    __tablename__ = "report_versions"
    __table_args__ = (UniqueConstraint("report_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    document: Mapped[dict[str, Any]]
    rests_on: Mapped[dict[str, Any]] = mapped_column(comment="id → digest, frozen")
    file_digest: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"), index=True)
    file_bytes: Mapped[int]
    pages: Mapped[int]
    frozen_at: Mapped[datetime]


class Number(Base):
    """The last number given in a year; never goes back."""

    __tablename__ = "report_numbers"

    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class Delivery(Base):
    """An officer's acknowledgement: a receipt, not an agreement."""

    __tablename__ = "deliveries"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"), unique=True)
    received_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    received_at: Mapped[datetime]
    file_digest: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


AUDITED = (
    Audited(
        "report",
        Report,
        {
            1: (
                *("observation_id", "status", "code", "number", "title"),
                *("made_by", "made_at", "issued_by", "issued_at"),
            )
        },
    ),
    Audited(
        "report-version",
        ReportVersion,
        {1: ("report_id", "number", "document", "rests_on", "file_digest", "frozen_at")},
    ),
    Audited("delivery", Delivery, {1: ("report_id", "received_by", "received_at", "file_digest")}),
)
