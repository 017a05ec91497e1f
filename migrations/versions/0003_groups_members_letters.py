"""Groups, honours, assemblies, fee rates, letters, sameness, remembered columns of tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = (
    (
        "ALTER TABLE assignment ADD COLUMN assembly_id INTEGER"
        " CONSTRAINT fk_assignment_assembly_id_assembly REFERENCES assembly (id)"
    ),
    (
        "ALTER TABLE hosting_profile ADD COLUMN hosting_since VARCHAR(10)"
        " CONSTRAINT ck_hosting_profile_hosting_since_partial"
        " CHECK (hosting_since IS NULL OR length(hosting_since) IN (4, 7, 10))"
    ),
    (
        "ALTER TABLE person ADD COLUMN contact_limit_months INTEGER"
        " CONSTRAINT ck_person_contact_limit_months_counts CHECK (contact_limit_months >= 0)"
    ),
    (
        "ALTER TABLE task ADD COLUMN household_id INTEGER"
        " CONSTRAINT fk_task_household_id_household REFERENCES household (id)"
    ),
    (
        "ALTER TABLE task ADD COLUMN membership_id INTEGER"
        " CONSTRAINT fk_task_membership_id_membership REFERENCES membership (id)"
    ),
    (
        "ALTER TABLE task ADD COLUMN journal_note_id INTEGER"
        " CONSTRAINT fk_task_journal_note_id_journal_note REFERENCES journal_note (id)"
    ),
)
"""Plain additions: a table is not written anew (and its triggers lost) for a column."""


def upgrade() -> None:
    op.create_table(
        "assembly",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("venue", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('ordinary', 'extraordinary')", name=op.f("ck_assembly_kind_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assembly")),
        sa.UniqueConstraint("uid", name=op.f("uq_assembly_uid")),
    )
    op.create_index(op.f("ix_assembly_held_on"), "assembly", ["held_on"], unique=False)
    op.create_index(op.f("ix_assembly_trashed_at"), "assembly", ["trashed_at"], unique=False)
    op.create_table(
        "contact_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("contact_limit_months", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('static', 'smart')", name=op.f("ck_contact_group_kind_known")),
        sa.CheckConstraint(
            "contact_limit_months >= 0", name=op.f("ck_contact_group_contact_limit_months_counts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_group")),
        sa.UniqueConstraint("uid", name=op.f("uq_contact_group_uid")),
    )
    op.create_index(op.f("ix_contact_group_folded"), "contact_group", ["folded"], unique=False)
    op.create_index(
        op.f("ix_contact_group_trashed_at"), "contact_group", ["trashed_at"], unique=False
    )
    op.create_table(
        "fee_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('single', 'couple', 'household', 'youth', 'corporate', 'ex_officio', 'honorary', 'supporting', 'trial')",
            name=op.f("ck_fee_rate_kind_known"),
        ),
        sa.CheckConstraint("cents >= 0", name=op.f("ck_fee_rate_cents_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_rate")),
        sa.UniqueConstraint("kind", "from_year", name=op.f("uq_fee_rate_kind_from_year")),
    )
    op.create_table(
        "letter_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('letter', 'email')", name=op.f("ck_letter_template_kind_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint("uid", name=op.f("uq_letter_template_uid")),
    )
    op.create_index(
        op.f("ix_letter_template_trashed_at"), "letter_template", ["trashed_at"], unique=False
    )
    op.create_table(
        "table_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("header_key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_mapping")),
        sa.UniqueConstraint("header_key", name=op.f("uq_table_mapping_header_key")),
    )
    op.create_table(
        "letter_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_template_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_template_id"],
            ["letter_template.id"],
            name=op.f("fk_letter_text_letter_template_id_letter_template"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_text")),
        sa.UniqueConstraint(
            "letter_template_id",
            "language",
            name=op.f("uq_letter_text_letter_template_id_language"),
        ),
    )
    op.create_index(
        op.f("ix_letter_text_letter_template_id"),
        "letter_text",
        ["letter_template_id"],
        unique=False,
    )
    op.create_table(
        "assembly_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("represented_by_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('present', 'represented', 'excused')",
            name=op.f("ck_assembly_attendance_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assembly.id"],
            name=op.f("fk_assembly_attendance_assembly_id_assembly"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assembly_attendance_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["represented_by_id"],
            ["person.id"],
            name=op.f("fk_assembly_attendance_represented_by_id_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assembly_attendance")),
        sa.UniqueConstraint(
            "assembly_id", "person_id", name=op.f("uq_assembly_attendance_assembly_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_assembly_attendance_assembly_id"),
        "assembly_attendance",
        ["assembly_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_assembly_attendance_person_id"), "assembly_attendance", ["person_id"], unique=False
    )
    op.create_table(
        "distinct_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("other_person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("other_organisation_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("other_place_id", sa.Integer(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN other_person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN other_organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN other_place_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_distinct_pair_one_other_kind"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN place_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_distinct_pair_one_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_distinct_pair_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["other_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_distinct_pair_other_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["other_person_id"], ["person.id"], name=op.f("fk_distinct_pair_other_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["other_place_id"], ["place.id"], name=op.f("fk_distinct_pair_other_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_distinct_pair_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_distinct_pair_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct_pair")),
    )
    op.create_index(
        op.f("ix_distinct_pair_organisation_id"), "distinct_pair", ["organisation_id"], unique=False
    )
    op.create_index(
        op.f("ix_distinct_pair_other_organisation_id"),
        "distinct_pair",
        ["other_organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_distinct_pair_other_person_id"), "distinct_pair", ["other_person_id"], unique=False
    )
    op.create_index(
        op.f("ix_distinct_pair_other_place_id"), "distinct_pair", ["other_place_id"], unique=False
    )
    op.create_index(
        op.f("ix_distinct_pair_person_id"), "distinct_pair", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_distinct_pair_place_id"), "distinct_pair", ["place_id"], unique=False)
    op.create_table(
        "former_uid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("former", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN place_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_former_uid_one_record"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_former_uid_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_former_uid_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_former_uid_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_former_uid_place_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_uid")),
        sa.UniqueConstraint("former", name=op.f("uq_former_uid_former")),
    )
    op.create_index(
        op.f("ix_former_uid_household_id"), "former_uid", ["household_id"], unique=False
    )
    op.create_index(
        op.f("ix_former_uid_organisation_id"), "former_uid", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_former_uid_person_id"), "former_uid", ["person_id"], unique=False)
    op.create_index(op.f("ix_former_uid_place_id"), "former_uid", ["place_id"], unique=False)
    op.create_table(
        "group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_group_member_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_group_id"],
            ["contact_group.id"],
            name=op.f("fk_group_member_contact_group_id_contact_group"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_group_member_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_group_member_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_group_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sa.UniqueConstraint(
            "contact_group_id",
            "household_id",
            name=op.f("uq_group_member_contact_group_id_household_id"),
        ),
        sa.UniqueConstraint(
            "contact_group_id",
            "organisation_id",
            name=op.f("uq_group_member_contact_group_id_organisation_id"),
        ),
        sa.UniqueConstraint(
            "contact_group_id", "person_id", name=op.f("uq_group_member_contact_group_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_group_member_contact_group_id"), "group_member", ["contact_group_id"], unique=False
    )
    op.create_index(
        op.f("ix_group_member_household_id"), "group_member", ["household_id"], unique=False
    )
    op.create_index(
        op.f("ix_group_member_organisation_id"), "group_member", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_group_member_person_id"), "group_member", ["person_id"], unique=False)
    op.create_table(
        "honour",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('membership', 'birthday', 'hosting', 'travelling', 'award')",
            name=op.f("ck_honour_kind_known"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN person_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN organisation_id IS NOT NULL THEN 1 ELSE 0 END) + (CASE WHEN household_id IS NOT NULL THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_honour_one_owner"),
        ),
        sa.CheckConstraint("number >= 0", name=op.f("ck_honour_number_counts")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_honour_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_honour_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_honour_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_honour")),
        sa.UniqueConstraint(
            "household_id", "kind", "number", name=op.f("uq_honour_household_id_kind_number")
        ),
        sa.UniqueConstraint(
            "organisation_id", "kind", "number", name=op.f("uq_honour_organisation_id_kind_number")
        ),
        sa.UniqueConstraint(
            "person_id", "kind", "number", name=op.f("uq_honour_person_id_kind_number")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_honour_uid")),
    )
    op.create_index(op.f("ix_honour_household_id"), "honour", ["household_id"], unique=False)
    op.create_index(op.f("ix_honour_organisation_id"), "honour", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_honour_person_id"), "honour", ["person_id"], unique=False)
    op.create_table(
        "fee_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fee_year_id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fee_year_id"], ["fee_year.id"], name=op.f("fk_fee_reminder_fee_year_id_fee_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_reminder")),
    )
    op.create_index(
        op.f("ix_fee_reminder_fee_year_id"), "fee_reminder", ["fee_year_id"], unique=False
    )
    for statement in COLUMNS:
        op.execute(statement)
    op.create_index(op.f("ix_assignment_assembly_id"), "assignment", ["assembly_id"], unique=False)
    op.create_index(op.f("ix_task_household_id"), "task", ["household_id"], unique=False)
    op.create_index(op.f("ix_task_journal_note_id"), "task", ["journal_note_id"], unique=False)
    op.create_index(op.f("ix_task_membership_id"), "task", ["membership_id"], unique=False)
