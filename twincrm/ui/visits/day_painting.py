"""Paints a programme as day columns: hours, days, and the items as blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from twincrm.domain.dates import clock_time, day_and_month, weekday
from twincrm.ui.kit.painting import elided
from twincrm.ui.theme.tokens import Radius, Space
from twincrm.ui.visits.block_painting import BlockPainter, dashed
from twincrm.ui.visits.item_words import planned

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, TypeName
    from twincrm.ui.visits.day_grid import DayGrid
    from twincrm.ui.visits.item_choice import ItemChoice

HEAD = 52
"""Weekday and date above a column, in design pixels."""
OFFER_AT = time(10)
"""At what time something is offered to be added to an empty day."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of the columns: the view, the corner between hours and days, the scroll."""

    view: QRectF
    corner: QPointF
    scrolled: QPointF
    focused: bool = False

    @property
    def content(self) -> QRectF:
        """Where the columns are, on the view."""
        return QRectF(self.corner, self.view.bottomRight())

    @property
    def origin(self) -> QPointF:
        """Where the first day begins, on the view."""
        return self.corner - self.scrolled

    @property
    def part(self) -> QRectF:
        """What is seen, measured from where the first day begins."""
        return self.content.translated(-self.origin.x(), -self.origin.y())


class DayPainter:
    """Paints what is seen of a grid, and no more."""

    def __init__(self, ui: UiContext) -> None:
        self._ui = ui
        self._blocks = BlockPainter(ui)

    def paint(self, painter: QPainter, grid: DayGrid, choice: ItemChoice, seen: Seen) -> None:
        """Everything."""
        painter.save()
        painter.setClipRect(seen.content)
        painter.translate(seen.origin)
        self._lines(painter, grid, seen.part)
        for block in grid.within(seen.part):
            chosen = choice.chosen is not None and choice.chosen.id == block.row.id
            self._blocks.paint(
                painter, block, "here" if chosen and seen.focused else "kept" if chosen else ""
            )
        self._free(painter, grid, choice, seen)
        painter.restore()
        self._hours(painter, grid, seen)
        self._heads(painter, grid, seen)

    def _lines(self, painter: QPainter, grid: DayGrid, part: QRectF) -> None:
        line, sunken = self._ui.look.colour("line"), self._ui.look.colour("paper")
        if grid.band:
            painter.fillRect(QRectF(part.left(), 0, part.width(), grid.band), sunken)
        for hour in range(grid.first, grid.last + 1):
            y = round(grid.y_of(hour * 60))
            painter.fillRect(QRectF(part.left(), y, part.width(), 1), line)
        for day in grid.seen_days(part):
            painter.fillRect(QRectF(round(grid.left(day)), part.top(), 1, part.height()), line)

    def _free(self, painter: QPainter, grid: DayGrid, choice: ItemChoice, seen: Seen) -> None:
        """Empty days offer to be filled; an hour that is chosen says which it is."""
        ui, words = self._ui, self._ui.texts.tr("Add item…")
        free = choice.free
        if choice.answers.writable():
            for day in grid.seen_days(seen.part):
                if not grid.of_day(day) and (free is None or free[0] != day):
                    self._offer(painter, grid.free_rect(day, OFFER_AT), words, "line2")
        if free is not None and free[0] in grid.days:
            said = clock_time(free[1], ui.texts.language)
            self._offer(painter, grid.free_rect(*free), said, "focus" if seen.focused else "line2")

    def _offer(self, painter: QPainter, rect: QRectF, words: str, border: str) -> None:
        ui, look = self._ui, self._ui.look
        strong = border == "focus"
        colour = look.colour("focus" if strong else "line2")
        fill = QColor(look.tone("info").bg) if strong else look.colour("card")
        dashed(painter, rect, look.px(Radius.BLOCK), fill, QPen(colour, 2 if strong else 1))
        picture = ui.icons.pixmap("plus", "info", 16)
        painter.setFont(look.sans(14.5, semibold=True))
        painter.setPen(look.colour("info"))
        left = rect.left() + look.px(Space.S)
        top = round(rect.center().y() - look.px(16) / 2)
        painter.drawPixmap(QPointF(round(left), top), picture)
        left += look.px(16) + look.px(Space.XS)
        room = QRectF(left, rect.top(), rect.right() - left - look.px(Space.XS), rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(painter, words, room.width()))

    def _hours(self, painter: QPainter, grid: DayGrid, seen: Seen) -> None:
        look, language = self._ui.look, self._ui.texts.language
        painter.save()
        painter.setClipRect(QRectF(0, seen.corner.y(), seen.corner.x(), seen.view.height()))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        high = look.line("small")
        for hour in range(grid.first, grid.last + 1):
            y = grid.y_of(hour * 60) + seen.origin.y() - high / 2
            room = QRectF(0, y, seen.corner.x() - look.px(Space.S), high)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, clock_time(time(hour % 24), language, bare=True))
        painter.restore()

    def _heads(self, painter: QPainter, grid: DayGrid, seen: Seen) -> None:
        look = self._ui.look
        painter.save()
        top = QRectF(seen.corner.x(), 0, seen.content.width(), seen.corner.y())
        painter.setClipRect(top)
        for day in grid.seen_days(seen.part):
            left = seen.origin.x() + grid.left(day)
            painter.fillRect(QRectF(round(left), 0, 1, seen.corner.y()), look.colour("line"))
            self._head(
                painter, day, QRectF(left, 0, grid.width, seen.corner.y()), len(grid.of_day(day))
            )
        painter.restore()
        line = QRectF(0, seen.corner.y() - 1, seen.view.width(), 1)
        painter.fillRect(line, look.colour("line"))

    def _head(self, painter: QPainter, day: date, room: QRectF, items: int) -> None:
        """The weekday, below it the date and how much there is to do."""
        look, texts = self._ui.look, self._ui.texts
        name = weekday(day, texts.language)
        count = planned(texts, items)
        short = day_and_month(day.month, day.day, texts.language)
        edge = look.px(Space.M)
        left, wide = room.left() + edge, room.width() - edge - look.px(Space.XS)
        shown = f"{short} · {count}"
        if QFontMetricsF(look.font("small")).horizontalAdvance(shown) > wide:
            shown = short
        lines: tuple[tuple[TypeName, str, Token], ...] = (
            ("h2", name[:1].upper() + name[1:], "ink"),
            ("small", shown, "ink2"),
        )
        y = room.top() + look.px(Space.XS)
        for style, words, token in lines:
            painter.setFont(look.font(style))
            painter.setPen(look.colour(token))
            high = look.line(style)
            line = QRectF(left, y, wide, high)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided(painter, words, wide))
            y += high
