"""Make offices, instruments and citations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make offices, instruments and citations."""
    op.create_table(
        "regions",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_fictitious", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_regions")),
    )

    op.create_table(
        "bodies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.CheckConstraint(
            "kind IN ('pemkab/pemkot', 'pemprov', 'desa', 'vertikal', 'BUMN/BUMD', 'gabungan')",
            name=op.f("ck_bodies_bodykind"),
        ),
    )

    op.create_table(
        "offices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.String(), nullable=False, comment="Disdukcapil, Puskesmas, …: data, not code"
        ),
        sa.Column("region_code", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("point_source", sa.String(40), nullable=True),
        sa.Column("point_confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("point_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "hours",
            DOCUMENT,
            nullable=False,
            comment='weekday 0-6 → ["08:00", "15:00"]; a missing day is closed',
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_offices_whole_point")),
        sa.CheckConstraint("lat BETWEEN -90 AND 90", name=op.f("ck_offices_lat_range")),
        sa.CheckConstraint("lon BETWEEN -180 AND 180", name=op.f("ck_offices_lon_range")),
        sa.CheckConstraint(
            "point_confirmed_by IS NULL OR lat IS NOT NULL", name=op.f("ck_offices_confirmed_point")
        ),
        sa.ForeignKeyConstraint(
            ["point_confirmed_by"],
            ["accounts.id"],
            name=op.f("fk_offices_point_confirmed_by_accounts"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["regions.code"], name=op.f("fk_offices_region_code_regions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sa.CheckConstraint(
            "point_source IN ('peramban', 'peta', 'kunjungan', 'manual')",
            name=op.f("ck_offices_pointsource"),
        ),
    )

    with op.batch_alter_table("offices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offices_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_offices_region_code"), ["region_code"], unique=False)

    op.create_table(
        "office_bodies",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_office_bodies_body_id_bodies")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_office_bodies_office_id_offices")
        ),
        sa.PrimaryKeyConstraint("office_id", "body_id", name=op.f("pk_office_bodies")),
    )

    op.create_table(
        "products",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_products_office_id_offices")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("office_id", "name", name=op.f("uq_products_office_id_name")),
        sa.CheckConstraint(
            "kind IN ('administrasi', 'barang', 'jasa')", name=op.f("ck_products_productkind")
        ),
    )

    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_products_office_id"), ["office_id"], unique=False)

    op.create_table(
        "instruments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("title", DOCUMENT, nullable=False, comment="id and en, of the newest version"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruments")),
        sa.UniqueConstraint("code", name=op.f("uq_instruments_code")),
    )

    op.create_table(
        "instrument_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("instrument_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("definition", DOCUMENT, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "published_by", sa.Uuid(), nullable=True, comment="empty: shipped with the software"
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_instrument_versions_sha256_whole")),
        sa.CheckConstraint("number > 0", name=op.f("ck_instrument_versions_number_counts_up")),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instruments.id"],
            name=op.f("fk_instrument_versions_instrument_id_instruments"),
        ),
        sa.ForeignKeyConstraint(
            ["published_by"],
            ["accounts.id"],
            name=op.f("fk_instrument_versions_published_by_accounts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_versions")),
        sa.UniqueConstraint(
            "instrument_id", "number", name=op.f("uq_instrument_versions_instrument_id_number")
        ),
        sa.UniqueConstraint("sha256", name=op.f("uq_instrument_versions_sha256")),
    )

    op.create_table(
        "citations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(), nullable=False, comment="the name of the law or regulation"),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("about", DOCUMENT, nullable=False, comment="what it says, id and en"),
        sa.Column(
            "tag", sa.String(length=2), nullable=False, comment="how it was found: C, C2, K or I"
        ),
        sa.Column("in_force", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'confirmed') = (confirmed_at IS NOT NULL)",
            name=op.f("ck_citations_confirmed_at_a_time"),
        ),
        sa.CheckConstraint(
            "(status = 'confirmed') = (confirmed_by IS NOT NULL)",
            name=op.f("ck_citations_confirmed_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["accounts.id"], name=op.f("fk_citations_confirmed_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citations")),
        sa.UniqueConstraint("code", name=op.f("uq_citations_code")),
        sa.CheckConstraint(
            "in_force IN ('yes', 'no', 'unknown')", name=op.f("ck_citations_inforce")
        ),
        sa.CheckConstraint(
            "status IN ('unconfirmed', 'confirmed')", name=op.f("ck_citations_citationstatus")
        ),
    )


def downgrade() -> None:
    """Drop these tables."""
    op.drop_table("citations")
    op.drop_table("instrument_versions")
    op.drop_table("instruments")
    op.drop_table("products")
    op.drop_table("office_bodies")
    op.drop_table("offices")
    op.drop_table("bodies")
    op.drop_table("regions")
