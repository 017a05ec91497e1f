"""The room the window leaves to its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStackedWidget


class PageRoom(QScrollArea):
    """The window keeps to its size: a page that needs more than is left is scrolled."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(pages)
        pages.setAutoFillBackground(False)
        pages.currentChanged.connect(self.fit)

    def viewportEvent(self, event: QEvent) -> bool:
        """A page has come to need more or less."""
        answer = super().viewportEvent(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return answer

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the page shown all the room there is, and no less than it needs."""
        room = self.maximumViewportSize()
        needed = self._needed(room.width())
        if needed.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            needed = self._needed(room.width())
        self._pages.resize(room.expandedTo(needed))

    def _needed(self, width: int) -> QSize:
        page = self._pages.currentWidget()
        layout = page.layout() if page is not None else None  # pyright: ignore[reportUnnecessaryComparison]  # Qt answers null
        if layout is None:  # pyright: ignore[reportUnnecessaryComparison]  # Qt answers null
            return QSize()
        needed = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            wrapped = layout.totalMinimumHeightForWidth(max(width, needed.width()))
            needed.setHeight(min(needed.height(), wrapped))
        return needed
