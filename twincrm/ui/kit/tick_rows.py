"""Rows that can be ticked: a box, two lines of words, perhaps columns, a badge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtWidgets import QStyledItemDelegate

from twincrm.ui.kit.banded_list import paint_band
from twincrm.ui.kit.painting import (
    LIST_BADGE,
    device_ratio,
    paint_pill,
    pill_width,
    put,
    rounded,
)
from twincrm.ui.kit.row_ground import paint_ground
from twincrm.ui.kit.tick_columns import TickColumns, TickHeads
from twincrm.ui.models.lazy_table import ID_ROLE, ROW_ROLE
from twincrm.ui.theme.tokens import Height, Radius, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.tick_columns import AsideWords
    from twincrm.ui.theme.tokens import Token, ToneName

    Index = QModelIndex | QPersistentModelIndex

BOX = 22
"""The edge of the box that is ticked."""
LEAD = 20
"""The edge of the picture before the words, in design pixels."""
BELOW = 480
"""Narrower rows have the badge on a line of its own."""


class TickRow(Protocol):
    """What is painted of a row."""

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def second(self) -> str:
        """What stands below, or nothing."""
        ...

    @property
    def done(self) -> bool:
        """Whether it is ticked."""
        ...

    @property
    def faded(self) -> bool:
        """Whether it is over, so that its title steps back."""
        ...

    @property
    def lead(self) -> str:
        """The picture before the words, or none."""
        ...

    @property
    def tone(self) -> ToneName:
        """The colours of the badge."""
        ...

    @property
    def due(self) -> str:
        """The words of the badge; none for no badge."""
        ...

    @property
    def icon(self) -> str:
        """The picture in the badge."""
        ...

    @property
    def asides(self) -> tuple[AsideWords, ...]:
        """What stands in columns, where the list has any."""
        ...


class TickDelegate(QStyledItemDelegate):
    """Box, picture, title, second line, columns where there are any, badge.

    *band_of* tells the words of the band above a row, by its position.
    Signals: ticked(object) with the id of a row whose box was clicked.
    """

    ticked = Signal(object)

    def __init__(
        self,
        ui: UiContext,
        band_of: Callable[[int], str] | None = None,
        columns: TickColumns | None = None,
    ) -> None:
        super().__init__()
        self._ui = ui
        self._band_of = band_of
        self._columns = columns or TickColumns(ui, "", ())

    def heads(self) -> TickHeads:
        """The titles of the columns, to stand above the rows."""
        px = self._ui.look.px
        return TickHeads(self._columns, self._words_from() + px(LEAD + Space.M))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height, so that views need not ask for each."""
        del index
        px = self._ui.look.px
        high = px(Height.ROW_LIST) + (px(LIST_BADGE.height) if self._below(option) else 0)
        return QSize(px(240), high)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click into the box, or beside it, ticks."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            rect, at = QRectF(option.rect), event.position()
            if self._band(index):
                rect.setTop(rect.top() + self._ui.look.px(Height.BAND))
            inside = rect.contains(at) and at.x() <= rect.left() + self._words_from()
            if inside and event.button() == Qt.MouseButton.LeftButton:
                self.ticked.emit(index.data(ID_ROLE))
                return True
        return super().editorEvent(event, model, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        row: TickRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHints(painter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        band = self._band(index)
        if band:
            rect = paint_band(painter, self._ui, rect, band)
        paint_ground(painter, self._ui.look, option.state, rect)
        self._paint_box(painter, row, rect)
        self._paint_words(painter, row, rect, below=self._below(option))
        painter.restore()

    def _band(self, index: Index) -> str:
        return self._band_of(index.row()) if self._band_of is not None else ""

    def _words_from(self) -> int:
        px = self._ui.look.px
        return px(15) + px(BOX) + px(15)

    def _below(self, option: QStyleOptionViewItem) -> bool:
        look = self._ui.look
        return 0 < QRectF(option.rect).width() < look.px(BELOW)

    def _paint_box(self, painter: QPainter, row: TickRow, rect: QRectF) -> None:
        look = self._ui.look
        edge = look.px(BOX)
        box = QRectF(rect.left() + look.px(15), rect.center().y() - edge / 2, edge, edge)
        if not row.done:
            fill, border = look.colour("card"), look.colour("line2")
            rounded(painter, box, look.px(Radius.CHECK), fill, border, 2)
            return
        rounded(painter, box, look.px(Radius.CHECK), look.colour("prim"))
        tick = self._ui.icons.pixmap("check", "onprim", 16, ratio=device_ratio(painter))
        left = box.center().x() - tick.deviceIndependentSize().width() / 2
        put(painter, tick, left, box.center().y())

    def _paint_words(self, painter: QPainter, row: TickRow, rect: QRectF, *, below: bool) -> None:
        look = self._ui.look
        left, right = rect.left() + self._words_from(), rect.right() - look.px(14)
        if row.lead:
            picture = self._ui.icons.pixmap(row.lead, "ink2", LEAD, ratio=device_ratio(painter))
            left += put(painter, picture, left, rect.center().y()) + look.px(Space.M)
        head = QRectF(left, rect.top(), right - left, look.px(Height.ROW_LIST))
        if row.due:
            self._paint_badge(painter, row, (rect, head), below=below)
        places = self._columns.places(rect)
        if places:
            head.setRight(self._columns.paint(painter, rect, row.asides, head.right()))
        second = self._columns.second(rect, row.second, row.asides)
        high = look.px(22)
        top = head.top() + look.px(10) if second else head.center().y() - high / 2
        upper = QRectF(head.left(), top, head.width(), high)
        lower = QRectF(head.left(), top + look.px(21), head.width(), look.px(20))
        self._paint_text(painter, upper, row.title, look.font("strong"), _ink(row))
        self._paint_text(painter, lower, second, look.sans(14.5), "ink2")

    def _paint_badge(
        self, painter: QPainter, row: TickRow, rooms: tuple[QRectF, QRectF], *, below: bool
    ) -> None:
        """At the end of the row, in its column, or below the words, which get what is left."""
        whole, head = rooms
        look, high = self._ui.look, self._ui.look.px(LIST_BADGE.height)
        width = pill_width(look, row.due, icon=True, style=LIST_BADGE)
        width = min(width, int(head.width()))
        pill = QRectF(head.right() - width, round(head.center().y() - high / 2), width, high)
        column = self._columns.badge_from(whole)
        if below:
            pill.moveTo(head.left(), head.bottom() - look.px(6))
        elif column is not None:
            pill.moveLeft(min(pill.left(), column))
        if not below:
            head.setRight(pill.left() - look.px(10))
        paint_pill(painter, self._ui, pill, row.tone, row.due, row.icon, LIST_BADGE)

    def _paint_text(
        self, painter: QPainter, room: QRectF, text: str, font: QFont, token: Token
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._ui.look.colour(token))
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetricsF(font).elidedText(text, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _ink(row: TickRow) -> Token:
    return "ink2" if row.faded else "ink"
