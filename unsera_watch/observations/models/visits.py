"""Visits and who was present."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.db.base import Base
from unsera_watch.observations.rules import Outcome, PositionSource, Presence
from unsera_watch.programs.models import Assignment


class Visit(Base):
    """One stay at one office (kunjungan); minutes are counted once per member present."""

    __tablename__ = "visits"
    __table_args__ = (
        CheckConstraint("ended_at >= started_at", name="ends_after_start"),
        CheckConstraint("minutes >= 0", name="minutes_count_up"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="whole_point"),
        CheckConstraint("outcome = 'done' OR length(outcome_note) > 0", name="says_why"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignments.id"), index=True)
    observer_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    minutes: Mapped[int]
    outcome: Mapped[Outcome]
    outcome_note: Mapped[str] = mapped_column(default="")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    accuracy_m: Mapped[float | None]
    position_source: Mapped[PositionSource] = mapped_column(default=PositionSource.NONE)
    position_at: Mapped[datetime | None]

    assignment: Mapped[Assignment] = relationship(lazy="joined", innerjoin=True)
    present: Mapped[list["Present"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="Present.position"
    )


class Present(Base):
    """One member present at a visit; only who confirms gets the minutes."""

    __tablename__ = "visit_presences"
    __table_args__ = (
        UniqueConstraint("visit_id", "account_id"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="answered_when_final"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visits.id"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    state: Mapped[Presence] = mapped_column(default=Presence.ASKED)
    answered_at: Mapped[datetime | None]
