"""Let people confirm citations: where and when they read them, and what they found."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

CHECKS = {
    "ck_citations_confirmed_in_force_or_not": "status = 'unconfirmed' OR in_force <> 'unknown'",
    "ck_citations_confirmed_from_a_source": "status = 'unconfirmed' OR checked_at_source <> ''",
    "ck_citations_revoked_when_not_in_force": "revoked_by = '' OR in_force = 'no'",
    "ck_citations_changed_by_somebody_at_a_time": "(changed_at IS NULL) = (changed_by IS NULL)",
}
COLUMNS = ("dated_on", "revoked_by", "checked_at_source", "changed_by", "changed_at", "row_version")


def upgrade() -> None:
    """Add what a person says of a citation, and a counter of its changes."""
    with op.batch_alter_table("citations") as batch_op:
        batch_op.add_column(
            sa.Column("dated_on", sa.Date(), nullable=True, comment="the day of the text itself")
        )
        batch_op.add_column(_text("revoked_by", "the text that revoked it"))
        batch_op.add_column(_text("checked_at_source", "where it was read"))
        batch_op.add_column(
            sa.Column(
                "changed_by",
                sa.Uuid(),
                nullable=True,
                comment="from then on no file overwrites it",
            )
        )
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("row_version", sa.Integer(), nullable=False, server_default="1")
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_citations_changed_by_accounts"), "accounts", ["changed_by"], ["id"]
        )
    # Who confirmed before nobody asked for a source has to say where it was read.
    op.execute(
        "UPDATE citations SET status = 'unconfirmed', confirmed_at = NULL, confirmed_by = NULL"
        " WHERE status = 'confirmed'"
    )
    with op.batch_alter_table("citations") as batch_op:
        for name, rule in CHECKS.items():
            batch_op.create_check_constraint(batch_op.f(name), rule)


def downgrade() -> None:
    """Take these columns back."""
    with op.batch_alter_table("citations") as batch_op:
        for name in CHECKS:
            batch_op.drop_constraint(batch_op.f(name), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_citations_changed_by_accounts"), type_="foreignkey")
        for name in reversed(COLUMNS):
            batch_op.drop_column(name)


def _text(name: str, comment: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="", comment=comment)
