"""What is pressed and painted by ourselves: a row, a tile, a card, a face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.kit.context import UiContext

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedButton(QAbstractButton):
    """Has the keyboard, shows the hand of a link, and Enter presses it as Space does."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there as well; Qt's own buttons leave it to the dialog's default."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
