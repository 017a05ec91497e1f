"""Documents and tasks of general assemblies.

The table of attachments is written anew, since its rule names what a document may hang on; no
table refers to it, and its rows keep their ids.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OWNERS = (
    "person",
    "organisation",
    "household",
    "partnership",
    "signing",
    "visit",
    "journal_note",
    "task",
    "assembly",
)
KEPT = ", ".join(["id", "document_id", *(f"{owner}_id" for owner in OWNERS[:-1])])


FILLED = " + ".join(f"(CASE WHEN {owner}_id IS NOT NULL THEN 1 ELSE 0 END)" for owner in OWNERS)
RULE = "ck_attachment_one_record"


def upgrade() -> None:
    op.execute(_with_assembly("task"))
    op.create_index(op.f("ix_task_assembly_id"), "task", ["assembly_id"], unique=False)
    if op.get_context().dialect.name == "sqlite":
        _written_anew()
    else:
        op.execute(_with_assembly("attachment"))
        op.drop_constraint(op.f(RULE), "attachment", type_="check")
        op.create_check_constraint(op.f(RULE), "attachment", f"{FILLED} = 1")
    op.create_index(op.f("ix_attachment_assembly_id"), "attachment", ["assembly_id"], unique=False)


def _with_assembly(table: str) -> str:
    name = f"fk_{table}_assembly_id_assembly"
    return (
        f"ALTER TABLE {table} ADD COLUMN assembly_id INTEGER"
        f" CONSTRAINT {name} REFERENCES assembly (id)"
    )


def _written_anew() -> None:
    """SQLite has no way to change a rule of a table."""
    indexed = ("document", *OWNERS[:-1])
    for key in indexed:
        op.drop_index(op.f(f"ix_attachment_{key}_id"), table_name="attachment")
    op.rename_table("attachment", "attachment_before")
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        *(sa.Column(f"{owner}_id", sa.Integer(), nullable=True) for owner in OWNERS),
        sa.CheckConstraint(f"{FILLED} = 1", name=op.f(RULE)),
        *(
            sa.ForeignKeyConstraint(
                [f"{key}_id"], [f"{key}.id"], name=op.f(f"fk_attachment_{key}_id_{key}")
            )
            for key in ("document", *OWNERS)
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.execute(f"INSERT INTO attachment ({KEPT}) SELECT {KEPT} FROM attachment_before")
    op.drop_table("attachment_before")
    for key in indexed:
        op.create_index(op.f(f"ix_attachment_{key}_id"), "attachment", [f"{key}_id"], unique=False)
