"""The view for tables: one line a row, hairlines, a bar at the chosen row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from twincrm.ui.kit.column_widths import foldable
from twincrm.ui.kit.painting import rounded
from twincrm.ui.kit.row_view import RowView
from twincrm.ui.theme.tokens import Height

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPainter
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
        self.marks: Callable[[Index], bool] | None = None
        """Which cells show that they have the keyboard, where single ones can be worked with."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """The row is chosen as a whole, so single cells show no focus of their own."""
        super().initStyleOption(option, index)
        option.text = foldable(option.text)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, then line and bar."""
        super().paint(painter, option, index)
        look, rect = self._ui.look, option.rect
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), look.px(5), rect.height() - 1)
            painter.fillRect(bar, look.colour("selbar"))
        view = option.widget
        if self.marks is not None and isinstance(view, QTableView) and view.hasFocus():
            current = view.currentIndex()
            here = (current.row(), current.column()) == (index.row(), index.column())
            if here and self.marks(index):
                inner = QRectF(rect.adjusted(2, 2, -2, -3))
                rounded(painter, inner, look.px(4), None, look.colour("focus"), 2)


class RowTable(RowView):
    """Columns with heads.

    Signals: those of `RowView`, and order_wanted(int, bool): a column head was clicked, True for
    descending.
    """

    order_wanted = Signal(int, bool)

    def __init__(self, ui: UiContext, name: str) -> None:
        super().__init__(ui, name, Height.ROW_TABLE)
        self._keys: Mapping[QKeySequence, Callable[[], object]] = {}
        self._delegate = LineDelegate(ui)
        self.setItemDelegate(self._delegate)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self._order)

    def answer(self, keys: Mapping[QKeySequence, Callable[[], object]]) -> None:
        """What keys do with the rows, before the window or the table itself takes them."""
        self._keys = keys

    def event(self, event: QEvent) -> bool:
        """Keys that the table answers are not taken by the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        key = event.keyCombination() if asked and isinstance(event, QKeyEvent) else None
        if key is not None and QKeySequence(key) in self._keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that were told; all others move and choose."""
        act = self._keys.get(QKeySequence(event.keyCombination()))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def mark_cells(self, marks: Callable[[Index], bool]) -> None:
        """Show which cell has the keyboard, of those that can be worked with by themselves."""
        self._delegate.marks = marks

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns widths in design pixels; none is narrower than its head."""
        header = self.horizontalHeader()
        header.ensurePolished()
        for at, width in enumerate(widths):
            self.setColumnWidth(at, max(self.ui.look.px(width), header.sectionSizeHint(at)))

    def show_order(self, column: int, *, descending: bool) -> None:
        """Show by which column the rows are in order."""
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)
        header.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)
        header.blockSignals(blocked)

    def _order(self, column: int, order: Qt.SortOrder) -> None:
        self.order_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)
