"""Programmes, periods, teams, letters and assignments."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.accounts.models import Account
from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.offices.models import Office, Product


class Programme(Base):
    """A programme; its kind is data (MBKM, Berdampak, UKM), for names change (domain.md §5)."""

    __tablename__ = "programmes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str]
    kind: Mapped[str]
    gives_credit: Mapped[bool] = mapped_column(default=True, comment="UKM: hours, no SKS")
    contact_name: Mapped[str] = mapped_column(comment="whom an officer at a counter may call")
    contact_phone: Mapped[str]
    safety_phone: Mapped[str]
    limits: Mapped[dict[str, Any]] = mapped_column(
        default=dict, comment="thresholds of the flags; what is missing is as usual"
    )
    created_at: Mapped[datetime]


class ProgrammeCoordinator(Base):
    """Who coordinates a programme."""

    __tablename__ = "programme_coordinators"

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), primary_key=True)


class Period(Base):
    """One run of a programme, from a date to a date, both included."""

    __tablename__ = "periods"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_start"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"), index=True)
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]

    programme: Mapped[Programme] = relationship(lazy="joined", innerjoin=True)


class Team(Base):
    """A team (kelompok) with its supervisor (DPL) and its lecturer."""

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("period_id", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    period_id: Mapped[UUID] = mapped_column(ForeignKey("periods.id"), index=True)
    name: Mapped[str]
    supervisor_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    lecturer_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)

    period: Mapped[Period] = relationship(lazy="joined", innerjoin=True)
    supervisor: Mapped[Account] = relationship(foreign_keys=[supervisor_id], lazy="joined")
    lecturer: Mapped[Account] = relationship(foreign_keys=[lecturer_id], lazy="joined")
    members: Mapped[list["Member"]] = relationship(lazy="selectin", order_by="Member.position")


class MemberRole(StrEnum):
    """Ketua leads and assigns within the team; Anggota takes part."""

    LEADER = "ketua"
    MEMBER = "anggota"


class Member(Base):
    """One student in one team."""

    __tablename__ = "members"

    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    role: Mapped[MemberRole] = mapped_column(default=MemberRole.MEMBER)
    position: Mapped[int] = mapped_column(default=0)

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class AssignmentLetter(Base):
    """Surat tugas: number and dates are what lets the team in (domain.md §7.1)."""

    __tablename__ = "assignment_letters"
    __table_args__ = (CheckConstraint("valid_until >= valid_from", name="ends_after_start"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    code: Mapped[str] = mapped_column(unique=True, comment="in the QR; opens the public page")
    number: Mapped[str]
    dated_on: Mapped[date]
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    signed_by: Mapped[str]
    signed_as: Mapped[str]
    revoked_at: Mapped[datetime | None]

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)


class Assignment(Base):
    """Team × office × product × instrument version, with a due date."""

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint("visit_no BETWEEN 1 AND 2", name="first_or_second"),
        # A cancelled assignment does not stand in the way of a new one.
        Index(
            "uq_assignments_open",
            *("team_id", "product_id", "instrument_version_id", "visit_no"),
            unique=True,
            sqlite_where=text("cancelled_at IS NULL"),
            postgresql_where=text("cancelled_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    letter_id: Mapped[UUID] = mapped_column(ForeignKey("assignment_letters.id"))
    office_id: Mapped[UUID] = mapped_column(ForeignKey("offices.id"), index=True)
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    instrument_version_id: Mapped[UUID] = mapped_column(ForeignKey("instrument_versions.id"))
    due_on: Mapped[date]
    visit_no: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]

    team: Mapped[Team] = relationship(lazy="joined", innerjoin=True)
    letter: Mapped[AssignmentLetter] = relationship(lazy="joined", innerjoin=True)
    office: Mapped[Office] = relationship(lazy="joined", innerjoin=True)
    product: Mapped[Product] = relationship(lazy="joined", innerjoin=True)
    version: Mapped[InstrumentVersion] = relationship(lazy="joined", innerjoin=True)
    more: Mapped[list["AlsoAsked"]] = relationship(order_by="AlsoAsked.position")


class AlsoAsked(Base):
    """An instrument that the same visit also fills in, such as interviews."""

    __tablename__ = "assignment_instruments"

    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignments.id"), primary_key=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("instrument_versions.id"), primary_key=True)
    position: Mapped[int] = mapped_column(default=0)

    version: Mapped[InstrumentVersion] = relationship(lazy="joined", innerjoin=True)


AUDITED = (
    Audited(
        "programme",
        Programme,
        {
            1: ("name", "kind", "gives_credit", "created_at"),
            2: ("name", "kind", "gives_credit", "created_at", "limits"),
        },
    ),
    Audited("coordinator", ProgrammeCoordinator, {1: ("programme_id", "account_id")}),
    Audited("period", Period, {1: ("programme_id", "name", "starts_on", "ends_on")}),
    Audited("team", Team, {1: ("period_id", "name", "supervisor_id", "lecturer_id")}),
    Audited("member", Member, {1: ("team_id", "account_id", "role", "position")}),
    Audited(
        "letter",
        AssignmentLetter,
        {1: ("team_id", "number", "dated_on", "valid_from", "valid_until", "revoked_at")},
    ),
    Audited("also_asked", AlsoAsked, {1: ("assignment_id", "version_id", "position")}),
    Audited(
        "assignment",
        Assignment,
        {
            1: (
                *("team_id", "letter_id", "office_id", "product_id", "instrument_version_id"),
                *("due_on", "visit_no", "cancelled_at"),
            )
        },
    ),
)
