"""Make programmes, teams and assignments."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make programmes, teams and assignments."""
    op.create_table(
        "programmes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("gives_credit", sa.Boolean(), nullable=False, comment="UKM: hours, no SKS"),
        sa.Column(
            "contact_name",
            sa.String(),
            nullable=False,
            comment="whom an officer at a counter may call",
        ),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("safety_phone", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
    )

    op.create_table(
        "programme_coordinators",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_programme_coordinators_account_id_accounts"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programmes.id"],
            name=op.f("fk_programme_coordinators_programme_id_programmes"),
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "account_id", name=op.f("pk_programme_coordinators")
        ),
    )

    op.create_table(
        "periods",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_periods_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_periods_programme_id_programmes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periods")),
    )

    with op.batch_alter_table("periods", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_periods_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "teams",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("supervisor_id", sa.Uuid(), nullable=False),
        sa.Column("lecturer_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lecturer_id"], ["accounts.id"], name=op.f("fk_teams_lecturer_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["periods.id"], name=op.f("fk_teams_period_id_periods")
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_id"], ["accounts.id"], name=op.f("fk_teams_supervisor_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("period_id", "name", name=op.f("uq_teams_period_id_name")),
    )

    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teams_lecturer_id"), ["lecturer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_teams_period_id"), ["period_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_teams_supervisor_id"), ["supervisor_id"], unique=False)

    op.create_table(
        "members",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_members_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_members_team_id_teams")),
        sa.PrimaryKeyConstraint("team_id", "account_id", name=op.f("pk_members")),
        sa.CheckConstraint("role IN ('ketua', 'anggota')", name=op.f("ck_members_memberrole")),
    )

    op.create_table(
        "assignment_letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False, comment="in the QR; opens the public page"),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_as", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "valid_until >= valid_from", name=op.f("ck_assignment_letters_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_assignment_letters_team_id_teams")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_letters")),
        sa.UniqueConstraint("code", name=op.f("uq_assignment_letters_code")),
    )

    with op.batch_alter_table("assignment_letters", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assignment_letters_team_id"), ["team_id"], unique=False
        )

    op.create_table(
        "assignments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("instrument_version_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("visit_no", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("visit_no BETWEEN 1 AND 2", name=op.f("ck_assignments_first_or_second")),
        sa.ForeignKeyConstraint(
            ["instrument_version_id"],
            ["instrument_versions.id"],
            name=op.f("fk_assignments_instrument_version_id_instrument_versions"),
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["assignment_letters.id"],
            name=op.f("fk_assignments_letter_id_assignment_letters"),
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_assignments_office_id_offices")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_assignments_product_id_products")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_assignments_team_id_teams")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )

    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_office_id"), ["office_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_team_id"), ["team_id"], unique=False)
        batch_op.create_index(
            "uq_assignments_open",
            ["team_id", "product_id", "instrument_version_id", "visit_no"],
            unique=True,
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )


def downgrade() -> None:
    """Drop these tables."""
    op.drop_table("assignments")
    op.drop_table("assignment_letters")
    op.drop_table("members")
    op.drop_table("teams")
    op.drop_table("periods")
    op.drop_table("programme_coordinators")
    op.drop_table("programmes")
