"""The history: every act as a step, and what it changed in which row."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.store.base import Base, Keeping, Moment, one_of

STEP_STATES = ("done", "undone", "dropped", "closed")


class HistoryStep(Base):
    """One act of a user: done, undone, dropped by a later act, or closed to undo (migrations)."""

    __keeping__ = Keeping.LOG
    __table_args__ = (one_of("state", STEP_STATES),)

    happened_at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(String(200), default="")
    command: Mapped[str] = mapped_column(String(100))
    label: Mapped[str] = mapped_column(Text)
    """The message that names the act, as JSON."""
    state: Mapped[str] = mapped_column(String(10), default="done", index=True)
    changes: Mapped[int] = mapped_column(default=0)


class HistoryChange(Base):
    """One row of one table before and after a step; only altered columns of an altered row."""

    __keeping__ = Keeping.LOG
    __table_args__ = (Index("ix_history_change_row", "table_name", "row_id"),)

    step_id: Mapped[int] = mapped_column(ForeignKey("history_step.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[int]
    before: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, object] | None] = mapped_column(JSON(none_as_null=True))


class HistoryContent(Base):
    """The bytes behind a blob: outside undo, so that redo still has them; swept after pruning."""

    __keeping__ = Keeping.LOG

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
