"""The list of suggestions below a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QCompleter, QListView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QLineEdit


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
