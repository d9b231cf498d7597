"""Instruments, their published versions, drafts of new ones, and legal citations."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.instruments.rules.citations import CitationStatus, InForce

# What the data file says about a citation; who confirmed it is never read from a file.
STATED: Final = ("code", "text", "article", "about", "tag", "in_force")


class Instrument(Base):
    """One questionnaire through all its versions."""

    __tablename__ = "instruments"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[dict[str, Any]] = mapped_column(comment="id and en, of the newest version")
    created_at: Mapped[datetime]
    is_composite: Mapped[bool] = mapped_column(
        default=False, comment="made of other instruments: nobody is asked"
    )


class InstrumentVersion(Base):
    """One published version; it never changes, and a visit keeps the one it was scored with."""

    __tablename__ = "instrument_versions"
    __table_args__ = (
        UniqueConstraint("instrument_id", "number"),
        CheckConstraint("number > 0", name="number_counts_up"),
        CheckConstraint("length(sha256) = 64", name="sha256_whole"),
        CheckConstraint(
            "(retired_at IS NULL) = (retired_by IS NULL)", name="retired_by_somebody_at_a_time"
        ),
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
    retired_at: Mapped[datetime | None] = mapped_column(comment="no new assignments since")
    retired_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))

    instrument: Mapped[Instrument] = relationship(lazy="joined", innerjoin=True)


class InstrumentDraft(Base):
    """A version in the making: any JSON object, kept with its mistakes until it is published."""

    __tablename__ = "instrument_drafts"
    __table_args__ = (
        UniqueConstraint("code", "number"),
        CheckConstraint("number > 0", name="number_counts_up"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    definition: Mapped[dict[str, Any]]
    based_on_id: Mapped[UUID | None] = mapped_column(ForeignKey("instrument_versions.id"))
    created_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    saved_n: Mapped[int] = mapped_column(default=0, comment="a save that knew less is refused")


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
        CheckConstraint(
            "status = 'unconfirmed' OR in_force <> 'unknown'", name="confirmed_in_force_or_not"
        ),
        CheckConstraint(
            "status = 'unconfirmed' OR checked_at_source <> ''", name="confirmed_from_a_source"
        ),
        CheckConstraint("revoked_by = '' OR in_force = 'no'", name="revoked_when_not_in_force"),
        CheckConstraint(
            "(changed_at IS NULL) = (changed_by IS NULL)", name="changed_by_somebody_at_a_time"
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
    dated_on: Mapped[date | None] = mapped_column(comment="the day of the text itself")
    revoked_by: Mapped[str] = mapped_column(default="", comment="the text that revoked it")
    checked_at_source: Mapped[str] = mapped_column(default="", comment="where it was read")
    changed_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("accounts.id"), comment="from then on no file overwrites it"
    )
    changed_at: Mapped[datetime | None]
    row_version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": row_version}  # noqa: RUF012  (SQLAlchemy reads it)


_OF_INSTRUMENT: Final = ("code", "title", "created_at")
_OF_VERSION: Final = (
    *("instrument_id", "number", "definition", "sha256"),
    *("published_at", "published_by"),
)
_OF_DRAFT: Final = (
    *("code", "number", "definition", "based_on_id", "created_by", "created_at"),
    *("saved_at", "saved_n"),
)
_OF_CITATION: Final = (*STATED, "status", "confirmed_by", "confirmed_at")
_CHECKED: Final = ("dated_on", "revoked_by", "checked_at_source", "changed_by", "changed_at")

AUDITED = (
    Audited(
        "instrument",
        Instrument,
        {1: _OF_INSTRUMENT, 2: (*_OF_INSTRUMENT, "is_composite")},
    ),
    Audited(
        "instrument_version",
        InstrumentVersion,
        {1: _OF_VERSION, 2: (*_OF_VERSION, "retired_at", "retired_by")},
    ),
    Audited("instrument_draft", InstrumentDraft, {1: _OF_DRAFT}),
    Audited("citation", Citation, {1: _OF_CITATION, 2: (*_OF_CITATION, *_CHECKED)}),
)
