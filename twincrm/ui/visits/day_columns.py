"""The programme of a visit as day columns: hours at the left, an item a block in its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from twincrm.domain.dates import clock_time, weekday_date
from twincrm.ui.kit.painting import painter_on
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip
from twincrm.ui.visits.day_grid import DayGrid, Measures, minute_of, moment_of
from twincrm.ui.visits.day_painting import HEAD, OFFER_AT, DayPainter, Seen
from twincrm.ui.visits.day_steps import DaySteps
from twincrm.ui.visits.item_face import spoken_item

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from twincrm.services.visits.programme_rows import ProgrammeRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.item_choice import ItemChoice

MEASURES = Measures(hour=40, row=24, gap=5, least_width=150)
"""In design pixels."""


class DayColumns(QAbstractScrollArea):
    """Days side by side; arrows or a click choose an item or a free hour, the rest is answered.

    ↑ ↓ walk in time, ← → from day to day; with Ctrl, ↑ ↓ walk by half hours, past the items.
    """

    def __init__(self, ui: UiContext, choice: ItemChoice) -> None:
        super().__init__()
        self._ui = ui
        self.choice = choice
        self._painter = DayPainter(ui)
        self._shown: int | None = None
        self.grid = self._measured()
        self.setAccessibleName(ui.texts.tr("Programme by days"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(ui.look.px(MEASURES.hour))
        choice.brought.connect(self._bring)
        choice.item_chosen.connect(self._take_choice)

    def show_rows(self, rows: Sequence[ProgrammeRow], visit: int | None = None) -> None:
        """Show what the choice holds: the same visit as it was scrolled, another from its start."""
        del rows
        same, self._shown = visit is not None and visit == self._shown, visit
        self._lay_out()
        if not same:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        elif self.hasFocus():
            self._bring()
        self._take_choice()

    def new_at(self) -> tuple[date, time | None] | None:
        """The chosen hour; behind the chosen item where that is one."""
        chosen = self.choice.chosen
        if self.choice.free is not None or chosen is None:
            return self.choice.free
        block = self.grid.block_of(chosen.id)
        if block is None or chosen.starts_at is None:
            return chosen.day, None
        return chosen.day, chosen.ends_at or moment_of(minute_of(chosen.starts_at) + 60)

    def block_rect(self, item: int) -> QRect:
        """Where an item is on the view; it may lie outside."""
        block = self.grid.block_of(item)
        return block.rect.translated(self._seen().origin).toRect() if block else QRect()

    def place_in_use(self) -> QRect:
        """Where the chosen item or free hour is on the view: what was just made is chosen."""
        seen, rect = self._seen(), self._chosen_rect()
        if rect.isNull():
            return QRect()
        return rect.translated(seen.origin).intersected(seen.content).toAlignedRect()

    def free_rect(self, day: date, moment: time) -> QRect:
        """Where a free hour is on the view."""
        return self.grid.free_rect(day, moment).translated(self._seen().origin).toRect()

    # -- what Qt calls ---------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that the columns answer are not taken by the window."""
        known = isinstance(event, QKeyEvent) and self.choice.knows(event, sideways=True)
        return known or super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """What is elided can be read in the tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.grid.block_at(self._inside(QPointF(event.pos())))
            words = spoken_item(self._ui.texts, block.row) if block is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is seen of the days."""
        del event
        painter = painter_on(self.viewport())
        self._painter.paint(painter, self.grid, self.choice, self._seen())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Hours and days stay where they are, so all is painted anew."""
        del dx, dy
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk; what else there is to do has keys of its own."""
        if self.choice.answer(event, sideways=True):
            return
        if not DaySteps(self.grid, self.choice).walk(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses an item or a free hour; on the offer of an empty day it adds."""
        if self._choose_at(event.position()) and event.button() == Qt.MouseButton.LeftButton:
            self.choice.answers.open_it()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens an item, or adds one where it is free."""
        at = self._inside(event.position())
        if self._on_content(event.position()) and (self.grid.block_at(at) or self.choice.free):
            self.choice.answers.open_it()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the mouse, or of the chosen one."""
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            rect = self._chosen_rect()
            if not rect.isNull():
                middle = rect.translated(self._seen().origin).center().toPoint()
                at = self.viewport().mapToGlobal(middle)
        else:
            self._choose_at(QPointF(event.pos()))
        self.choice.answers.menu(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first item is chosen when the keyboard comes in, else the first day."""
        super().focusInEvent(event)
        choice = self.choice
        if choice.chosen is None and choice.free is None:
            if choice.items:
                choice.choose(choice.items[0].id)
            elif choice.days:
                choice.choose_free(choice.days[0], OFFER_AT)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is chosen stays marked, more quietly."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- measures --------------------------------------------------------------------------------

    def _measured(self) -> DayGrid:
        px = self._ui.look.px
        sizes = Measures(*(px(size) for size in (MEASURES.hour, MEASURES.row, MEASURES.gap,
                                                 MEASURES.least_width)))  # fmt: skip
        corner, view = self._corner(), self.viewport().size()
        room = QSizeF(view.width() - corner.x(), view.height() - corner.y())
        return DayGrid(self.choice.days, self.choice.items, sizes, room)

    def _corner(self) -> QPointF:
        """Hours take as much room as the longest of them."""
        look, language = self._ui.look, self._ui.texts.language
        metrics = QFontMetricsF(look.font("small"))
        hours = (moment_of(hour * 60) for hour in range(24))
        words = (clock_time(hour, language, bare=True) for hour in hours if hour)
        wide = max(metrics.horizontalAdvance(each) for each in words)
        return QPointF(round(wide) + 2 * look.px(Space.S), look.px(HEAD))

    def _lay_out(self) -> None:
        self.grid = self._measured()
        corner, view, size = self._corner(), self.viewport().size(), self.grid.size
        for bar, whole, page in (
            (self.horizontalScrollBar(), size.width(), view.width() - corner.x()),
            (self.verticalScrollBar(), size.height(), view.height() - corner.y()),
        ):
            bar.setPageStep(int(page))
            bar.setRange(0, max(0, int(whole - page + 0.5)))
        self.viewport().update()

    def _seen(self) -> Seen:
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        view = QRectF(self.viewport().rect())
        return Seen(view, self._corner(), scrolled, self.hasFocus())

    def _inside(self, at: QPointF) -> QPointF:
        return at - self._seen().origin

    def _on_content(self, at: QPointF) -> bool:
        return self._seen().content.contains(at)

    # -- the choice ------------------------------------------------------------------------------

    def _choose_at(self, at: QPointF) -> bool:
        """Choose what is there; whether it was the offer of an empty day."""
        if not self._on_content(at):
            return False
        inside = self._inside(at)
        block, day = self.grid.block_at(inside), self.grid.day_at(inside.x())
        moment = self.grid.moment_at(inside.y())
        if block is not None:
            self.choice.choose(block.row.id)
        elif day is not None and moment is not None and self.choice.answers.writable():
            offered = self._offered(day) and self.grid.free_rect(day, OFFER_AT).contains(inside)
            self.choice.choose_free(day, OFFER_AT if offered else moment)
            return offered
        return False

    def _offered(self, day: date) -> bool:
        free = self.choice.free
        return not self.grid.of_day(day) and (free is None or free[0] != day)

    def _chosen_rect(self) -> QRectF:
        chosen, free = self.choice.chosen, self.choice.free
        if chosen is not None:
            block = self.grid.block_of(chosen.id)
            return block.rect if block is not None else QRectF()
        return self.grid.free_rect(*free) if free is not None else QRectF()

    def _bring(self) -> None:
        """Scroll as little as shows what is chosen; the top of what is higher than the view."""
        rect, part = self._chosen_rect(), self._seen().part
        if rect.isNull():
            return
        edge = self._ui.look.px(Space.S)
        for bar, first, last, seen_first, seen_last in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), part.left(), part.right()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), part.top(), part.bottom()),
        ):
            if first - edge < seen_first or last - first > seen_last - seen_first:
                bar.setValue(int(first - edge))
            elif last + edge > seen_last:
                bar.setValue(int(bar.value() + last + edge - seen_last + 0.5))

    def _take_choice(self) -> None:
        """Show what is chosen, and say it to whoever listens."""
        self.setAccessibleDescription(self._spoken())
        self.viewport().update()

    def _spoken(self) -> str:
        texts, chosen, free = self._ui.texts, self.choice.chosen, self.choice.free
        if chosen is not None:
            day = weekday_date(chosen.day, texts.language)
            return f"{day}, {spoken_item(texts, chosen)}"
        if free is None:
            return ""
        day, moment = weekday_date(free[0], texts.language), clock_time(free[1], texts.language)
        return f"{day}, {moment}, {texts.tr('nothing planned')}"
