"""Blob, Derivative and Upload: the bytes, their copies, and who brought them."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from unsera_watch.audit.rules import Audited
from unsera_watch.db.base import Base
from unsera_watch.evidence.rules import Copy, Mime

_SHA256: Final = String(64)


def _is_digest(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 64 AND {column} = lower({column})", name=column)


class Blob(Base):
    """A file exactly as it came; its name on disk is its SHA-256."""

    __tablename__ = "blobs"
    __table_args__ = (
        _is_digest("sha256"),
        CheckConstraint("size_bytes > 0", name="not_empty"),
        CheckConstraint(
            "(mime LIKE 'image/%') = (width IS NOT NULL)"
            " AND (width IS NULL) = (height IS NULL) AND coalesce(width, 1) > 0"
            " AND coalesce(height, 1) > 0",
            name="photos_have_a_size",
        ),
    )

    sha256: Mapped[str] = mapped_column(_SHA256, primary_key=True)
    size_bytes: Mapped[int]
    mime: Mapped[Mime]
    width: Mapped[int | None] = mapped_column(comment="pixels, as a person sees it, turned upright")
    height: Mapped[int | None]
    kept_at: Mapped[datetime]


class Derivative(Base):
    """A smaller copy of a photo without metadata; the only thing that is shown inline."""

    __tablename__ = "derivatives"
    __table_args__ = (
        _is_digest("sha256"),
        CheckConstraint("size_bytes > 0 AND width > 0 AND height > 0", name="not_empty"),
    )

    original: Mapped[str] = mapped_column(_SHA256, ForeignKey("blobs.sha256"), primary_key=True)
    kind: Mapped[Copy] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(_SHA256, comment="of the copy itself")
    size_bytes: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]


class Upload(Base):
    """One person brought these bytes; once, however often the phone tried."""

    __tablename__ = "uploads"
    __table_args__ = (UniqueConstraint("account_id", "digest"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    digest: Mapped[str] = mapped_column(_SHA256, ForeignKey("blobs.sha256"), index=True)
    kept_at: Mapped[datetime]
    exif: Mapped[dict[str, Any]] = mapped_column(
        comment="what the server read: taken_at as the camera wrote it, lat, lon; never the device"
    )
    stated: Mapped[dict[str, Any]] = mapped_column(comment="what the phone says it read")


AUDITED: Final = (
    Audited(
        kind="upload",
        model=Upload,
        versions={1: ("account_id", "digest", "kept_at", "exif", "stated")},
        personal=frozenset({"exif", "stated"}),
    ),
)
