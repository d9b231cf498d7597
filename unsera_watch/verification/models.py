"""Decisions and remarks; neither is ever edited."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.observations.rules import Action


class Decision(Base):
    """What a supervisor decided about one revision."""

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("observation_id", "revision"),
        CheckConstraint("action IN ('verify', 'return', 'reject')", name="a_decision"),
        CheckConstraint("action != 'reject' OR length(reason) > 0", name="rejected_for_a_reason"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    observation_id: Mapped[UUID] = mapped_column(ForeignKey("observations.id"), index=True)
    revision: Mapped[int]
    action: Mapped[Action]
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime]


class Remark(Base):
    """A remark on one indicator, or on the whole where `indicator` is empty; and its answer."""

    __tablename__ = "remarks"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_when_answered"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    observation_id: Mapped[UUID] = mapped_column(ForeignKey("observations.id"), index=True)
    revision: Mapped[int]
    indicator: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    answered_at: Mapped[datetime | None]


AUDITED = (
    Audited(
        "decision",
        Decision,
        {1: ("observation_id", "revision", "action", "reason", "decided_by", "decided_at")},
    ),
    Audited(
        "remark",
        Remark,
        {1: ("observation_id", "revision", "indicator", "text", "answer", "answered_at")},
    ),
)
