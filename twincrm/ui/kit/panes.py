"""F6 moves the keyboard from one part of the window to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class PaneSwitch(QObject):
    """F6 goes on, Shift+F6 goes back; every pane remembers where the keyboard was."""

    def __init__(self, window: QWidget, panes: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._panes: list[QWidget] = list(panes)
        self._last: dict[int, QWidget] = {}
        for keys, step in (("F6", self.go_on), ("Shift+F6", self.go_back)):
            QShortcut(QKeySequence(keys), window).activated.connect(step)

    def set_panes(self, panes: Sequence[QWidget]) -> None:
        """Other parts, after a page was rebuilt."""
        self._panes = list(panes)
        self._last.clear()

    def go_on(self) -> None:
        """To the next visible part."""
        self._go(1)

    def go_back(self) -> None:
        """To the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        panes = [pane for pane in self._panes if pane.isVisible() and pane.isEnabled()]
        if not panes:
            return
        focused: QWidget | None = QApplication.focusWidget()
        at = _pane_of(panes, focused)
        if at is not None and focused is not None:
            self._last[id(panes[at])] = focused
        elif step > 0:
            at = -1
        target = panes[((at or 0) + step) % len(panes)]
        kept = self._last.get(id(target))
        entry = kept if kept is not None and target.isAncestorOf(kept) else first_focus(target)
        if entry is not None:
            entry.setFocus(Qt.FocusReason.TabFocusReason)


def _pane_of(panes: Sequence[QWidget], focused: QWidget | None) -> int | None:
    for at, pane in enumerate(panes):
        if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
            return at
    return None


def first_focus(pane: QWidget) -> QWidget | None:
    """The first part of a pane that Tab would reach."""
    each = pane
    while True:
        reached = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reached and each.isVisible() and each.isEnabled():
            return each
        following: QWidget | None = each.nextInFocusChain()
        if following is None or following is pane or not pane.isAncestorOf(following):
            return None
        each = following
