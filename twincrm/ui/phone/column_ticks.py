"""Which columns a table has, and in which order: ticks, and places that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.kit.context import UiContext

Column = tuple[str, str]
"""The key and the heading of a column."""
_KEY, _TITLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_LINES, _LINE = 7, 27
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnTicks(QWidget):
    """Columns from top to bottom as they stand from left to right; ticked ones are written.

    A column is moved by dragging it, by the buttons, or by Alt+Up and Alt+Down.
    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, columns: Sequence[Column], ticked: Collection[str]) -> None:
        super().__init__()
        tr = ui.texts.tr
        self._ui = ui
        self._kept: Collection[str] = ()
        self.list = _MovableList()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setSpacing(ui.look.px(1))
        self.list.setFixedHeight(ui.look.px(_LINES * _LINE))
        self.up = Button(ui, tr("Move forward"), icon="chevron-up", small=True)
        self.down = Button(ui, tr("Move back"), icon="chevron-down", small=True)
        for key, title in columns:
            self._add(key, title, ticked=key in ticked)
        self.list.setCurrentRow(0)
        self._build()
        self._enable()
        self.list.itemChanged.connect(self._changed)
        self.list.currentRowChanged.connect(self._enable)
        self.list.model().rowsMoved.connect(self._changed)
        self.list.move_wanted.connect(self.move_by)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)

    @property
    def value(self) -> tuple[str, ...]:
        """The keys of the columns to be written, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [i.data(_KEY) for i in items if i.checkState() == Qt.CheckState.Checked]
        return tuple(str(key) for key in ticked if key not in self._kept)

    def keep(self, keys: Collection[str]) -> None:
        """Show that these columns are not written whatever their ticks; the ticks stay."""
        self._kept = keys
        blocked = self.list.blockSignals(True)
        stays = self._ui.texts.tr("{column} (is not passed on)")
        for row in range(self.list.count()):
            item = self.list.item(row)
            kept = item.data(_KEY) in keys
            title = str(item.data(_TITLE))
            item.setText(stays.format(column=title) if kept else title)
            able = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(able if kept else able | Qt.ItemFlag.ItemIsUserCheckable)
            item.setForeground(self._ui.look.colour("ink3" if kept else "ink"))
        self.list.blockSignals(blocked)
        self.list.viewport().update()
        self.value_changed.emit()

    def move_by(self, step: int) -> None:
        """Move the current column up (-1) or down (1)."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
            self._changed()

    def _add(self, key: str, title: str, *, ticked: bool) -> None:
        item = QListWidgetItem(title)
        item.setData(_KEY, key)
        item.setData(_TITLE, title)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.list.addItem(item)

    def _build(self) -> None:
        px, tr = self._ui.look.px, self._ui.texts.tr
        title = label(self._ui, tr("Columns"), "label")
        title.setBuddy(self.list)
        words = tr("Ticked columns are written; from top to bottom here is from left to right.")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(Space.S))
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addWidget(title)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(label(self._ui, words, "small", "ink2", wrap=True))
        keys = f"{key_text('Alt+Up')}, {key_text('Alt+Down')}"
        self.list.setAccessibleDescription(f"{words} {keys}")

    def _changed(self) -> None:
        self._enable()
        self.value_changed.emit()

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def _move_up(self) -> None:
        self.move_by(-1)

    def _move_down(self) -> None:
        self.move_by(1)


class _MovableList(QListWidget):
    """A list whose rows can be dragged, and moved by Alt and an arrow.

    Signals: move_wanted(int).
    """

    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the row; everything else is as in every list."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
        else:
            super().keyPressEvent(event)
