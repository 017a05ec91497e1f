"""The steps of an import in a line: which are done, which is the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincrm.ui.kit.painting import device_ratio, painter_on, put, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

    from twincrm.ui.kit.context import UiContext

DISC, GAP, LINE = 28, 8, 34
"""In design pixels: a numbered disc, what is beside it, the line to the next."""


class StepLine(QWidget):
    """Numbered discs with words, joined by lines; a screen reader hears the present step."""

    def __init__(self, ui: UiContext, names: Sequence[str]) -> None:
        super().__init__()
        self._ui = ui
        self._names = tuple(names)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """The step *at* (counted from 0) is the present one."""
        self._at = at
        words = self._ui.texts.tr("Step {n} of {total}: {name}")
        said = words.format(n=at + 1, total=len(self._names), name=self._names[at])
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """All in one line."""
        px, font = self._ui.look.px, QFontMetricsF(self._ui.look.font("strong"))
        words = sum(int(font.horizontalAdvance(name)) + 4 for name in self._names)
        count = len(self._names)
        width = words + count * (px(DISC) + px(GAP)) + (count - 1) * (px(LINE) + 2 * px(GAP))
        return QSize(width, px(DISC) + 2)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, word, line, and so on."""
        del event
        painter, px = painter_on(self), self._ui.look.px
        left, middle = 0.0, self.height() / 2
        for at, name in enumerate(self._names):
            self._disc(painter, at, QRectF(left, middle - px(DISC) / 2, px(DISC), px(DISC)))
            left += px(DISC) + px(GAP)
            left = self._word(painter, at, name, left)
            if at + 1 < len(self._names):
                tint = self._ui.look.colour("ink" if at < self._at else "line2")
                painter.fillRect(QRectF(left + px(GAP), middle - 1, px(LINE), 2), tint)
                left += px(LINE) + 2 * px(GAP)
        painter.end()

    def _disc(self, painter: QPainter, at: int, disc: QRectF) -> None:
        look, reached = self._ui.look, at <= self._at
        inner = disc.adjusted(1, 1, -1, -1)
        fill = look.colour("prim" if reached else "card")
        rounded(
            painter, inner, inner.height() / 2, fill, look.colour("prim" if reached else "line2")
        )
        if at < self._at:
            tick = self._ui.icons.pixmap("check", "onprim", 16, ratio=device_ratio(painter))
            left = disc.center().x() - tick.deviceIndependentSize().width() / 2
            put(painter, tick, left, disc.center().y())
            return
        painter.setFont(look.font("strong"))
        painter.setPen(look.colour("onprim" if reached else "ink2"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def _word(self, painter: QPainter, at: int, name: str, left: float) -> float:
        look = self._ui.look
        width = QFontMetricsF(look.font("strong")).horizontalAdvance(name) + 4
        painter.setFont(look.font("strong" if at == self._at else "body"))
        painter.setPen(look.colour("ink" if at <= self._at else "ink2"))
        room = QRectF(left, 0, width, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        return left + width
