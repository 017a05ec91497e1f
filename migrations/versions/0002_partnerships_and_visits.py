"""Partnerships, visits, hosting, membership, consents, documents and disclosures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "disclosure_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("disclosed_at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure_log")),
        sa.UniqueConstraint("uid", name=op.f("uq_disclosure_log_uid")),
    )
    op.create_index(
        op.f("ix_disclosure_log_disclosed_at"), "disclosure_log", ["disclosed_at"], unique=False
    )
    op.create_table(
        "motive",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("grouping", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motive")),
        sa.UniqueConstraint("key", name=op.f("uq_motive_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_motive_uid")),
    )
    op.create_index(op.f("ix_motive_trashed_at"), "motive", ["trashed_at"], unique=False)
    op.create_table(
        "partnership_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_type")),
        sa.UniqueConstraint("key", name=op.f("uq_partnership_type_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_partnership_type_uid")),
    )
    op.create_index(
        op.f("ix_partnership_type_trashed_at"), "partnership_type", ["trashed_at"], unique=False
    )
    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("key", name=op.f("uq_theme_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_theme_uid")),
    )
    op.create_index(op.f("ix_theme_trashed_at"), "theme", ["trashed_at"], unique=False)
    op.create_table(
        "disclosure_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_uid", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["disclosure_id"],
            ["disclosure_log.id"],
            name=op.f("fk_disclosure_person_disclosure_id_disclosure_log"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure_person")),
    )
    op.create_index(
        op.f("ix_disclosure_person_disclosure_id"),
        "disclosure_person",
        ["disclosure_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_disclosure_person_record_uid"), "disclosure_person", ["record_uid"], unique=False
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("dated_on", sa.String(length=10), nullable=True),
        sa.Column("blob_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('charter', 'letter', 'minutes', 'photo', 'programme', 'receipt', 'other')",
            name=op.f("ck_document_kind_known"),
        ),
        sa.CheckConstraint(
            "dated_on IS NULL OR length(dated_on) IN (4, 7, 10)",
            name=op.f("ck_document_dated_on_partial"),
        ),
        sa.ForeignKeyConstraint(["blob_id"], ["blob.id"], name=op.f("fk_document_blob_id_blob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_document_uid")),
    )
    op.create_index(op.f("ix_document_trashed_at"), "document", ["trashed_at"], unique=False)
    op.create_table(
        "motive_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motive_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["motive_id"], ["motive.id"], name=op.f("fk_motive_name_motive_id_motive")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motive_name")),
        sa.UniqueConstraint(
            "motive_id", "language", name=op.f("uq_motive_name_motive_id_language")
        ),
    )
    op.create_index(op.f("ix_motive_name_motive_id"), "motive_name", ["motive_id"], unique=False)
    op.create_table(
        "partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("type_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_reason", sa.String(length=300), nullable=False),
        sa.Column("status_since", sa.String(length=10), nullable=True),
        sa.Column("first_contact", sa.String(length=10), nullable=True),
        sa.Column("resolution", sa.String(length=200), nullable=False),
        sa.Column("working_languages", sa.String(length=60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "status IN ('planned', 'active', 'dormant', 'suspended', 'ended')",
            name=op.f("ck_partnership_status_known"),
        ),
        sa.CheckConstraint(
            "first_contact IS NULL OR length(first_contact) IN (4, 7, 10)",
            name=op.f("ck_partnership_first_contact_partial"),
        ),
        sa.CheckConstraint(
            "status_since IS NULL OR length(status_since) IN (4, 7, 10)",
            name=op.f("ck_partnership_status_since_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["partnership.id"], name=op.f("fk_partnership_parent_id_partnership")
        ),
        sa.ForeignKeyConstraint(
            ["type_id"],
            ["partnership_type.id"],
            name=op.f("fk_partnership_type_id_partnership_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
        sa.UniqueConstraint("uid", name=op.f("uq_partnership_uid")),
    )
    op.create_index(op.f("ix_partnership_parent_id"), "partnership", ["parent_id"], unique=False)
    op.create_index(op.f("ix_partnership_trashed_at"), "partnership", ["trashed_at"], unique=False)
    op.create_index(op.f("ix_partnership_type_id"), "partnership", ["type_id"], unique=False)
    op.create_table(
        "partnership_type_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_type_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_type_id"],
            ["partnership_type.id"],
            name=op.f("fk_partnership_type_name_partnership_type_id_partnership_type"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_type_name")),
        sa.UniqueConstraint(
            "partnership_type_id",
            "language",
            name=op.f("uq_partnership_type_name_partnership_type_id_language"),
        ),
    )
    op.create_index(
        op.f("ix_partnership_type_name_partnership_type_id"),
        "partnership_type_name",
        ["partnership_type_id"],
        unique=False,
    )
    op.create_table(
        "theme_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_theme_name_theme_id_theme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_name")),
        sa.UniqueConstraint("theme_id", "language", name=op.f("uq_theme_name_theme_id_language")),
    )
    op.create_index(op.f("ix_theme_name_theme_id"), "theme_name", ["theme_id"], unique=False)
    op.create_table(
        "partnership_motive",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("motive_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR length(ends_on) IN (4, 7, 10)",
            name=op.f("ck_partnership_motive_ends_on_partial"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR length(starts_on) IN (4, 7, 10)",
            name=op.f("ck_partnership_motive_starts_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["motive_id"], ["motive.id"], name=op.f("fk_partnership_motive_motive_id_motive")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_partnership_motive_partnership_id_partnership"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_motive")),
    )
    op.create_index(
        op.f("ix_partnership_motive_motive_id"), "partnership_motive", ["motive_id"], unique=False
    )
    op.create_index(
        op.f("ix_partnership_motive_partnership_id"),
        "partnership_motive",
        ["partnership_id"],
        unique=False,
    )
    op.create_table(
        "partnership_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_partnership_place_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_partnership_place_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_place")),
        sa.UniqueConstraint(
            "partnership_id", "place_id", name=op.f("uq_partnership_place_partnership_id_place_id")
        ),
    )
    op.create_index(
        op.f("ix_partnership_place_partnership_id"),
        "partnership_place",
        ["partnership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_partnership_place_place_id"), "partnership_place", ["place_id"], unique=False
    )
    op.create_table(
        "partnership_theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR length(ends_on) IN (4, 7, 10)",
            name=op.f("ck_partnership_theme_ends_on_partial"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR length(starts_on) IN (4, 7, 10)",
            name=op.f("ck_partnership_theme_starts_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_partnership_theme_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_partnership_theme_theme_id_theme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_theme")),
    )
    op.create_index(
        op.f("ix_partnership_theme_partnership_id"),
        "partnership_theme",
        ["partnership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_partnership_theme_theme_id"), "partnership_theme", ["theme_id"], unique=False
    )
    op.create_table(
        "signing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("signed_on", sa.String(length=10), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("document_kind", sa.String(length=200), nullable=False),
        sa.Column("languages", sa.String(length=60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "event IN ('first', 'second', 'renewal', 'extension', 'joint_declaration')",
            name=op.f("ck_signing_event_known"),
        ),
        sa.CheckConstraint(
            "signed_on IS NULL OR length(signed_on) IN (4, 7, 10)",
            name=op.f("ck_signing_signed_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_signing_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_signing_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing")),
        sa.UniqueConstraint("uid", name=op.f("uq_signing_uid")),
    )
    op.create_index(op.f("ix_signing_partnership_id"), "signing", ["partnership_id"], unique=False)
    op.create_table(
        "avoid_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_avoid_pair_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_avoid_pair_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avoid_pair")),
        sa.UniqueConstraint(
            "person_id", "household_id", name=op.f("uq_avoid_pair_person_id_household_id")
        ),
    )
    op.create_index(
        op.f("ix_avoid_pair_household_id"), "avoid_pair", ["household_id"], unique=False
    )
    op.create_index(op.f("ix_avoid_pair_person_id"), "avoid_pair", ["person_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("scope", sa.String(length=300), nullable=False),
        sa.Column("text_version", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_by", sa.String(length=200), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("paper_reference", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("uid", name=op.f("uq_consent_uid")),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False)
    op.create_index(op.f("ix_consent_purpose"), "consent", ["purpose"], unique=False)
    op.create_table(
        "counterpart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("other_organisation_id", sa.Integer(), nullable=True),
        sa.Column("other_person_id", sa.Integer(), nullable=True),
        sa.Column("other_place_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("since", sa.String(length=10), nullable=True),
        sa.Column("last_activity", sa.Date(), nullable=True),
        sa.Column("next_step", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "status IN ('sought', 'proposed', 'introduced', 'active', 'dormant', 'ended')",
            name=op.f("ck_counterpart_status_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_counterpart_one_near_side"),
        ),
        sa.CheckConstraint(
            "other_organisation_id IS NULL OR other_person_id IS NULL",
            name=op.f("ck_counterpart_one_far_side"),
        ),
        sa.CheckConstraint(
            "since IS NULL OR length(since) IN (4, 7, 10)",
            name=op.f("ck_counterpart_since_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_counterpart_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["other_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_counterpart_other_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["other_person_id"], ["person.id"], name=op.f("fk_counterpart_other_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["other_place_id"], ["place.id"], name=op.f("fk_counterpart_other_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_counterpart_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counterpart")),
        sa.UniqueConstraint("uid", name=op.f("uq_counterpart_uid")),
    )
    op.create_index(
        op.f("ix_counterpart_organisation_id"), "counterpart", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_counterpart_other_organisation_id"),
        "counterpart",
        ["other_organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_counterpart_other_person_id"), "counterpart", ["other_person_id"], unique=False
    )
    op.create_index(op.f("ix_counterpart_person_id"), "counterpart", ["person_id"], unique=False)
    op.create_index(op.f("ix_counterpart_trashed_at"), "counterpart", ["trashed_at"], unique=False)
    op.create_table(
        "emergency_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("relation", sa.String(length=100), nullable=False),
        sa.Column("phone", sa.String(length=100), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_emergency_contact_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_contact")),
    )
    op.create_index(
        op.f("ix_emergency_contact_person_id"), "emergency_contact", ["person_id"], unique=False
    )
    op.create_table(
        "hosting_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("max_guests", sa.Integer(), nullable=False),
        sa.Column("accepts", sa.String(length=200), nullable=False),
        sa.Column("preferred_ages", sa.String(length=60), nullable=False),
        sa.Column("smoking", sa.String(length=10), nullable=False),
        sa.Column("pets", sa.String(length=200), nullable=False),
        sa.Column("diets", sa.String(length=200), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=False),
        sa.Column("car_seats", sa.Integer(), nullable=False),
        sa.Column("distance_km", sa.Integer(), nullable=True),
        sa.Column("interests", sa.String(length=300), nullable=False),
        sa.Column("absent", sa.String(length=200), nullable=False),
        sa.Column("reserve", sa.Boolean(), nullable=False),
        sa.Column("experienced", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "smoking IN ('no', 'outside', 'yes')", name=op.f("ck_hosting_profile_smoking_known")
        ),
        sa.CheckConstraint("car_seats >= 0", name=op.f("ck_hosting_profile_car_seats_counts")),
        sa.CheckConstraint("distance_km >= 0", name=op.f("ck_hosting_profile_distance_km_counts")),
        sa.CheckConstraint("max_guests >= 0", name=op.f("ck_hosting_profile_max_guests_counts")),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_hosting_profile_household_id_household"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hosting_profile")),
        sa.UniqueConstraint("household_id", name=op.f("uq_hosting_profile_household_id")),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=True),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("left_reason", sa.String(length=200), nullable=False),
        sa.Column("founding", sa.Boolean(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('single', 'couple', 'household', 'youth', 'corporate', 'ex_officio', 'honorary', 'supporting', 'trial')",
            name=op.f("ck_membership_kind_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_membership_one_owner"),
        ),
        sa.CheckConstraint(
            "joined_on IS NULL OR length(joined_on) IN (4, 7, 10)",
            name=op.f("ck_membership_joined_on_partial"),
        ),
        sa.CheckConstraint(
            "left_on IS NULL OR length(left_on) IN (4, 7, 10)",
            name=op.f("ck_membership_left_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_membership_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_membership_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["payer_id"], ["person.id"], name=op.f("fk_membership_payer_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("uid", name=op.f("uq_membership_uid")),
    )
    op.create_index(
        op.f("ix_membership_household_id"), "membership", ["household_id"], unique=False
    )
    op.create_index(op.f("ix_membership_number"), "membership", ["number"], unique=False)
    op.create_index(
        op.f("ix_membership_organisation_id"), "membership", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_index(op.f("ix_membership_trashed_at"), "membership", ["trashed_at"], unique=False)
    op.create_table(
        "partnership_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("task", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_partnership_contact_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_partnership_contact_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_partnership_contact_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_contact")),
    )
    op.create_index(
        op.f("ix_partnership_contact_partnership_id"),
        "partnership_contact",
        ["partnership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_partnership_contact_person_id"), "partnership_contact", ["person_id"], unique=False
    )
    op.create_table(
        "partnership_organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_partnership_organisation_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_partnership_organisation_partnership_id_partnership"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_organisation")),
        sa.UniqueConstraint(
            "partnership_id",
            "organisation_id",
            name=op.f("uq_partnership_organisation_partnership_id_organisation_id"),
        ),
    )
    op.create_index(
        op.f("ix_partnership_organisation_organisation_id"),
        "partnership_organisation",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_partnership_organisation_partnership_id"),
        "partnership_organisation",
        ["partnership_id"],
        unique=False,
    )
    op.create_table(
        "relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('spouse', 'partner', 'parent', 'sibling', 'friend', 'interpreter', 'contact')",
            name=op.f("ck_relation_kind_known"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR length(ends_on) IN (4, 7, 10)",
            name=op.f("ck_relation_ends_on_partial"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR length(starts_on) IN (4, 7, 10)",
            name=op.f("ck_relation_starts_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_relation_other_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_relation_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
    )
    op.create_index(op.f("ix_relation_other_id"), "relation", ["other_id"], unique=False)
    op.create_index(op.f("ix_relation_person_id"), "relation", ["person_id"], unique=False)
    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signing_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_signatory_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_signatory_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["signing_id"], ["signing.id"], name=op.f("fk_signatory_signing_id_signing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    op.create_index(op.f("ix_signatory_person_id"), "signatory", ["person_id"], unique=False)
    op.create_index(op.f("ix_signatory_signing_id"), "signatory", ["signing_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("direction", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("greeting_by_id", sa.Integer(), nullable=True),
        sa.Column("programme_version", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "direction IN ('hosting', 'travelling', 'third_place')",
            name=op.f("ck_visit_direction_known"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on = '' OR ends_on >= starts_on",
            name=op.f("ck_visit_ends_on_after_starts_on"),
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'confirmed', 'finished', 'cancelled')",
            name=op.f("ck_visit_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["greeting_by_id"], ["person.id"], name=op.f("fk_visit_greeting_by_id_person")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_visit_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("uid", name=op.f("uq_visit_uid")),
    )
    op.create_index(op.f("ix_visit_place_id"), "visit", ["place_id"], unique=False)
    op.create_index(op.f("ix_visit_starts_on"), "visit", ["starts_on"], unique=False)
    op.create_index(op.f("ix_visit_trashed_at"), "visit", ["trashed_at"], unique=False)
    op.create_table(
        "budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("planned_cents", sa.Integer(), nullable=False),
        sa.Column("actual_cents", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('income', 'expense')", name=op.f("ck_budget_line_kind_known")),
        sa.CheckConstraint("actual_cents >= 0", name=op.f("ck_budget_line_actual_cents_counts")),
        sa.CheckConstraint("planned_cents >= 0", name=op.f("ck_budget_line_planned_cents_counts")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_budget_line_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
        sa.UniqueConstraint("uid", name=op.f("uq_budget_line_uid")),
    )
    op.create_index(op.f("ix_budget_line_visit_id"), "budget_line", ["visit_id"], unique=False)
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("arrives_at", sa.DateTime(), nullable=True),
        sa.Column("departs_at", sa.DateTime(), nullable=True),
        sa.Column("transport", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "departs_at IS NULL OR arrives_at IS NULL OR departs_at = '' OR departs_at >= arrives_at",
            name=op.f("ck_delegation_departs_at_after_arrives_at"),
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_delegation_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_delegation_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("uid", name=op.f("uq_delegation_uid")),
    )
    op.create_index(op.f("ix_delegation_place_id"), "delegation", ["place_id"], unique=False)
    op.create_index(op.f("ix_delegation_visit_id"), "delegation", ["visit_id"], unique=False)
    op.create_table(
        "fee_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("due_cents", sa.Integer(), nullable=False),
        sa.Column("paid_cents", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "status IN ('unpaid', 'partly', 'paid', 'waived')",
            name=op.f("ck_fee_year_status_known"),
        ),
        sa.CheckConstraint("due_cents >= 0", name=op.f("ck_fee_year_due_cents_counts")),
        sa.CheckConstraint("paid_cents >= 0", name=op.f("ck_fee_year_paid_cents_counts")),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_fee_year_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_year")),
        sa.UniqueConstraint("membership_id", "year", name=op.f("uq_fee_year_membership_id_year")),
    )
    op.create_index(op.f("ix_fee_year_membership_id"), "fee_year", ["membership_id"], unique=False)
    op.create_table(
        "funding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("funder", sa.String(length=200), nullable=False),
        sa.Column("funder_key", sa.String(length=60), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("applied_cents", sa.Integer(), nullable=True),
        sa.Column("granted_cents", sa.Integer(), nullable=True),
        sa.Column("report_due_on", sa.Date(), nullable=True),
        sa.Column("named_in_programme", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "status IN ('planned', 'applied', 'granted', 'refused', 'paid')",
            name=op.f("ck_funding_status_known"),
        ),
        sa.CheckConstraint("applied_cents >= 0", name=op.f("ck_funding_applied_cents_counts")),
        sa.CheckConstraint("granted_cents >= 0", name=op.f("ck_funding_granted_cents_counts")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_funding_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_funding_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding")),
        sa.UniqueConstraint("uid", name=op.f("uq_funding_uid")),
    )
    op.create_index(
        op.f("ix_funding_organisation_id"), "funding", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_funding_visit_id"), "funding", ["visit_id"], unique=False)
    op.create_table(
        "host_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("max_guests", sa.Integer(), nullable=False),
        sa.Column("from_night", sa.Date(), nullable=True),
        sa.Column("until_night", sa.Date(), nullable=True),
        sa.Column("beds", sa.String(length=200), nullable=False),
        sa.Column("wishes", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('asked', 'offered', 'confirmed', 'reserve', 'withdrawn')",
            name=op.f("ck_host_offer_status_known"),
        ),
        sa.CheckConstraint(
            "until_night IS NULL OR from_night IS NULL OR until_night = '' OR until_night >= from_night",
            name=op.f("ck_host_offer_until_night_after_from_night"),
        ),
        sa.CheckConstraint("max_guests >= 0", name=op.f("ck_host_offer_max_guests_counts")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_host_offer_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_host_offer_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host_offer")),
        sa.UniqueConstraint("uid", name=op.f("uq_host_offer_uid")),
        sa.UniqueConstraint(
            "visit_id", "household_id", name=op.f("uq_host_offer_visit_id_household_id")
        ),
    )
    op.create_index(
        op.f("ix_host_offer_household_id"), "host_offer", ["household_id"], unique=False
    )
    op.create_index(op.f("ix_host_offer_visit_id"), "host_offer", ["visit_id"], unique=False)
    op.create_table(
        "hosting_bed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hosting_profile_id", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("own_bathroom", sa.Boolean(), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('double', 'twin', 'single', 'bunk', 'sofa', 'cot')",
            name=op.f("ck_hosting_bed_kind_known"),
        ),
        sa.CheckConstraint("places >= 0", name=op.f("ck_hosting_bed_places_counts")),
        sa.ForeignKeyConstraint(
            ["hosting_profile_id"],
            ["hosting_profile.id"],
            name=op.f("fk_hosting_bed_hosting_profile_id_hosting_profile"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hosting_bed")),
    )
    op.create_index(
        op.f("ix_hosting_bed_hosting_profile_id"),
        "hosting_bed",
        ["hosting_profile_id"],
        unique=False,
    )
    op.create_table(
        "journal_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('call', 'letter', 'email', 'meeting', 'visit', 'other')",
            name=op.f("ck_journal_note_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_journal_note_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_journal_note_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_journal_note_uid")),
    )
    op.create_index(
        op.f("ix_journal_note_happened_at"), "journal_note", ["happened_at"], unique=False
    )
    op.create_index(
        op.f("ix_journal_note_partnership_id"), "journal_note", ["partnership_id"], unique=False
    )
    op.create_index(
        op.f("ix_journal_note_trashed_at"), "journal_note", ["trashed_at"], unique=False
    )
    op.create_index(op.f("ix_journal_note_visit_id"), "journal_note", ["visit_id"], unique=False)
    op.create_table(
        "membership_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_membership_person_membership_id_membership"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_person")),
        sa.UniqueConstraint(
            "membership_id", "person_id", name=op.f("uq_membership_person_membership_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_membership_person_membership_id"),
        "membership_person",
        ["membership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_membership_person_person_id"), "membership_person", ["person_id"], unique=False
    )
    op.create_table(
        "programme_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("optional", sa.Boolean(), nullable=False),
        sa.Column("registration", sa.Boolean(), nullable=False),
        sa.Column("joint", sa.Boolean(), nullable=False),
        sa.Column("meal", sa.Boolean(), nullable=False),
        sa.Column("meal_payer", sa.String(length=20), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=True),
        sa.Column("transport", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("interpreter_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("internal_note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "audience IN ('all', 'guests', 'hosts_and_guests', 'officials', 'youth', 'boards')",
            name=op.f("ck_programme_item_audience_known"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'confirmed', 'changed', 'cancelled')",
            name=op.f("ck_programme_item_status_known"),
        ),
        sa.CheckConstraint(
            "ends_at IS NULL OR starts_at IS NOT NULL",
            name=op.f("ck_programme_item_end_needs_start"),
        ),
        sa.CheckConstraint("price_cents >= 0", name=op.f("ck_programme_item_price_cents_counts")),
        sa.ForeignKeyConstraint(
            ["interpreter_id"], ["person.id"], name=op.f("fk_programme_item_interpreter_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_programme_item_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"], ["person.id"], name=op.f("fk_programme_item_responsible_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_programme_item_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_item")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_item_uid")),
    )
    op.create_index(op.f("ix_programme_item_day"), "programme_item", ["day"], unique=False)
    op.create_index(
        op.f("ix_programme_item_trashed_at"), "programme_item", ["trashed_at"], unique=False
    )
    op.create_index(
        op.f("ix_programme_item_visit_id"), "programme_item", ["visit_id"], unique=False
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("offset_days", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("repeat", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("counterpart_id", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["counterpart_id"], ["counterpart.id"], name=op.f("fk_task_counterpart_id_counterpart")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_task_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_task_partnership_id_partnership")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_task_person_id_person")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_task_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("uid", name=op.f("uq_task_uid")),
    )
    op.create_index(op.f("ix_task_counterpart_id"), "task", ["counterpart_id"], unique=False)
    op.create_index(op.f("ix_task_due_on"), "task", ["due_on"], unique=False)
    op.create_index(op.f("ix_task_organisation_id"), "task", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_task_partnership_id"), "task", ["partnership_id"], unique=False)
    op.create_index(op.f("ix_task_person_id"), "task", ["person_id"], unique=False)
    op.create_index(op.f("ix_task_trashed_at"), "task", ["trashed_at"], unique=False)
    op.create_index(op.f("ix_task_visit_id"), "task", ["visit_id"], unique=False)
    op.create_table(
        "visit_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_visit_contact_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_contact_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_contact")),
    )
    op.create_index(
        op.f("ix_visit_contact_person_id"), "visit_contact", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_visit_contact_visit_id"), "visit_contact", ["visit_id"], unique=False)
    op.create_table(
        "visit_partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_visit_partnership_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_partnership_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_partnership")),
        sa.UniqueConstraint(
            "visit_id", "partnership_id", name=op.f("uq_visit_partnership_visit_id_partnership_id")
        ),
    )
    op.create_index(
        op.f("ix_visit_partnership_partnership_id"),
        "visit_partnership",
        ["partnership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_visit_partnership_visit_id"), "visit_partnership", ["visit_id"], unique=False
    )
    op.create_table(
        "visit_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("occasion", sa.String(length=300), nullable=False),
        sa.Column("motto", sa.String(length=300), nullable=False),
        sa.Column("greeting", sa.Text(), nullable=False),
        sa.Column("greeting_function", sa.String(length=200), nullable=False),
        sa.Column("practical", sa.Text(), nullable=False),
        sa.Column("thanks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_text_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_text")),
        sa.UniqueConstraint("visit_id", "language", name=op.f("uq_visit_text_visit_id_language")),
    )
    op.create_index(op.f("ix_visit_text_visit_id"), "visit_text", ["visit_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("signing_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("journal_note_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN partnership_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN signing_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN visit_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN journal_note_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN task_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_attachment_one_record"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_attachment_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_attachment_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["journal_note_id"],
            ["journal_note.id"],
            name=op.f("fk_attachment_journal_note_id_journal_note"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_attachment_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_attachment_partnership_id_partnership"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attachment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["signing_id"], ["signing.id"], name=op.f("fk_attachment_signing_id_signing")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_attachment_task_id_task")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_attachment_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_document_id"), "attachment", ["document_id"], unique=False)
    op.create_index(
        op.f("ix_attachment_household_id"), "attachment", ["household_id"], unique=False
    )
    op.create_index(
        op.f("ix_attachment_journal_note_id"), "attachment", ["journal_note_id"], unique=False
    )
    op.create_index(
        op.f("ix_attachment_organisation_id"), "attachment", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_attachment_partnership_id"), "attachment", ["partnership_id"], unique=False
    )
    op.create_index(op.f("ix_attachment_person_id"), "attachment", ["person_id"], unique=False)
    op.create_index(op.f("ix_attachment_signing_id"), "attachment", ["signing_id"], unique=False)
    op.create_index(op.f("ix_attachment_task_id"), "attachment", ["task_id"], unique=False)
    op.create_index(op.f("ix_attachment_visit_id"), "attachment", ["visit_id"], unique=False)
    op.create_table(
        "journal_participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("journal_note_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_journal_participant_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_journal_participant_household_id_household"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_note_id"],
            ["journal_note.id"],
            name=op.f("fk_journal_participant_journal_note_id_journal_note"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_journal_participant_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_journal_participant_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_participant")),
    )
    op.create_index(
        op.f("ix_journal_participant_household_id"),
        "journal_participant",
        ["household_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_journal_participant_journal_note_id"),
        "journal_participant",
        ["journal_note_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_journal_participant_organisation_id"),
        "journal_participant",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_journal_participant_person_id"), "journal_participant", ["person_id"], unique=False
    )
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("first_time", sa.Boolean(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("lodging", sa.String(length=60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on = '' OR ends_on >= starts_on",
            name=op.f("ck_participation_ends_on_after_starts_on"),
        ),
        sa.CheckConstraint(
            "role IN ('guest', 'host', 'leader', 'interpreter', 'official', 'helper', 'local')",
            name=op.f("ck_participation_role_known"),
        ),
        sa.CheckConstraint(
            "status IN ('invited', 'registered', 'waiting', 'confirmed', 'cancelled', 'attended')",
            name=op.f("ck_participation_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_participation_delegation_id_delegation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_participation_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_participation_visit_id_visit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("uid", name=op.f("uq_participation_uid")),
        sa.UniqueConstraint(
            "visit_id", "person_id", name=op.f("uq_participation_visit_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_participation_delegation_id"), "participation", ["delegation_id"], unique=False
    )
    op.create_index(
        op.f("ix_participation_person_id"), "participation", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_participation_visit_id"), "participation", ["visit_id"], unique=False)
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("relationship", sa.String(length=60), nullable=False),
        sa.Column("may_split", sa.Boolean(), nullable=False),
        sa.Column("beds", sa.String(length=100), nullable=False),
        sa.Column("wishes", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_party_delegation_id_delegation")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_party_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("uid", name=op.f("uq_party_uid")),
    )
    op.create_index(op.f("ix_party_delegation_id"), "party", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_party_visit_id"), "party", ["visit_id"], unique=False)
    op.create_table(
        "programme_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_item_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("meeting_point", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_item_id"],
            ["programme_item.id"],
            name=op.f("fk_programme_text_programme_item_id_programme_item"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_text")),
        sa.UniqueConstraint(
            "programme_item_id",
            "language",
            name=op.f("uq_programme_text_programme_item_id_language"),
        ),
    )
    op.create_index(
        op.f("ix_programme_text_programme_item_id"),
        "programme_text",
        ["programme_item_id"],
        unique=False,
    )
    op.create_table(
        "visit_contact_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_contact_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_contact_id"],
            ["visit_contact.id"],
            name=op.f("fk_visit_contact_text_visit_contact_id_visit_contact"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_contact_text")),
        sa.UniqueConstraint(
            "visit_contact_id",
            "language",
            name=op.f("uq_visit_contact_text_visit_contact_id_language"),
        ),
    )
    op.create_index(
        op.f("ix_visit_contact_text_visit_contact_id"),
        "visit_contact_text",
        ["visit_contact_id"],
        unique=False,
    )
    op.create_table(
        "minor_care",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("guardian_name", sa.String(length=200), nullable=False),
        sa.Column("guardian_phone", sa.String(length=100), nullable=False),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("medical_consent", sa.Boolean(), nullable=False),
        sa.Column("photo_consent", sa.Boolean(), nullable=False),
        sa.Column("swimming_consent", sa.Boolean(), nullable=False),
        sa.Column("leave_alone_consent", sa.Boolean(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_minor_care_participation_id_participation"),
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"], ["person.id"], name=op.f("fk_minor_care_responsible_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minor_care")),
        sa.UniqueConstraint("participation_id", name=op.f("uq_minor_care_participation_id")),
    )
    op.create_table(
        "participation_need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("severe", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('diet', 'allergy', 'medication', 'mobility', 'sleep', 'other')",
            name=op.f("ck_participation_need_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_participation_need_participation_id_participation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation_need")),
    )
    op.create_index(
        op.f("ix_participation_need_participation_id"),
        "participation_need",
        ["participation_id"],
        unique=False,
    )
    op.create_table(
        "party_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_party_member_participation_id_participation"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_member_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_member")),
        sa.UniqueConstraint("participation_id", name=op.f("uq_party_member_participation_id")),
    )
    op.create_index(op.f("ix_party_member_party_id"), "party_member", ["party_id"], unique=False)
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("host_offer_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("participation_id", sa.Integer(), nullable=True),
        sa.Column("from_night", sa.Date(), nullable=True),
        sa.Column("until_night", sa.Date(), nullable=True),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'agreed', 'told')", name=op.f("ck_placement_status_known")
        ),
        sa.CheckConstraint(
            "until_night IS NULL OR from_night IS NULL OR until_night = '' OR until_night >= from_night",
            name=op.f("ck_placement_until_night_after_from_night"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN party_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN participation_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_placement_one_guest"),
        ),
        sa.ForeignKeyConstraint(
            ["host_offer_id"], ["host_offer.id"], name=op.f("fk_placement_host_offer_id_host_offer")
        ),
        sa.ForeignKeyConstraint(
            ["participation_id"],
            ["participation.id"],
            name=op.f("fk_placement_participation_id_participation"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_placement_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("uid", name=op.f("uq_placement_uid")),
    )
    op.create_index(
        op.f("ix_placement_host_offer_id"), "placement", ["host_offer_id"], unique=False
    )
    op.create_index(
        op.f("ix_placement_participation_id"), "placement", ["participation_id"], unique=False
    )
    op.create_index(op.f("ix_placement_party_id"), "placement", ["party_id"], unique=False)
