"""The one search box: asks with every key stroke, clears itself, hands over to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.fields import TextField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincrm.ui.kit.context import UiContext

PAUSE = 0
"""Milliseconds without a key stroke before the list is asked: strokes that wait already go first,
and an answer that the next stroke makes outdated is given up."""


class SearchField(TextField):
    """A text field with a magnifying glass and a cross.

    Signals: searched(str) after typing, at once on Enter and when cleared;
    list_wanted() on arrow down or page down; opened() on Enter.
    """

    searched = Signal(str)
    list_wanted = Signal()
    opened = Signal()

    def __init__(self, ui: UiContext, placeholder: str, *, pause: int = PAUSE) -> None:
        super().__init__(ui, icon="search", placeholder=placeholder)
        self._asked = ""
        self.typed_last = False
        """Whether something was typed here since the last step in the file."""
        self.setAccessibleName(placeholder)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self.search_now)
        self._clear = Button(
            ui,
            ui.texts.tr("Clear the search"),
            icon="x",
            variant="quiet",
            small=True,
            icon_only=True,
        )
        self._clear.setParent(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setVisible(False)
        self._clear.clicked.connect(self.clear_search)
        margins = self.textMargins()
        margins.setRight(ui.look.px(34))
        self.setTextMargins(margins)
        self.textChanged.connect(self._wait)
        self.textEdited.connect(self._typed)

    def clear_search(self) -> None:
        """Empty the box and show everything again."""
        self.clear()
        self.search_now()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_now(self) -> None:
        """Ask at once, unless this was asked already."""
        self._timer.stop()
        if self.value != self._asked:
            self._asked = self.value
            self.searched.emit(self._asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down goes to the list, Enter opens its first row, Esc clears."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.search_now()
            self.list_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
            self.opened.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the far end."""
        super().resizeEvent(event)
        edge = min(self._clear.sizeHint().height(), self.height() - 4)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 4 if mirrored else self.width() - edge - 4
        self._clear.setGeometry(left, (self.height() - edge) // 2, edge, edge)

    def _typed(self) -> None:
        self.typed_last = True

    def _wait(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._timer.start()
