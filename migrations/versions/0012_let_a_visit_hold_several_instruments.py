"""Let a visit hold several instruments: what an assignment also asks, and whose draft is whose."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table of what is also asked; each draft names its version and its visit."""
    op.create_table(
        "assignment_instruments",
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name=op.f("fk_assignment_instruments_assignment_id_assignments"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["instrument_versions.id"],
            name=op.f("fk_assignment_instruments_version_id_instrument_versions"),
        ),
        sa.PrimaryKeyConstraint(
            "assignment_id", "version_id", name=op.f("pk_assignment_instruments")
        ),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("instrument_version_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "visit_id",
                sa.Uuid(),
                nullable=True,
                comment="shared by the drafts of one visit; empty: this one stands alone",
            )
        )
    op.execute(
        "UPDATE drafts SET instrument_version_id = (SELECT instrument_version_id"
        " FROM assignments WHERE assignments.id = drafts.assignment_id)"
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.alter_column("instrument_version_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.create_index(batch_op.f("ix_drafts_visit_id"), ["visit_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_drafts_instrument_version_id_instrument_versions"),
            "instrument_versions",
            ["instrument_version_id"],
            ["id"],
        )


def downgrade() -> None:
    """Forget both; drafts beside the first one of a visit go with them."""
    op.execute(
        "DELETE FROM draft_photos WHERE draft_id IN (SELECT drafts.id FROM drafts"
        " JOIN assignments ON assignments.id = drafts.assignment_id WHERE"
        " drafts.instrument_version_id != assignments.instrument_version_id)"
    )
    op.execute(
        "DELETE FROM drafts WHERE id IN (SELECT drafts.id FROM drafts"
        " JOIN assignments ON assignments.id = drafts.assignment_id WHERE"
        " drafts.instrument_version_id != assignments.instrument_version_id)"
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_drafts_instrument_version_id_instrument_versions"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_drafts_visit_id"))
        batch_op.drop_column("visit_id")
        batch_op.drop_column("instrument_version_id")
    op.drop_table("assignment_instruments")
