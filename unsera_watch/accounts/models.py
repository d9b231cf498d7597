"""Accounts, the roles they hold, their sessions and invitations."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.kernel.permissions import Role


class Account(Base):
    """A person. One name field; titles apart; identifiers are text and keep leading zeros."""

    __tablename__ = "accounts"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    title_before: Mapped[str] = mapped_column(default="")
    title_after: Mapped[str] = mapped_column(default="")
    number_kind: Mapped[str] = mapped_column(default="", comment="NIM, NIDN, NUPTK or NIP")
    number: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="id")
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    roles: Mapped[list["RoleGrant"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="RoleGrant.role"
    )


class RoleGrant(Base):
    """One role of one person."""

    __tablename__ = "role_grants"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class AuthSession(Base):
    """One signed-in device; the cookie's token is kept only as a hash."""

    __tablename__ = "auth_sessions"
    __table_args__ = (CheckConstraint("expires_at > created_at", name="ends_after_start"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    device: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class Invitation(Base):
    """A link that lets one person choose a password; kept as a hash, used once."""

    __tablename__ = "invitations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    invited_by: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class Throttle(Base):
    """How often something failed lately, per key; counts in the database, for every process."""

    __tablename__ = "throttles"
    __table_args__ = (
        UniqueConstraint("purpose", "key"),
        CheckConstraint("failures >= 0", name="counts_up"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    purpose: Mapped[str]
    key: Mapped[str] = mapped_column(comment="a hash, so that no address is kept")
    failures: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]


class Installation(Base):
    """The one row that says what this installation is."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


AUDITED = (
    Audited(
        "account",
        Account,
        {
            1: (
                *("email", "name", "title_before", "title_after", "number_kind", "number"),
                *("password_hash", "disabled_at"),
            )
        },
        personal=frozenset(
            {"email", "name", "title_before", "title_after", "number", "password_hash"}
        ),
    ),
    Audited("role", RoleGrant, {1: ("account_id", "role")}),
    Audited("session", AuthSession, {1: ("account_id", "created_at", "expires_at", "revoked_at")}),
    Audited("invitation", Invitation, {1: ("account_id", "invited_by", "created_at", "used_at")}),
    # Not "installation": the audit uses that word for events that concern no row.
    Audited("installed", Installation, {1: ("is_demo", "created_at")}),
)
