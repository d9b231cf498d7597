"""Instruments, their published versions, and legal citations."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base

# What the data file says about a citation; who confirmed it is never read from a file.
STATED: Final = ("code", "text", "article", "about", "tag", "in_force")


class InForce(StrEnum):
    """Whether a legal text is in force, as far as anybody here knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CitationStatus(StrEnum):
    """Only a confirmed citation prints as *dasar hukum*."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


class Instrument(Base):
    """One questionnaire through all its versions."""

    __tablename__ = "instruments"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[dict[str, Any]] = mapped_column(comment="id and en, of the newest version")
    created_at: Mapped[datetime]


class InstrumentVersion(Base):
    """One published version; it never changes, and a visit keeps the one it was scored with."""

    __tablename__ = "instrument_versions"
    __table_args__ = (
        UniqueConstraint("instrument_id", "number"),
        CheckConstraint("number > 0", name="number_counts_up"),
        CheckConstraint("length(sha256) = 64", name="sha256_whole"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    instrument_id: Mapped[UUID] = mapped_column(ForeignKey("instruments.id"))
    number: Mapped[int]
    # Deferred: large, and after the first reading in a process known by its hash.
    definition: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    published_at: Mapped[datetime]
    published_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("accounts.id"), comment="empty: shipped with the software"
    )

    instrument: Mapped[Instrument] = relationship(lazy="joined", innerjoin=True)


class Citation(Base):
    """One place in a legal text, and who confirmed it, when."""

    __tablename__ = "citations"
    __table_args__ = (
        CheckConstraint(
            "(status = 'confirmed') = (confirmed_at IS NOT NULL)", name="confirmed_at_a_time"
        ),
        CheckConstraint(
            "(status = 'confirmed') = (confirmed_by IS NOT NULL)", name="confirmed_by_somebody"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    text: Mapped[str] = mapped_column(comment="the name of the law or regulation")
    article: Mapped[str] = mapped_column(default="")
    about: Mapped[dict[str, Any]] = mapped_column(comment="what it says, id and en")
    tag: Mapped[str] = mapped_column(String(2), comment="how it was found: C, C2, K or I")
    in_force: Mapped[InForce]
    status: Mapped[CitationStatus] = mapped_column(default=CitationStatus.UNCONFIRMED)
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    confirmed_at: Mapped[datetime | None]


AUDITED = (
    Audited("instrument", Instrument, {1: ("code", "title", "created_at")}),
    Audited(
        "instrument_version",
        InstrumentVersion,
        {1: ("instrument_id", "number", "definition", "sha256", "published_at", "published_by")},
    ),
    Audited("citation", Citation, {1: (*STATED, "status", "confirmed_by", "confirmed_at")}),
)
