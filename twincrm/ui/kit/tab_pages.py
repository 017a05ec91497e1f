"""The pages of a long form, one at a time: a tab for each above what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from twincrm.ui.kit.labels import rule
from twincrm.ui.kit.reading_order import first_field, stops_in
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from twincrm.ui.kit.context import UiContext

_INTO_PAGE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class TabPages(QWidget):
    """Tabs above, the parts of the chosen page below; ← and → move along the tabs.

    A click on a tab puts the keyboard into its page, as Space, Enter and ↓ do on the tabs. It is
    as high as the page that is shown.
    """

    def __init__(self, ui: UiContext, spoken: str) -> None:
        super().__init__()
        self._ui = ui
        self._pages: list[QWidget] = []
        self._first: list[QWidget | None] = []
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
        self.tabs.tabBarClicked.connect(self._choose)
        self.tabs.installEventFilter(self)

    def add(self, title: str, parts: Sequence[QWidget], first: QWidget | None = None) -> None:
        """Put a page behind the others; *first* takes the keyboard there, else its first field."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.L))
        for part in parts:
            column.addWidget(part)
        self._column.addWidget(page)
        self._pages.append(page)
        self._first.append(first)
        page.setVisible(len(self._pages) == 1)
        self.tabs.addTab(title)

    def bring(self, widget: QWidget) -> None:
        """Show the page on which a widget stands; for one that stands on none, nothing changes."""
        for at, page in enumerate(self._pages):
            if page.isAncestorOf(widget):
                self.tabs.setCurrentIndex(at)

    def enter(self) -> None:
        """Put the keyboard into the page that is shown."""
        at = self.tabs.currentIndex()
        page = self._pages[at]
        stops = (each for each in stops_in(page) if each.isEnabled() and each.isVisibleTo(page))
        wanted = self._first[at] or first_field(page) or next(stops, None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the tabs one goes down into the page; Enter there saves nothing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and Qt.Key(event.key()) in _INTO_PAGE:
                self.enter()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, at: int) -> None:
        """The keyboard must not fall to a button below because its page is hidden."""
        if at >= 0:
            self.tabs.setCurrentIndex(at)
            self.enter()

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
