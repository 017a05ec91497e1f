"""The first rows of a list that may be endless; how many more there are is said below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from twincrm.ui.kit.context import UiContext

FIRST = 50
"""Rows that are built at once: more than anybody has, and no window waits for them."""


def more_note(ui: UiContext) -> QLabel:
    """A line for how many more rows there are; hidden as long as there are none."""
    note = label(ui, "", "small", "ink2", wrap=True)
    note.hide()
    return note


def say_more(ui: UiContext, note: QLabel, more: int) -> None:
    """Let the line say that *more* rows are kept without being shown."""
    texts = ui.texts
    words = texts.trn("{n} more is kept and not shown.", "{n} more are kept and not shown.", more)
    note.setText(words if more > 0 else "")
    note.setVisible(more > 0)
