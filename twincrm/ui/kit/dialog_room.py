"""The room of a dialog between its title and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize

from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QScreen

    from twincrm.ui.kit.context import UiContext

WINDOW_FRAME = 48
"""Pixels, whatever the zoom, that a title bar and the edges of a window take at most."""


class DialogRoom(ScrollPage):
    """As high as what it holds, but never higher than the screen leaves it: then it scrolls.

    *beside* tells the height of what else the dialog holds. Parts of `body` that can do with less
    room than they wish get what there is, down to their least; only then the page scrolls.
    """

    def __init__(self, ui: UiContext, beside: Callable[[], int]) -> None:
        super().__init__(ui)
        self._beside = beside
        page = ui.look.px(Space.PAGE)
        self.body.setContentsMargins(page, ui.look.px(Space.L), page, ui.look.px(Space.L))
        self.setWidgetResizable(False)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._page.installEventFilter(self)

    def most(self) -> QSize:
        """The largest size with which the dialog is still whole on its screen."""
        return whole_on(self.screen()) - QSize(0, self._beside())

    def sizeHint(self) -> QSize:
        """All of it, where the screen has room."""
        wish = self._page.sizeHint()
        return QSize(self._with_bar(wish.width()), wish.height()).boundedTo(self.most())

    def minimumSizeHint(self) -> QSize:
        """The least height of its parts in the width there is."""
        least = self._page.minimumSizeHint()
        width = self.width() if self.isVisible() else self._page.sizeHint().width()
        height = self._least_height(max(width, least.width()))
        return QSize(self._with_bar(least.width()), height).boundedTo(self.most())

    def hasHeightForWidth(self) -> bool:
        """Words that break in lines make it higher where it is narrow."""
        return self.body.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """All of it in this width, where the screen has room."""
        return min(self.body.totalHeightForWidth(width), self.most().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its parts get the room there is."""
        super().resizeEvent(event)
        self._share_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part that grows asks for a higher dialog."""
        told = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._share_out()
        return told

    def _share_out(self) -> None:
        room, least = self.contentsRect().size(), self._page.minimumSizeHint().width()
        width = max(room.width(), least)
        if self._least_height(width) > room.height():
            width = max(width - self.verticalScrollBar().sizeHint().width(), least)
        self._page.resize(width, max(room.height(), self._least_height(width)))

    def _with_bar(self, width: int) -> int:
        """A width, and the scroll bar's where the screen is too low for the page."""
        scrolls = self._least_height(width) > self.most().height()
        return width + (self.verticalScrollBar().sizeHint().width() if scrolls else 0)

    def _least_height(self, width: int) -> int:
        if self.body.hasHeightForWidth():
            return self.body.totalMinimumHeightForWidth(width)
        return self._page.minimumSizeHint().height()


def whole_on(screen: QScreen) -> QSize:
    """The largest size with which a window, its title bar included, is whole on a screen."""
    return screen.availableGeometry().size() - QSize(0, WINDOW_FRAME)
