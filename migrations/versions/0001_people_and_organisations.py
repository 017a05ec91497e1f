"""People, organisations, their roles, vocabularies, history and search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blob",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_blob_size_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blob")),
        sa.UniqueConstraint("sha256", name=op.f("uq_blob_sha256")),
    )
    op.create_table(
        "category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("sector", sa.String(length=20), nullable=False),
        sa.Column("second_sector", sa.String(length=20), nullable=True),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "sector IN ('politics', 'administration', 'civil_society', 'business', 'network')",
            name=op.f("ck_category_sector_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("key", name=op.f("uq_category_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_category_uid")),
    )
    op.create_index(op.f("ix_category_sector"), "category", ["sector"], unique=False)
    op.create_index(op.f("ix_category_trashed_at"), "category", ["trashed_at"], unique=False)
    op.create_table(
        "field",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field")),
        sa.UniqueConstraint("key", name=op.f("uq_field_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_field_uid")),
    )
    op.create_index(op.f("ix_field_trashed_at"), "field", ["trashed_at"], unique=False)
    op.create_table(
        "function",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("sector", sa.String(length=20), nullable=False),
        sa.Column("salutation_kind", sa.String(length=20), nullable=False),
        sa.Column("precedence", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "sector IN ('politics', 'administration', 'civil_society', 'business', 'network')",
            name=op.f("ck_function_sector_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function")),
        sa.UniqueConstraint("key", name=op.f("uq_function_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_function_uid")),
    )
    op.create_index(op.f("ix_function_trashed_at"), "function", ["trashed_at"], unique=False)
    op.create_table(
        "history_content",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_content")),
        sa.UniqueConstraint("sha256", name=op.f("uq_history_content_sha256")),
    )
    op.create_table(
        "history_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("command", sa.String(length=100), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('done', 'undone', 'dropped', 'closed')",
            name=op.f("ck_history_step_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_step")),
    )
    op.create_index(
        op.f("ix_history_step_happened_at"), "history_step", ["happened_at"], unique=False
    )
    op.create_index(op.f("ix_history_step_state"), "history_step", ["state"], unique=False)
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sa.UniqueConstraint("uid", name=op.f("uq_import_run_uid")),
    )
    op.create_table(
        "schema_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.String(length=10), nullable=False),
        sa.Column("program", sa.String(length=30), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schema_note")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("subtitle", sa.String(length=600), nullable=False),
        sa.Column("sort_key", sa.String(length=400), nullable=False),
        sa.Column("sectors", sa.String(length=120), nullable=False),
        sa.Column("heading", sa.String(length=400), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index(
        "ix_search_entry_order", "search_entry", ["kind", "sort_key", "id"], unique=False
    )
    op.create_index("ix_search_entry_sort", "search_entry", ["sort_key", "id"], unique=False)
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("folded", sa.String(length=100), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("folded", name=op.f("uq_tag_folded")),
        sa.UniqueConstraint("uid", name=op.f("uq_tag_uid")),
    )
    op.create_index(op.f("ix_tag_trashed_at"), "tag", ["trashed_at"], unique=False)
    op.create_table(
        "category_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_category_name_category_id_category")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_name")),
        sa.UniqueConstraint(
            "category_id", "language", name=op.f("uq_category_name_category_id_language")
        ),
    )
    op.create_index(
        op.f("ix_category_name_category_id"), "category_name", ["category_id"], unique=False
    )
    op.create_table(
        "field_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"], ["field.id"], name=op.f("fk_field_name_field_id_field")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_name")),
        sa.UniqueConstraint("field_id", "language", name=op.f("uq_field_name_field_id_language")),
    )
    op.create_index(op.f("ix_field_name_field_id"), "field_name", ["field_id"], unique=False)
    op.create_table(
        "function_title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("function_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("feminine", sa.String(length=200), nullable=False),
        sa.Column("masculine", sa.String(length=200), nullable=False),
        sa.Column("neutral", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["function_id"], ["function.id"], name=op.f("fk_function_title_function_id_function")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function_title")),
        sa.UniqueConstraint(
            "function_id", "language", name=op.f("uq_function_title_function_id_language")
        ),
    )
    op.create_index(
        op.f("ix_function_title_function_id"), "function_title", ["function_id"], unique=False
    )
    op.create_table(
        "history_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["step_id"], ["history_step.id"], name=op.f("fk_history_change_step_id_history_step")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_change")),
    )
    op.create_index(
        "ix_history_change_row", "history_change", ["table_name", "row_id"], unique=False
    )
    op.create_index(op.f("ix_history_change_step_id"), "history_change", ["step_id"], unique=False)
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("region", sa.String(length=200), nullable=False),
        sa.Column("within_id", sa.Integer(), nullable=True),
        sa.Column("latitude_e6", sa.Integer(), nullable=True),
        sa.Column("longitude_e6", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_year", sa.Integer(), nullable=True),
        sa.Column("official_code", sa.String(length=20), nullable=False),
        sa.Column("languages", sa.String(length=60), nullable=False),
        sa.Column("website", sa.String(length=2000), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("town_hall", sa.Text(), nullable=False),
        sa.Column("arms_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('town', 'district', 'region')", name=op.f("ck_place_kind_known")
        ),
        sa.CheckConstraint("population >= 0", name=op.f("ck_place_population_counts")),
        sa.ForeignKeyConstraint(["arms_id"], ["blob.id"], name=op.f("fk_place_arms_id_blob")),
        sa.ForeignKeyConstraint(["within_id"], ["place.id"], name=op.f("fk_place_within_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("uid", name=op.f("uq_place_uid")),
    )
    op.create_index(op.f("ix_place_trashed_at"), "place", ["trashed_at"], unique=False)
    op.create_table(
        "household",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("salutation", sa.String(length=300), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_household_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sa.UniqueConstraint("uid", name=op.f("uq_household_uid")),
    )
    op.create_index(op.f("ix_household_place_id"), "household", ["place_id"], unique=False)
    op.create_index(op.f("ix_household_trashed_at"), "household", ["trashed_at"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("short_name", sa.String(length=100), nullable=False),
        sa.Column("sector", sa.String(length=20), nullable=False),
        sa.Column("second_sector", sa.String(length=20), nullable=True),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("correspondence_language", sa.String(length=3), nullable=False),
        sa.Column("founded_on", sa.String(length=10), nullable=True),
        sa.Column("dissolved_on", sa.String(length=10), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("logo_id", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "second_sector IN ('politics', 'administration', 'civil_society', 'business', 'network')",
            name=op.f("ck_organisation_second_sector_known"),
        ),
        sa.CheckConstraint(
            "sector IN ('politics', 'administration', 'civil_society', 'business', 'network')",
            name=op.f("ck_organisation_sector_known"),
        ),
        sa.CheckConstraint(
            "dissolved_on IS NULL OR length(dissolved_on) IN (4, 7, 10)",
            name=op.f("ck_organisation_dissolved_on_partial"),
        ),
        sa.CheckConstraint(
            "founded_on IS NULL OR length(founded_on) IN (4, 7, 10)",
            name=op.f("ck_organisation_founded_on_partial"),
        ),
        sa.CheckConstraint(
            "second_sector IS NULL OR second_sector <> sector",
            name=op.f("ck_organisation_second_sector_differs"),
        ),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_organisation_category_id_category")
        ),
        sa.ForeignKeyConstraint(
            ["logo_id"], ["blob.id"], name=op.f("fk_organisation_logo_id_blob")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_organisation_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("uid", name=op.f("uq_organisation_uid")),
    )
    op.create_index(
        op.f("ix_organisation_category_id"), "organisation", ["category_id"], unique=False
    )
    op.create_index(op.f("ix_organisation_parent_id"), "organisation", ["parent_id"], unique=False)
    op.create_index(op.f("ix_organisation_place_id"), "organisation", ["place_id"], unique=False)
    op.create_index(
        op.f("ix_organisation_second_sector"), "organisation", ["second_sector"], unique=False
    )
    op.create_index(op.f("ix_organisation_sector"), "organisation", ["sector"], unique=False)
    op.create_index(
        op.f("ix_organisation_trashed_at"), "organisation", ["trashed_at"], unique=False
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("given", sa.String(length=200), nullable=False),
        sa.Column("family", sa.String(length=200), nullable=False),
        sa.Column("particle", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("suffix", sa.String(length=60), nullable=False),
        sa.Column("nickname", sa.String(length=100), nullable=False),
        sa.Column("birth_name", sa.String(length=200), nullable=False),
        sa.Column("name_order", sa.String(length=10), nullable=False),
        sa.Column("form_of_address", sa.String(length=10), nullable=False),
        sa.Column("salutation", sa.String(length=300), nullable=False),
        sa.Column("pronunciation", sa.String(length=200), nullable=False),
        sa.Column("informal", sa.Boolean(), nullable=False),
        sa.Column("birth_date", sa.String(length=10), nullable=True),
        sa.Column("death_date", sa.String(length=10), nullable=True),
        sa.Column("nationality", sa.String(length=2), nullable=False),
        sa.Column("occupation", sa.String(length=200), nullable=False),
        sa.Column("correspondence_language", sa.String(length=3), nullable=False),
        sa.Column("preferred_channel", sa.String(length=10), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "form_of_address IN ('unknown', 'mrs', 'mr', 'neutral')",
            name=op.f("ck_person_form_of_address_known"),
        ),
        sa.CheckConstraint(
            "name_order IN ('western', 'eastern')", name=op.f("ck_person_name_order_known")
        ),
        sa.CheckConstraint(
            "preferred_channel IN ('', 'post', 'phone', 'email')",
            name=op.f("ck_person_preferred_channel_known"),
        ),
        sa.CheckConstraint(
            "birth_date IS NULL OR length(birth_date) IN (4, 7, 10)",
            name=op.f("ck_person_birth_date_partial"),
        ),
        sa.CheckConstraint(
            "death_date IS NULL OR length(death_date) IN (4, 7, 10)",
            name=op.f("ck_person_death_date_partial"),
        ),
        sa.ForeignKeyConstraint(["photo_id"], ["blob.id"], name=op.f("fk_person_photo_id_blob")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_person_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    op.create_index(op.f("ix_person_birth_date"), "person", ["birth_date"], unique=False)
    op.create_index(op.f("ix_person_place_id"), "person", ["place_id"], unique=False)
    op.create_index(op.f("ix_person_trashed_at"), "person", ["trashed_at"], unique=False)
    op.create_table(
        "place_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_place_name_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_name")),
        sa.UniqueConstraint("place_id", "language", name=op.f("uq_place_name_place_id_language")),
    )
    op.create_index(op.f("ix_place_name_place_id"), "place_name", ["place_id"], unique=False)
    op.create_table(
        "address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("extra", sa.String(length=200), nullable=False),
        sa.Column("street", sa.String(length=300), nullable=False),
        sa.Column("po_box", sa.String(length=60), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("locality", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('home', 'work', 'mobile', 'fax', 'pager', 'other')",
            name=op.f("ck_address_kind_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_address_one_owner"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR length(ends_on) IN (4, 7, 10)",
            name=op.f("ck_address_ends_on_partial"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR length(starts_on) IN (4, 7, 10)",
            name=op.f("ck_address_starts_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_address_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_address_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_address_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
    )
    op.create_index(op.f("ix_address_household_id"), "address", ["household_id"], unique=False)
    op.create_index(
        op.f("ix_address_organisation_id"), "address", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_address_person_id"), "address", ["person_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("function_id", sa.Integer(), nullable=True),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("sector", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("expected_end", sa.String(length=10), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("deputising_for_id", sa.Integer(), nullable=True),
        sa.Column("successor_of_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "sector IN ('politics', 'administration', 'civil_society', 'business', 'network')",
            name=op.f("ck_assignment_sector_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN place_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_assignment_one_side"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR length(ends_on) IN (4, 7, 10)",
            name=op.f("ck_assignment_ends_on_partial"),
        ),
        sa.CheckConstraint(
            "expected_end IS NULL OR length(expected_end) IN (4, 7, 10)",
            name=op.f("ck_assignment_expected_end_partial"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR length(starts_on) IN (4, 7, 10)",
            name=op.f("ck_assignment_starts_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_assignment_category_id_category")
        ),
        sa.ForeignKeyConstraint(
            ["deputising_for_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_deputising_for_id_assignment"),
        ),
        sa.ForeignKeyConstraint(
            ["function_id"], ["function.id"], name=op.f("fk_assignment_function_id_function")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_assignment_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_assignment_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["successor_of_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_successor_of_id_assignment"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("uid", name=op.f("uq_assignment_uid")),
    )
    op.create_index(op.f("ix_assignment_category_id"), "assignment", ["category_id"], unique=False)
    op.create_index(
        op.f("ix_assignment_deputising_for_id"), "assignment", ["deputising_for_id"], unique=False
    )
    op.create_index(op.f("ix_assignment_function_id"), "assignment", ["function_id"], unique=False)
    op.create_index(
        op.f("ix_assignment_organisation_id"), "assignment", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_assignment_person_id"), "assignment", ["person_id"], unique=False)
    op.create_index(op.f("ix_assignment_place_id"), "assignment", ["place_id"], unique=False)
    op.create_index(op.f("ix_assignment_sector"), "assignment", ["sector"], unique=False)
    op.create_index(
        op.f("ix_assignment_successor_of_id"), "assignment", ["successor_of_id"], unique=False
    )
    op.create_table(
        "association",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("languages", sa.String(length=60), nullable=False),
        sa.Column("letterhead", sa.Text(), nullable=False),
        sa.Column("logo_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_association_only_one")),
        sa.ForeignKeyConstraint(["logo_id"], ["blob.id"], name=op.f("fk_association_logo_id_blob")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_association_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_association_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
        sa.UniqueConstraint("uid", name=op.f("uq_association_uid")),
    )
    op.create_table(
        "email",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("folded", sa.String(length=320), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('home', 'work', 'mobile', 'fax', 'pager', 'other')",
            name=op.f("ck_email_kind_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_email_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_email_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_email_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_email_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email")),
    )
    op.create_index(op.f("ix_email_folded"), "email", ["folded"], unique=False)
    op.create_index(op.f("ix_email_household_id"), "email", ["household_id"], unique=False)
    op.create_index(op.f("ix_email_organisation_id"), "email", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_email_person_id"), "email", ["person_id"], unique=False)
    op.create_table(
        "household_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('adult', 'child', 'other')", name=op.f("ck_household_member_role_known")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR length(ends_on) IN (4, 7, 10)",
            name=op.f("ck_household_member_ends_on_partial"),
        ),
        sa.CheckConstraint(
            "starts_on IS NULL OR length(starts_on) IN (4, 7, 10)",
            name=op.f("ck_household_member_starts_on_partial"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_household_member_household_id_household"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_household_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_member")),
    )
    op.create_index(
        op.f("ix_household_member_household_id"), "household_member", ["household_id"], unique=False
    )
    op.create_index(
        op.f("ix_household_member_person_id"), "household_member", ["person_id"], unique=False
    )
    op.create_table(
        "import_fingerprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_run_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_run_id"],
            ["import_run.id"],
            name=op.f("fk_import_fingerprint_import_run_id_import_run"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_import_fingerprint_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_import_fingerprint_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_fingerprint")),
    )
    op.create_index(
        op.f("ix_import_fingerprint_fingerprint"),
        "import_fingerprint",
        ["fingerprint"],
        unique=False,
    )
    op.create_index(
        op.f("ix_import_fingerprint_import_run_id"),
        "import_fingerprint",
        ["import_run_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_import_fingerprint_organisation_id"),
        "import_fingerprint",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_import_fingerprint_person_id"), "import_fingerprint", ["person_id"], unique=False
    )
    op.create_table(
        "language_skill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("level", sa.String(length=1), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "level IN ('0', '1', '2', '3', '4')", name=op.f("ck_language_skill_level_known")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_language_skill_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language_skill")),
        sa.UniqueConstraint(
            "person_id", "language", name=op.f("uq_language_skill_person_id_language")
        ),
    )
    op.create_index(
        op.f("ix_language_skill_language"), "language_skill", ["language"], unique=False
    )
    op.create_index(
        op.f("ix_language_skill_person_id"), "language_skill", ["person_id"], unique=False
    )
    op.create_table(
        "organisation_field",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"], ["field.id"], name=op.f("fk_organisation_field_field_id_field")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_field_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_field")),
        sa.UniqueConstraint(
            "organisation_id",
            "field_id",
            name=op.f("uq_organisation_field_organisation_id_field_id"),
        ),
    )
    op.create_index(
        op.f("ix_organisation_field_field_id"), "organisation_field", ["field_id"], unique=False
    )
    op.create_index(
        op.f("ix_organisation_field_organisation_id"),
        "organisation_field",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "organisation_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_name_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_name")),
        sa.UniqueConstraint(
            "organisation_id",
            "language",
            name=op.f("uq_organisation_name_organisation_id_language"),
        ),
    )
    op.create_index(
        op.f("ix_organisation_name_organisation_id"),
        "organisation_name",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "phone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("e164", sa.String(length=20), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('home', 'work', 'mobile', 'fax', 'pager', 'other')",
            name=op.f("ck_phone_kind_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_phone_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_phone_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_phone_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_phone_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone")),
    )
    op.create_index(op.f("ix_phone_e164"), "phone", ["e164"], unique=False)
    op.create_index(op.f("ix_phone_household_id"), "phone", ["household_id"], unique=False)
    op.create_index(op.f("ix_phone_organisation_id"), "phone", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_phone_person_id"), "phone", ["person_id"], unique=False)
    op.create_table(
        "tagging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_tagging_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_tagging_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_tagging_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_tagging_person_id_person")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_tagging_tag_id_tag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tagging")),
        sa.UniqueConstraint("tag_id", "household_id", name=op.f("uq_tagging_tag_id_household_id")),
        sa.UniqueConstraint(
            "tag_id", "organisation_id", name=op.f("uq_tagging_tag_id_organisation_id")
        ),
        sa.UniqueConstraint("tag_id", "person_id", name=op.f("uq_tagging_tag_id_person_id")),
    )
    op.create_index(op.f("ix_tagging_household_id"), "tagging", ["household_id"], unique=False)
    op.create_index(
        op.f("ix_tagging_organisation_id"), "tagging", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_tagging_person_id"), "tagging", ["person_id"], unique=False)
    op.create_index(op.f("ix_tagging_tag_id"), "tagging", ["tag_id"], unique=False)
    op.create_table(
        "web_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('website', 'messenger', 'social')", name=op.f("ck_web_link_kind_known")
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_web_link_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_web_link_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_web_link_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_web_link_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_link")),
    )
    op.create_index(op.f("ix_web_link_household_id"), "web_link", ["household_id"], unique=False)
    op.create_index(
        op.f("ix_web_link_organisation_id"), "web_link", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_web_link_person_id"), "web_link", ["person_id"], unique=False)
    op.create_table(
        "assignment_title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_title_assignment_id_assignment"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_title")),
        sa.UniqueConstraint(
            "assignment_id", "language", name=op.f("uq_assignment_title_assignment_id_language")
        ),
    )
    op.create_index(
        op.f("ix_assignment_title_assignment_id"),
        "assignment_title",
        ["assignment_id"],
        unique=False,
    )
    if op.get_context().dialect.name == "sqlite":
        _full_text("search_words", "unicode61", ", detail=column, prefix='1 2 3'")
        _full_text("search_trigram", "trigram", "")


def _full_text(name: str, tokenizer: str, options: str) -> None:
    """A full-text table over the folded title and words of the search entries."""
    op.execute(
        f"CREATE VIRTUAL TABLE {name} USING fts5(heading, words, content='search_entry', "
        f"content_rowid='id', tokenize='{tokenizer}'{options})"
    )
