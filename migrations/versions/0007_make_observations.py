"""Make visits, observations and drafts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
EXACT = sa.Numeric(9, 4).with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make visits, observations and drafts."""
    op.create_table(
        "visits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("observer_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("outcome_note", sa.String(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("position_source", sa.String(40), nullable=False),
        sa.Column("position_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "outcome = 'done' OR length(outcome_note) > 0", name=op.f("ck_visits_says_why")
        ),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_visits_whole_point")),
        sa.CheckConstraint("ended_at >= started_at", name=op.f("ck_visits_ends_after_start")),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_visits_minutes_count_up")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_visits_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(
            ["observer_id"], ["accounts.id"], name=op.f("fk_visits_observer_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.CheckConstraint(
            "outcome IN ('done', 'refused', 'closed', 'unsafe', 'not-offered')",
            name=op.f("ck_visits_outcome"),
        ),
        sa.CheckConstraint(
            "position_source IN ('none', 'browser', 'exif', 'manual')",
            name=op.f("ck_visits_positionsource"),
        ),
    )

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_visits_assignment_id"), ["assignment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_visits_observer_id"), ["observer_id"], unique=False)

    op.create_table(
        "visit_presences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'asked') = (answered_at IS NULL)",
            name=op.f("ck_visit_presences_answered_when_final"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_visit_presences_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name=op.f("fk_visit_presences_visit_id_visits")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_presences")),
        sa.UniqueConstraint(
            "visit_id", "account_id", name=op.f("uq_visit_presences_visit_id_account_id")
        ),
        sa.CheckConstraint(
            "state IN ('asked', 'confirmed', 'denied')", name=op.f("ck_visit_presences_presence")
        ),
    )

    with op.batch_alter_table("visit_presences", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_visit_presences_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_visit_presences_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "observations",
        sa.Column("id", sa.Uuid(), nullable=False, comment="instance_id"),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("instrument_version_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("answers", DOCUMENT, nullable=False),
        sa.Column("notes", DOCUMENT, nullable=False),
        sa.Column("score", DOCUMENT, nullable=False, comment="per variable and indicator, as text"),
        sa.Column("total", EXACT, nullable=True, comment="0-100, None: tidak dapat dinilai"),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(status IN ('verified', 'rejected')) = (decided_at IS NOT NULL) OR status IN ('withdrawn', 'revoked')",
            name=op.f("ck_observations_decided_when_final"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (decided_by IS NULL)",
            name=op.f("ck_observations_decided_by_someone"),
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_observations_revision_counts_up")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("fk_observations_decided_by_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["instrument_version_id"],
            ["instrument_versions.id"],
            name=op.f("fk_observations_instrument_version_id_instrument_versions"),
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name=op.f("fk_observations_visit_id_visits")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
        sa.CheckConstraint(
            "status IN ('submitted', 'returned', 'verified', 'rejected', 'withdrawn', 'revoked')",
            name=op.f("ck_observations_status"),
        ),
    )

    with op.batch_alter_table("observations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observations_status"), ["status"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_observations_submitted_at"), ["submitted_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_observations_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "revisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("observation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("content", DOCUMENT, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["observation_id"],
            ["observations.id"],
            name=op.f("fk_revisions_observation_id_observations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint(
            "observation_id", "number", name=op.f("uq_revisions_observation_id_number")
        ),
        sa.UniqueConstraint("receipt", name=op.f("uq_revisions_receipt")),
    )

    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_revisions_observation_id"), ["observation_id"], unique=False
        )

    op.create_table(
        "photos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("observation_id", sa.Uuid(), nullable=False),
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("people", sa.String(40), nullable=False),
        sa.Column(
            "taken_at", sa.DateTime(timezone=True), nullable=True, comment="the device's clock"
        ),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("position_source", sa.String(40), nullable=False),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_photos_whole_point")),
        sa.ForeignKeyConstraint(
            ["observation_id"],
            ["observations.id"],
            name=op.f("fk_photos_observation_id_observations"),
        ),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name=op.f("fk_photos_upload_id_uploads")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
        sa.UniqueConstraint(
            "observation_id", "number", name=op.f("uq_photos_observation_id_number")
        ),
        sa.CheckConstraint(
            "people IN ('none', 'blurred', 'consent')", name=op.f("ck_photos_people")
        ),
        sa.CheckConstraint(
            "position_source IN ('none', 'browser', 'exif', 'manual')",
            name=op.f("ck_photos_positionsource"),
        ),
    )

    with op.batch_alter_table("photos", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_photos_observation_id"), ["observation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_photos_upload_id"), ["upload_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.Uuid(), nullable=False, comment="becomes the observation's id"),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_n", sa.Integer(), nullable=False, comment="a stale save answers 409"),
        sa.Column("body", DOCUMENT, nullable=False, comment="visit, answers, notes"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_drafts_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["accounts.id"], name=op.f("fk_drafts_author_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )

    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_drafts_assignment_id"), ["assignment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_drafts_author_id"), ["author_id"], unique=False)

    op.create_table(
        "draft_photos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("people", sa.String(40), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("position_source", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_draft_photos_draft_id_drafts")
        ),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["uploads.id"], name=op.f("fk_draft_photos_upload_id_uploads")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_photos")),
        sa.CheckConstraint(
            "people IN ('none', 'blurred', 'consent')", name=op.f("ck_draft_photos_people")
        ),
        sa.CheckConstraint(
            "position_source IN ('none', 'browser', 'exif', 'manual')",
            name=op.f("ck_draft_photos_positionsource"),
        ),
    )

    with op.batch_alter_table("draft_photos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_photos_draft_id"), ["draft_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_draft_photos_upload_id"), ["upload_id"], unique=False)


def downgrade() -> None:
    """Drop these tables."""
    op.drop_table("draft_photos")
    op.drop_table("drafts")
    op.drop_table("photos")
    op.drop_table("revisions")
    op.drop_table("observations")
    op.drop_table("visit_presences")
    op.drop_table("visits")
