"""Let phones send: photos that come later, both clocks, what the phone read, drafts that moved.

Photos kept so far have arrived, so each takes its digest from its upload. What older records did
not say (the phone's clock at sending, what it read of the original) stays empty.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
_DIGEST = "length(digest) = 64 AND digest = lower(digest)"


def upgrade() -> None:
    """Photos know their digest by themselves; an upload may join later."""
    with op.batch_alter_table("photos") as photos:
        photos.add_column(sa.Column("digest", sa.String(64), nullable=True))
        photos.add_column(
            sa.Column(
                "stated",
                DOCUMENT,
                nullable=True,
                comment="what the phone read of the camera's file before it made it smaller",
            )
        )
        photos.alter_column(
            "upload_id",
            existing_type=sa.Uuid(),
            nullable=True,
            comment="empty: the bytes are still on the phone",
        )
    op.execute(
        "UPDATE photos SET digest = (SELECT digest FROM uploads WHERE uploads.id = upload_id)"
    )
    op.execute("UPDATE photos SET stated = '{}'")
    with op.batch_alter_table("photos") as photos:
        photos.alter_column("stated", existing_type=DOCUMENT, nullable=False)
        photos.alter_column("digest", existing_type=sa.String(64), nullable=False)
        photos.create_check_constraint(op.f("ck_photos_digest"), _DIGEST)
        photos.create_index(op.f("ix_photos_digest"), ["digest"])
    with op.batch_alter_table("revisions") as revisions:
        revisions.add_column(
            sa.Column(
                "device_sent_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="the device's clock when it sent; received_at is the server's",
            )
        )
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(
            sa.Column(
                "moved_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="a phone took it over; the one on the phone counts",
            )
        )


def downgrade() -> None:
    """Forget all of it; photos that never arrived go with it."""
    op.execute("DELETE FROM photos WHERE upload_id IS NULL")
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_column("moved_at")
    with op.batch_alter_table("revisions") as revisions:
        revisions.drop_column("device_sent_at")
    with op.batch_alter_table("photos") as photos:
        photos.drop_index(op.f("ix_photos_digest"))
        photos.drop_constraint(op.f("ck_photos_digest"), type_="check")
        photos.alter_column("upload_id", existing_type=sa.Uuid(), nullable=False)
        photos.drop_column("stated")
        photos.drop_column("digest")
