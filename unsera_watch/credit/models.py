"""Logbook entries: by hand, or a verified visit's minutes once a lecturer has spoken."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from unsera_watch.audit.rules import Audited
from unsera_watch.credit.rules import EntryKind, EntryStatus
from unsera_watch.db.base import Base


class LogbookEntry(Base):
    """Integer minutes of one student on one day.

    A verified visit stands in the logbook by query; it gets a row here when the lecturer
    approves or returns its minutes. Work by hand has a row from the start.
    """

    __tablename__ = "logbook_entries"
    __table_args__ = (
        UniqueConstraint("account_id", "visit_id"),
        CheckConstraint("minutes > 0", name="minutes_positive"),
        CheckConstraint("(visit_id IS NOT NULL) = (kind = 'visit')", name="visit_or_hand"),
        CheckConstraint("visit_id IS NOT NULL OR length(description) > 0", name="says_what"),
        CheckConstraint(
            "(status IN ('approved', 'returned')) = (decided_at IS NOT NULL)",
            name="decided_when_final",
        ),
        CheckConstraint("decided_by IS NULL OR decided_by != account_id", name="not_ones_own"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visits.id"))
    kind: Mapped[EntryKind]
    worked_on: Mapped[date]
    started_at: Mapped[datetime]
    minutes: Mapped[int]
    description: Mapped[str] = mapped_column(default="")
    status: Mapped[EntryStatus] = mapped_column(default=EntryStatus.SUBMITTED, index=True)
    note: Mapped[str] = mapped_column(default="", comment="the lecturer's words when returned")
    written_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))


AUDITED = (
    Audited(
        "logbook",
        LogbookEntry,
        {
            1: (
                *("account_id", "team_id", "visit_id", "kind", "worked_on", "started_at"),
                *("minutes", "description", "status", "note", "decided_at", "decided_by"),
            )
        },
    ),
)
