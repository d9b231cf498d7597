"""Make the store of evidence."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the store of evidence."""
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("mime", sa.String(40), nullable=False),
        sa.Column(
            "width",
            sa.Integer(),
            nullable=True,
            comment="pixels, as a person sees it, turned upright",
        ),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(mime LIKE 'image/%') = (width IS NOT NULL) AND (width IS NULL) = (height IS NULL) AND coalesce(width, 1) > 0 AND coalesce(height, 1) > 0",
            name=op.f("ck_blobs_photos_have_a_size"),
        ),
        sa.CheckConstraint(
            "length(sha256) = 64 AND sha256 = lower(sha256)", name=op.f("ck_blobs_sha256")
        ),
        sa.CheckConstraint("size_bytes > 0", name=op.f("ck_blobs_not_empty")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
        sa.CheckConstraint(
            "mime IN ('image/jpeg', 'image/png', 'image/webp', 'image/heif', 'application/pdf')",
            name=op.f("ck_blobs_mime"),
        ),
    )

    op.create_table(
        "derivatives",
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="of the copy itself"),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(sha256) = 64 AND sha256 = lower(sha256)", name=op.f("ck_derivatives_sha256")
        ),
        sa.CheckConstraint(
            "size_bytes > 0 AND width > 0 AND height > 0", name=op.f("ck_derivatives_not_empty")
        ),
        sa.ForeignKeyConstraint(
            ["original"], ["blobs.sha256"], name=op.f("fk_derivatives_original_blobs")
        ),
        sa.PrimaryKeyConstraint("original", "kind", name=op.f("pk_derivatives")),
        sa.CheckConstraint("kind IN ('report', 'thumb')", name=op.f("ck_derivatives_copy")),
    )

    op.create_table(
        "uploads",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "exif",
            DOCUMENT,
            nullable=False,
            comment="what the server read: taken_at as the camera wrote it, lat, lon; never the device",
        ),
        sa.Column("stated", DOCUMENT, nullable=False, comment="what the phone says it read"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_uploads_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(["digest"], ["blobs.sha256"], name=op.f("fk_uploads_digest_blobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("account_id", "digest", name=op.f("uq_uploads_account_id_digest")),
    )

    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uploads_digest"), ["digest"], unique=False)


def downgrade() -> None:
    """Drop these tables."""
    op.drop_table("uploads")
    op.drop_table("derivatives")
    op.drop_table("blobs")
