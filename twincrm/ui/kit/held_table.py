"""A table whose first column stays in view while the others pass beneath it to the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from twincrm.ui.kit.column_heads import ColumnHeads
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.row_view import EnsureVisible

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.context import UiContext


class HeldTable(RowTable):
    """Whose row it is can be read wherever one looks: the first column is painted over the others.

    There is no second view behind it: a click there is one on the first cell of the row.
    """

    def __init__(self, ui: UiContext, name: str) -> None:
        super().__init__(ui, name)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def held_width(self) -> int:
        """How much of the view the first column covers, 0 while nothing passes beneath it."""
        heads = self.horizontalHeader()
        return heads.held_width if isinstance(heads, ColumnHeads) else 0

    def indexAt(self, pos: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Over the held column its cells are meant, not those beneath."""
        if pos.x() < self.held_width:
            return super().indexAt(QPoint(pos.x() - self.horizontalHeader().offset(), pos.y()))
        return super().indexAt(pos)

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = EnsureVisible,
    ) -> None:
        """The first cell is in view already; no other one hides beneath it."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
            return
        hidden = self.held_width - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Qt moves the picture as it is: what stays must be painted again."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the first column over them."""
        super().paintEvent(event)
        width, first = self.held_width, self.rowAt(0)
        if not width or first < 0:
            return
        last = self.rowAt(self.viewport().height() - 1)
        painter = QPainter(self.viewport())
        for row in range(first, (last if last >= 0 else self.verticalHeader().count() - 1) + 1):
            self._paint_held(painter, row, width)
        painter.end()

    def _paint_held(self, painter: QPainter, row: int, width: int) -> None:
        index = self.model().index(row, 0)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, self.palette().base())
        row_panel = QStyle.PrimitiveElement.PE_PanelItemViewRow
        self.style().drawPrimitive(row_panel, option, painter, self)
        self.itemDelegate().paint(painter, option, index)
        edge = QRect(option.rect.right(), option.rect.top(), 1, option.rect.height())
        painter.fillRect(edge, self.ui.look.colour("line2"))
        painter.restore()
