"""The view for tables: one line a row, hairlines, a bar at the chosen row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from twincrm.ui.models.lazy_table import ID_ROLE
from twincrm.ui.theme.tokens import Height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,
    )

    from twincrm.ui.kit.context import UiContext

Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """A cell with a hairline below; the first of the chosen row carries the bar."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """The row is chosen as a whole, so single cells show no focus of their own."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, then line and bar."""
        super().paint(painter, option, index)
        look, rect = self._ui.look, option.rect
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), look.px(5), rect.height() - 1)
            painter.fillRect(bar, look.colour("selbar"))


class RowTable(QTableView):
    """Whole rows are chosen; Enter or a double click opens.

    Signals: row_chosen(object) and row_opened(object) with the id of a row, None for no row;
    order_wanted(int, bool): a column head was clicked, True for descending.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    order_wanted = Signal(int, bool)

    def __init__(self, ui: UiContext, name: str) -> None:
        super().__init__()
        self._ui = ui
        self._delegate = LineDelegate(ui)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ui.look.px(Height.ROW_TABLE))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().sortIndicatorChanged.connect(self._order)
        self.doubleClicked.connect(self._open)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns widths in design pixels."""
        for at, width in enumerate(widths):
            self.setColumnWidth(at, self._ui.look.px(width))

    def show_order(self, column: int, *, descending: bool) -> None:
        """Show by which column the rows are in order."""
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)
        header.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)
        header.blockSignals(blocked)

    def current_id(self) -> object:
        """The id of the chosen row, None if there is none."""
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose a row by its position and bring it into view."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which row is chosen; moving along a row tells nothing."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_chosen.emit(current.data(ID_ROLE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(index.data(ID_ROLE))

    def _order(self, column: int, order: Qt.SortOrder) -> None:
        self.order_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)
