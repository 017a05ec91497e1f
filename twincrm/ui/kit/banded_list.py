"""A list whose rows stand under bands: the first row below a band carries it on its shoulders.

A band is no row: positions, ids and the keyboard know nothing of it, and a list of any length pays
for its bands alone, not for its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from twincrm.ui.kit.painting import elided
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyledItemDelegate

    from twincrm.ui.kit.context import UiContext


class BandedList(RowList):
    """Rows below bands; the delegate paints a band with `paint_band` before its row."""

    def __init__(self, ui: UiContext, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__(ui, name, delegate)
        self._bands: Collection[int] = ()
        self._plain = 0
        """The height of rows for which the room for bands was made."""

    def set_bands(self, places: Collection[int]) -> None:
        """The positions of the rows above which a band stands, after the model has its rows."""
        rows = self.verticalHeader()
        for place in self._bands:  # Qt keeps the heights when a model has other rows
            if place < rows.count():
                rows.resizeSection(place, rows.defaultSectionSize())
        self._bands = places
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows of another height forget their bands."""
        super().resizeEvent(event)
        if self.verticalHeader().defaultSectionSize() != self._plain:
            self._make_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A band cannot be chosen."""
        if not self._on_band(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nor opened."""
        if not self._on_band(event):
            super().mouseDoubleClickEvent(event)

    def _on_band(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        row = self.rowAt(point.y())
        below = point.y() - self.rowViewportPosition(row)
        return row in self._bands and below < self.ui.look.px(Height.BAND)

    def _make_room(self) -> None:
        rows = self.verticalHeader()
        self._plain = rows.defaultSectionSize()
        for place in self._bands:
            rows.resizeSection(place, self._plain + self.ui.look.px(Height.BAND))
        self.updateGeometries()


def paint_band(painter: QPainter, ui: UiContext, rect: QRectF, words: str) -> QRectF:
    """The band with its words at the top of *rect*; what is left for the row."""
    look = ui.look
    band = QRectF(rect.left(), rect.top(), rect.width(), look.px(Height.BAND))
    painter.fillRect(band, look.colour("sunken"))
    line = QRectF(band.left(), band.bottom() - 1, band.width(), 1)
    painter.fillRect(line, look.colour("line"))
    painter.setFont(look.font("label"))
    painter.setPen(look.colour("ink2"))
    room = band.adjusted(look.px(Space.L), 0, -look.px(Space.L), 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, middle, elided(painter, words, room.width()))
    return rect.adjusted(0, band.height(), 0, 0)
