"""A fact that can be copied with mouse and keyboard, and that never leaves its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu

from twincrm.ui.kit.clipboard import copy_text
from twincrm.ui.kit.labels import colour_label

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent

    from twincrm.ui.kit.context import UiContext

BREAK = "\u200b"
"""A blank of no width: long addresses of the net may break here; never copied."""
_CHANGING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONG = re.compile(r"\S{20,}")
_SIGNS = re.compile(r"([@./_-])(?=\S)")


class FactText(QLabel):
    """Plain text; Tab marks the whole of it, ready to be copied.

    Signals: clicked() when the mouse marked nothing; change_wanted() with F2 or Enter, where it
    can be changed; keyboard_here(bool) when the keyboard comes or goes.
    """

    clicked = Signal()
    change_wanted = Signal()
    keyboard_here = Signal(bool)

    def __init__(self, ui: UiContext, text: str, spoken: str) -> None:
        super().__init__(_LONG.sub(lambda word: _SIGNS.sub(rf"\1{BREAK}", word[0]), text))
        self._ui = ui
        self.can_change = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui.look.font("body"))
        colour_label(ui, self, "ink")
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(ui.look.px(40))
        self.setAccessibleName(spoken)

    def widest_word(self) -> int:
        """The width that is needed at least; what may break counts by its pieces."""
        metrics = self.fontMetrics()
        pieces = self.text().replace(BREAK, " ").split()
        return max(map(metrics.horizontalAdvance, pieces), default=0)

    @property
    def value(self) -> str:
        """The text as it is kept."""
        return _kept(self.text())

    def copy(self) -> None:
        """Copy what is marked, else all."""
        copy_text(_kept(self.selectedText()) or self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy without the breaks."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self.can_change and _changes(event):
            self.change_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """F2 means this value, not the whole contact."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and self.can_change and isinstance(event, QKeyEvent) and _changes(event):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        menu.setFont(self.font())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._ui.icons.icon("copy", "ink", 18)
        menu.addAction(icon, self._ui.texts.tr("Copy")).triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is marked can be pasted with the middle button, where that is usual."""
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self.hasSelectedText():
            clipboard.setText(_kept(self.selectedText()), QClipboard.Mode.Selection)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.clicked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark all when the keyboard comes in."""
        super().focusInEvent(event)
        self.keyboard_here.emit(True)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setSelection(0, len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave no mark behind."""
        super().focusOutEvent(event)
        self.keyboard_here.emit(False)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setSelection(0, 0)


def _changes(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    return plain and event.key() in _CHANGING


def _kept(text: str) -> str:
    """What was shown, without breaks and with real ends of lines."""
    return text.replace(BREAK, "").replace("\u2029", "\n")
