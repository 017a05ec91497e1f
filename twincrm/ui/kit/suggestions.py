"""The list of suggestions below a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QListView

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex
    from PySide6.QtWidgets import QLineEdit


NOT_CHOSEN = Message("“{text}” is not in the list. Please choose one of the suggestions.")


class Suggestions:
    """A completer of a field and its list, in the way Qt makes them.

    The list is made here: the one that Qt makes for a completer counts as deleted in Python as soon
    as another part goes that stood at its address before (PySide6 6.11, November 2026).
    """

    def __init__(self, field: QLineEdit, model: QAbstractItemModel) -> None:
        self.completer = QCompleter(model, field)
        self.list = QListView()
        self.list.setProperty("part", "suggestions")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.completer.setPopup(self.list)


def mark_row(shown: QListView, index: QModelIndex) -> None:
    """Mark a suggestion without writing it into the field."""
    marks = shown.selectionModel()
    blocked = marks.blockSignals(True)
    marks.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    marks.blockSignals(blocked)
    shown.viewport().update()
