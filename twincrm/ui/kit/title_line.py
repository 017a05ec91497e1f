"""The title of a page in one line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QLabel

from twincrm.ui.kit.labels import colour_label
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from twincrm.ui.kit.context import UiContext

LEAST = 320
"""Shorter titles are never elided; design pixels."""


class TitleLine(QLabel):
    """A title that ends in dots where a long name finds no room beside the buttons.

    The tooltip and what a screen reader says are then the whole title.
    """

    def __init__(self, ui: UiContext, title: str) -> None:
        super().__init__()
        self._least = ui.look.px(LEAST)
        self._title = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui.look.font("h1"))
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        colour_label(ui, self, "ink")
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title = title
        self.setAccessibleName(title)
        self._arrange()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole title."""
        return QSize(self._whole(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a short title, or for the beginning of a long one."""
        return QSize(min(self._whole(), self._least), self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it in another width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """As much of it as there is room for."""
        super().showEvent(event)
        self._arrange()

    def _whole(self) -> int:
        return ceil(QFontMetricsF(self.font()).horizontalAdvance(self._title)) + 1

    def _arrange(self) -> None:
        if not self.isVisible() or self.width() >= self._whole():
            words = self._title
        else:
            metrics, right = QFontMetricsF(self.font()), Qt.TextElideMode.ElideRight
            words = metrics.elidedText(self._title, right, self.width())
        self.setText(words)
        self.setToolTip(plain_tip("" if words == self._title else self._title))
