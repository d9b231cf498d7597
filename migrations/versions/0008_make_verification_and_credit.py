"""Make decisions, remarks and the logbook."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make decisions, remarks and the logbook."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("observation_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "action != 'reject' OR length(reason) > 0",
            name=op.f("ck_decisions_rejected_for_a_reason"),
        ),
        sa.CheckConstraint(
            "action IN ('verify', 'return', 'reject')", name=op.f("ck_decisions_a_decision")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("fk_decisions_decided_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["observation_id"],
            ["observations.id"],
            name=op.f("fk_decisions_observation_id_observations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint(
            "observation_id", "revision", name=op.f("uq_decisions_observation_id_revision")
        ),
        sa.CheckConstraint(
            "action IN ('verify', 'return', 'reject', 'resubmit', 'withdraw', 'revoke')",
            name=op.f("ck_decisions_action"),
        ),
    )

    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_decisions_observation_id"), ["observation_id"], unique=False
        )

    op.create_table(
        "remarks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("observation_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_remarks_answered_when_answered"),
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["accounts.id"], name=op.f("fk_remarks_answered_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["observation_id"],
            ["observations.id"],
            name=op.f("fk_remarks_observation_id_observations"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["accounts.id"], name=op.f("fk_remarks_written_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )

    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_remarks_observation_id"), ["observation_id"], unique=False
        )

    op.create_table(
        "logbook_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("worked_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column(
            "note", sa.String(), nullable=False, comment="the lecturer's words when returned"
        ),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(status IN ('approved', 'returned')) = (decided_at IS NOT NULL)",
            name=op.f("ck_logbook_entries_decided_when_final"),
        ),
        sa.CheckConstraint(
            "(visit_id IS NOT NULL) = (kind = 'visit')",
            name=op.f("ck_logbook_entries_visit_or_hand"),
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by != account_id",
            name=op.f("ck_logbook_entries_not_ones_own"),
        ),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_logbook_entries_minutes_positive")),
        sa.CheckConstraint(
            "visit_id IS NOT NULL OR length(description) > 0",
            name=op.f("ck_logbook_entries_says_what"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_logbook_entries_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("fk_logbook_entries_decided_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_logbook_entries_team_id_teams")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name=op.f("fk_logbook_entries_visit_id_visits")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logbook_entries")),
        sa.UniqueConstraint(
            "account_id", "visit_id", name=op.f("uq_logbook_entries_account_id_visit_id")
        ),
        sa.CheckConstraint(
            "kind IN ('visit', 'briefing', 'data-entry', 'writing', 'presentation', 'other')",
            name=op.f("ck_logbook_entries_entrykind"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'returned', 'validated', 'approved')",
            name=op.f("ck_logbook_entries_entrystatus"),
        ),
    )

    with op.batch_alter_table("logbook_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_logbook_entries_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_logbook_entries_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_logbook_entries_team_id"), ["team_id"], unique=False)


def downgrade() -> None:
    """Drop these tables."""
    op.drop_table("logbook_entries")
    op.drop_table("remarks")
    op.drop_table("decisions")
