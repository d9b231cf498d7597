"""Let programmes set the thresholds of their flags; empty means as usual."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014"
down_revision = "0013"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Programmes so far keep what is usual."""
    with op.batch_alter_table("programmes") as programmes:
        programmes.add_column(
            sa.Column(
                "limits",
                DOCUMENT,
                nullable=True,
                comment="thresholds of the flags; what is missing is as usual",
            )
        )
    op.execute("UPDATE programmes SET limits = '{}'")
    with op.batch_alter_table("programmes") as programmes:
        programmes.alter_column("limits", existing_type=DOCUMENT, nullable=False)


def downgrade() -> None:
    """Forget what programmes set."""
    with op.batch_alter_table("programmes") as programmes:
        programmes.drop_column("limits")
