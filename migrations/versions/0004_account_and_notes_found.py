"""Where subscriptions are paid to; from here on a search finds what stands in the notes of contacts.

The search entries are made anew after every migration, so nothing is written for the second.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE association ADD COLUMN account TEXT NOT NULL DEFAULT ''")
