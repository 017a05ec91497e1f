"""The view for long lists whose delegate paints whole rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from twincrm.ui.models.lazy_table import ID_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

    from twincrm.ui.kit.context import UiContext


Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """One row chosen at a time; the arrows move, Enter or a double click opens.

    Signals: row_chosen(object) and row_opened(object) with the id of a row, None for no row.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, ui: UiContext, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self._ui = ui
        self._delegate = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(ui.look.px(31))
        self.doubleClicked.connect(self._open)

    def current_id(self) -> object:
        """The id of the chosen row, None if there is none."""
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def has_rows(self) -> bool:
        """Whether there is anything to choose; false before a model is set."""
        model: QAbstractItemModel | None = self.model()
        return bool(model) and model.rowCount() > 0

    def choose(self, row: int) -> None:
        """Choose a row by its position and bring it into view."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which row is chosen."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(current.data(ID_ROLE) if current.isValid() else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is chosen when the keyboard comes in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.has_rows():
            self.choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need another height in a narrower list."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802 - Qt's name
        """Rows are as wide as the list, for delegates that choose by width."""
        super().initViewItemOption(option)
        option.rect = self.viewport().rect()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(index.data(ID_ROLE))
