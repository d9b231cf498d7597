"""The table of the trail: append-only, guarded by triggers on both databases."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from unsera_watch.db.base import Base, BigNumber


class AuditEntry(Base):
    """One thing that happened.

    No foreign keys: an entry outlives what it speaks of. No unique index on the hash: SQLite's
    INSERT OR REPLACE would delete an old entry through it. No CHECK on the tag: a new tag must
    not rewrite this table.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "kind", "row_id"),)

    seq: Mapped[int] = mapped_column(
        BigNumber, primary_key=True, autoincrement=False, comment="1, 2, 3 … without a gap"
    )
    at: Mapped[datetime]
    actor_id: Mapped[UUID]
    tag: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(120))
    version: Mapped[int] = mapped_column(comment="which field list made row_digest")
    row_digest: Mapped[str] = mapped_column(String(64), comment="the row after the change")
    details: Mapped[dict[str, Any]]
    prev: Mapped[str] = mapped_column(String(64), comment="hash of the entry before")
    hash: Mapped[str] = mapped_column(String(64))
