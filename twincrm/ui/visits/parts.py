"""The parts of a visit, one at a time: a tab for each, with how much there is of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from twincrm.ui.kit.badges import count_pill
from twincrm.ui.kit.labels import rule
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.badges import Badge
    from twincrm.ui.kit.context import UiContext

MARK = 3
"""The line below the chosen tab, in design pixels."""


class VisitParts(QWidget):
    """Tabs above, the chosen part below; ← and → move along the tabs.

    Signals: part_chosen(str) when another part is shown.
    """

    part_chosen = Signal(str)

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._keys: list[str] = []
        self._pills: dict[str, Badge] = {}
        self._icons: list[QIcon] = []
        self._starts: dict[str, QWidget] = {}
        self.tabs = QTabBar()
        self.tabs.setFont(ui.look.font("strong"))
        self.tabs.setProperty("counted", True)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(ui.texts.tr("Parts of the visit"))
        edge = ui.look.px(18)
        self.tabs.setIconSize(QSize(edge, edge))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._follow)

    def add(self, key: str, words: tuple[str, str], part: QWidget, start: QWidget) -> None:
        """Put a part with its title and icon behind the others; *start* takes the keyboard."""
        title, icon = words
        self._keys.append(key)
        self._starts[key] = start
        self._stack.addWidget(part)
        self._icons.append(self._ui.icons.icon(icon, "ink", 18))
        at = self.tabs.addTab(self._icons[-1], title)
        pill = self._pills[key] = count_pill(self._ui, "0")
        self.tabs.setTabButton(at, QTabBar.ButtonPosition.RightSide, self._holding(pill))
        self._name(at)

    def set_count(self, key: str, n: int) -> None:
        """Say how much there is of a part."""
        pill, at = self._pills[key], self._keys.index(key)
        pill.setText(str(n))
        _fix(pill)
        self.tabs.setTabText(at, self.tabs.tabText(at))  # the bar measures its tabs anew
        self._dress()
        self._name(at)

    def _holding(self, pill: Badge) -> QWidget:
        """The pill as near to its own word as to no other, in the middle of the words' height."""
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, self._ui.look.px(Space.M), self._ui.look.px(MARK))
        line.addWidget(pill)
        _fix(pill)
        return held

    @property
    def part(self) -> str:
        """Which part is shown."""
        return self._keys[self.tabs.currentIndex()]

    @property
    def start(self) -> QWidget:
        """What takes the keyboard in the part that is shown."""
        return self._starts[self.part]

    def show_part(self, key: str) -> None:
        """Show another part; an unknown one changes nothing."""
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all would not have room, the tabs do without their icons."""
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        """Icons on the tabs, as far as there is room."""
        self._show_icons(self._icons)
        if self.tabs.sizeHint().width() > self.width():
            self._show_icons([QIcon()] * len(self._icons))

    def _show_icons(self, icons: Sequence[QIcon]) -> None:
        for at, icon in enumerate(icons):
            self.tabs.setTabIcon(at, icon)

    def set_low(self, low: bool) -> None:
        """Lower tabs, where the page is low."""
        self.tabs.setProperty("low", low)
        self.tabs.style().unpolish(self.tabs)
        self.tabs.style().polish(self.tabs)

    def _name(self, at: int) -> None:
        """What a screen reader says of a tab."""
        title, n = self.tabs.tabText(at), self._pills[self._keys[at]].text()
        self.tabs.setAccessibleTabName(at, f"{title}, {n}")

    def _follow(self, at: int) -> None:
        if 0 <= at < self._stack.count():
            self._stack.setCurrentIndex(at)
            self.part_chosen.emit(self._keys[at])


def _fix(pill: Badge) -> None:
    """As wide as its number, and what holds it as well: the bar asks only for the size there is."""
    pill.setFixedSize(pill.sizeHint())
    held = pill.parentWidget()
    if held is not None:
        held.resize(held.sizeHint())
