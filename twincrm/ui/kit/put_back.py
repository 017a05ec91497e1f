"""Below the rows of a form: what was removed last, and the button that puts it back."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.kit.context import UiContext

_TURNS = count(1)
_OFFERING: WeakSet[PutBack] = WeakSet()
"""Where something can be put back: to look for them among all parts of a window takes long."""


class PutBack(QWidget):
    """Says “Removed: Choir”, with Undo; one row after the other comes back, the last one first."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._ways: list[tuple[int, str, Callable[[], None]]] = []
        self._words = label(ui, "", "body", "ink2", wrap=True)
        self.button = Button(ui, ui.texts.tr("Undo"), icon="undo-2", small=True)
        self.button.clicked.connect(self.put_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.M))
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        self.setVisible(False)

    @property
    def turn(self) -> int:
        """When its last row was removed, to be compared with others; 0 while there is none."""
        return self._ways[-1][0] if self._ways else 0

    @property
    def name(self) -> str:
        """What would come back."""
        return self._ways[-1][1] if self._ways else ""

    def offer(self, name: str, way: Callable[[], None]) -> None:
        """A row was removed, and *way* puts it back."""
        self._ways.append((next(_TURNS), name, way))
        self._show()
        announce(self, self._words.text())

    def put_back(self) -> None:
        """Put the last one back."""
        if self._ways:
            _, _, way = self._ways.pop()
            self._show()
            way()

    def forget(self) -> None:
        """Other rows are shown; nothing of these comes back."""
        self._ways.clear()
        self._show()

    def _show(self) -> None:
        words = self._ui.texts.tr("Removed: {what}").format(what=self.name)
        (_OFFERING.add if self._ways else _OFFERING.discard)(self)
        self._words.setText(words)
        self.button.setAccessibleDescription(words)
        self.setVisible(bool(self._ways))


def removed_last(within: QWidget) -> PutBack | None:
    """Where the row stood that was removed last in a form; None while all are there."""
    here = (each for each in _OFFERING if isValid(each) and within.isAncestorOf(each))
    offered = (each for each in here if each.turn and each.isVisible())
    return max(offered, key=lambda each: each.turn, default=None)
