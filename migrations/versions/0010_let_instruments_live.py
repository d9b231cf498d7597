"""Let instruments live: drafts, retiring, composites."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010"
down_revision = "0009"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Let instruments live: drafts, retiring, composites."""
    op.add_column(
        "instruments",
        sa.Column(
            "is_composite",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="made of other instruments: nobody is asked",
        ),
    )

    with op.batch_alter_table("instrument_versions") as batch_op:
        batch_op.add_column(
            sa.Column(
                "retired_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="no new assignments since",
            )
        )
        batch_op.add_column(sa.Column("retired_by", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_instrument_versions_retired_by_accounts"),
            "accounts",
            ["retired_by"],
            ["id"],
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_instrument_versions_retired_by_somebody_at_a_time"),
            "(retired_at IS NULL) = (retired_by IS NULL)",
        )

    op.create_table(
        "instrument_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("definition", DOCUMENT, nullable=False),
        sa.Column("based_on_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "saved_n", sa.Integer(), nullable=False, comment="a save that knew less is refused"
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_instrument_drafts_number_counts_up")),
        sa.ForeignKeyConstraint(
            ["based_on_id"],
            ["instrument_versions.id"],
            name=op.f("fk_instrument_drafts_based_on_id_instrument_versions"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["accounts.id"], name=op.f("fk_instrument_drafts_created_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_drafts")),
        sa.UniqueConstraint("code", "number", name=op.f("uq_instrument_drafts_code_number")),
    )


def downgrade() -> None:
    """Take these tables and columns back."""
    op.drop_table("instrument_drafts")
    with op.batch_alter_table("instrument_versions") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("ck_instrument_versions_retired_by_somebody_at_a_time"), type_="check"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_instrument_versions_retired_by_accounts"), type_="foreignkey"
        )
        batch_op.drop_column("retired_by")
        batch_op.drop_column("retired_at")
    with op.batch_alter_table("instruments") as batch_op:
        batch_op.drop_column("is_composite")
