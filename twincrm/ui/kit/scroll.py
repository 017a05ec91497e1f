"""A page higher than the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from twincrm.ui.kit.context import UiContext


class ScrollPage(QScrollArea):
    """Scrolls up and down, never sideways; what it holds goes into `body`.

    The keyboard is followed: a field reached with Tab comes into view. *bar_gap* keeps the page
    off the scroll bar, where there is one.
    """

    def __init__(self, ui: UiContext, *, margin: int = 0, bar_gap: int = 0) -> None:
        super().__init__()
        self._ui = ui
        self._bar_gap = ui.look.px(bar_gap) if bar_gap else 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._page = page = _Page()
        page.setProperty("part", "scrolled")
        page.setAutoFillBackground(False)
        self.body = QVBoxLayout(page)
        edge = ui.look.px(margin) if margin else 0
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(ui.look.px(Space.M))
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words may break elsewhere; what they need then is asked once more when all is placed."""
        super().resizeEvent(event)
        if self._bar_gap:
            edge = self.body.contentsMargins()
            edge.setRight(self._bar_gap if self.viewport().width() < self.width() else 0)
            self.body.setContentsMargins(edge)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def showEvent(self, event: QShowEvent) -> None:
        """What was put in while nobody looked has told nobody what it needs."""
        super().showEvent(event)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def place_parts(self) -> None:
        """Give the parts of a page that was filled anew their places before it is painted.

        Qt shows what is put into a page in sight a moment later, and asks for its height after
        that: a picture in between would squeeze the new parts into the height of the old.
        """
        here = Qt.FindChildOption.FindDirectChildrenOnly
        for part in self._page.findChildren(QWidget, options=here):
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
        QCoreApplication.sendPostedEvents(self._page, QEvent.Type.LayoutRequest)

    def show_part(self, part: QWidget) -> None:
        """Bring a part to the top of the page, as far as the page is long enough."""
        top = part.mapTo(self._page, part.rect().topLeft()).y() - self._ui.look.px(Space.S)
        self.verticalScrollBar().setValue(top)

    def bring(self, part: QWidget) -> None:
        """Scroll as little as shows a whole part; the top of one that is higher than the view."""
        across, edge = part.width(), self._ui.look.px(Space.L)
        for y in (part.height(), 0):
            corner = part.mapTo(self._page, QPoint(across // 2, y))
            self.ensureVisible(corner.x(), corner.y(), 0, edge)


class _Page(QWidget):
    """As high as its words are in the width that there is; Qt would think of the least width."""

    def minimumSizeHint(self) -> QSize:
        """Where words break, the height follows from the width."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def bring_into_view(part: QWidget) -> None:
    """Show a part that was just added, as soon as it has found its place on its page."""
    QTimer.singleShot(0, part, partial(_bring, part))


def _bring(part: QWidget) -> None:
    above: QWidget | None = part
    while above is not None:
        QCoreApplication.sendPostedEvents(above, QEvent.Type.LayoutRequest)  # so it has its place
        if isinstance(above, ScrollPage):
            above.bring(part)
            return
        above = above.parentWidget()
