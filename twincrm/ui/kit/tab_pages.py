"""The pages of a long form, one at a time: a tab for each above what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from twincrm.ui.kit.labels import rule
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.context import UiContext


class TabPages(QWidget):
    """Tabs above, the parts of the chosen page below; ← and → move along the tabs.

    It is as high as the page that is shown.
    """

    def __init__(self, ui: UiContext, spoken: str) -> None:
        super().__init__()
        self._ui = ui
        self._pages: list[QWidget] = []
        self.tabs = QTabBar()
        self.tabs.setFont(ui.look.font("strong"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(spoken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.tabs)
        self._column.addWidget(rule())
        self._column.addSpacing(ui.look.px(Space.L))
        self.tabs.currentChanged.connect(self._follow)

    def add(self, title: str, parts: Sequence[QWidget]) -> None:
        """Put a page behind the others."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.L))
        for part in parts:
            column.addWidget(part)
        self._column.addWidget(page)
        self._pages.append(page)
        page.setVisible(len(self._pages) == 1)
        self.tabs.addTab(title)

    def bring(self, widget: QWidget) -> None:
        """Show the page on which a widget stands; for one that stands on none, nothing changes."""
        for at, page in enumerate(self._pages):
            if page.isAncestorOf(widget):
                self.tabs.setCurrentIndex(at)

    def _follow(self, at: int) -> None:
        for number, page in enumerate(self._pages):
            page.setVisible(number == at)


def bring_forth(widget: QWidget) -> None:
    """Show every page on which a widget stands, so that it can take the keyboard."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, TabPages):
            above.bring(widget)
        above = above.parentWidget()
