"""The heads of a table whose columns are chosen: sorted by a click, moved and widened by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView

from twincrm.ui.kit.painting import device_ratio, put
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.context import UiContext

HELD_SHARE = 0.6
"""A first column that takes more of the table goes with the others: nothing else would be seen."""
ARROW, NUMBER, EDGE = 16, 9, 11
"""The arrow, the number beside it and the air at the edge of a head, in design pixels."""


class ColumnHeads(QHeaderView):
    """Heads with an arrow where rows are sorted, numbered where they are sorted by several.

    Signals: sort_wanted(int, bool) a head was clicked, True with Shift; widened(int, int) a column
    was given another width in pixels; carried(int, int) a column was moved from a place to another.
    """

    sort_wanted = Signal(int, bool)
    widened = Signal(int, int)
    carried = Signal(int, int)

    def __init__(self, ui: UiContext) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._ui = ui
        self._sorted: dict[int, tuple[int, bool]] = {}
        self._fixed_order: frozenset[int] = frozenset()
        self._held: list[int] = []
        self._moved = 0
        self._settling = False
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(ui.look.px(24))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.promise(sorts=True)
        self.sectionClicked.connect(self._click)
        self.sectionMoved.connect(self._carry)

    def show_sorted(self, keys: Sequence[tuple[int, bool]], fixed: frozenset[int]) -> None:
        """Which columns rows are sorted by, True for descending; those *fixed* cannot be."""
        self._sorted = {section: (at, down) for at, (section, down) in enumerate(keys, 1)}
        self._fixed_order = fixed
        self.viewport().update()

    def promise(self, *, sorts: bool) -> None:
        """Say what a click does; nothing that it does not."""
        tr = self._ui.texts.tr
        told = tr("A click sorts; a click with Shift sorts by one more column.")
        self.setToolTip(plain_tip(told if sorts else tr("Rows are not sorted by this column.")))

    def viewportEvent(self, event: QEvent) -> bool:
        """The words for the head that the mouse points at."""
        if isinstance(event, QHelpEvent):
            self.promise(sorts=self.logicalIndexAt(event.pos()) not in self._fixed_order)
        return super().viewportEvent(event)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N802, N803 - Qt's names
        """The words, and room for the arrow where there is one: kept free everywhere it cut words.

        With five columns at 130 % that was room for half an office (November 2026).
        """
        size = super().sectionSizeFromContents(logicalIndex)
        if logicalIndex in self._sorted:
            size.setWidth(size.width() + self._ui.look.px(ARROW + NUMBER))
        return size

    def paintSection(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 - Qt's name
    ) -> None:
        """The head, then arrow and number behind its words."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex in self._sorted:
            self._paint_arrow(painter, rect, logicalIndex)

    @property
    def held_width(self) -> int:
        """How wide the first column is where it stays while the others pass beneath; else 0."""
        width = self.sectionSize(0) if self.count() else 0
        return width if self.offset() and width <= self.width() * HELD_SHARE else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads, the first one over those that pass beneath it."""
        super().paintEvent(event)
        width = self.held_width
        if width:
            painter = QPainter(self.viewport())
            rect = QRect(0, 0, width, self.height())
            painter.setClipRect(rect)
            painter.fillRect(rect, self._ui.look.colour("sunken"))
            self.paintSection(painter, rect, 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the widths: what differs at the end was widened by hand."""
        self._held = [self.sectionSize(at) for at in range(self.count())]
        self._moved = self.offset() if event.position().x() < self.held_width else 0
        super().mousePressEvent(self._meant(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The held head is moved over and widened where it is seen."""
        if not event.buttons():
            self._moved = self.offset() if event.position().x() < self.held_width else 0
        super().mouseMoveEvent(self._meant(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was widened."""
        super().mouseReleaseEvent(self._meant(event))
        held, self._held = self._held, []
        for section, before in enumerate(held[: self.count()]):
            if self.sectionSize(section) != before:
                self.widened.emit(section, self.sectionSize(section))

    def _meant(self, event: QMouseEvent) -> QMouseEvent:
        """The event where the first head would be if it had gone with the others."""
        if not self._moved:
            return event
        place = event.position() - QPointF(self._moved, 0)
        return QMouseEvent(
            event.type(),
            place,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def _paint_arrow(self, painter: QPainter, rect: QRect, section: int) -> None:
        place, down = self._sorted[section]
        px, look = self._ui.look.px, self._ui.look
        font = look.font("label")
        title = str(self.model().headerData(section, self.orientation()) or "")
        words = int(QFontMetricsF(font).horizontalAdvance(title))
        wide = px(ARROW + (NUMBER if len(self._sorted) > 1 else 0))
        left = min(rect.left() + px(EDGE) + words + px(4), rect.right() - wide)
        middle = rect.center().y()
        name = "chevron-down" if down else "chevron-up"
        arrow = self._ui.icons.pixmap(name, "ink2", ARROW, ratio=device_ratio(painter))
        put(painter, arrow, left, middle)
        if len(self._sorted) > 1:
            painter.save()
            painter.setFont(look.font("badge"))
            painter.setPen(look.colour("ink2"))
            room = QRect(QPoint(left + px(ARROW), rect.top()), QSize(px(NUMBER + 4), rect.height()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(place))
            painter.restore()

    def _click(self, section: int) -> None:
        if section not in self._fixed_order:
            shift = Qt.KeyboardModifier.ShiftModifier
            self.sort_wanted.emit(section, bool(QApplication.keyboardModifiers() & shift))

    def _carry(self, section: int, before: int, after: int) -> None:
        """The model puts its columns in order, so the heads themselves stay in theirs."""
        del section
        if self._settling:
            return
        self._settling = True
        self.moveSection(after, before)
        self._settling = False
        self.carried.emit(before, after)
