"""One side of a line: a value that can be chosen, tinted while it stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QRadioButton, QSizePolicy

from twincrm.ui.kit.labels import label
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QAbstractButton

    from twincrm.ui.kit.context import UiContext


LONG = 16
"""Letters from which on a word, such as a mailbox, may be broken at its points."""
_JOINTS = re.compile(r"(?<=[@./_-])(?=\w)")


def breaking(words: str) -> str:
    """The same words, which may be broken within the long ones; only to be read."""
    return " ".join(
        _JOINTS.sub("\u200b", word) if len(word) > LONG else word for word in words.split(" ")
    )


class SideCell(QFrame):
    """A radio or a tick with its words; pressing anywhere chooses it.

    Signals: chosen().
    """

    chosen = Signal()

    def __init__(self, ui: UiContext, words: str, name: str, *, many: bool) -> None:
        super().__init__()
        self._ui = ui
        px = ui.look.px
        self.button: QAbstractButton = QCheckBox() if many else QRadioButton()
        self.button.setAccessibleName(name)
        self.button.setVisible(bool(words))
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setSizePolicy(policy)
        self._words = label(ui, breaking(words) or "–", "body", wrap=True)
        self._words.setMinimumWidth(px(60))
        if words:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(Space.M), px(1), px(Space.M), px(1))
        line.setSpacing(0 if words else px(Space.S))
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(px(41))
        self.button.toggled.connect(self._toggle)

    @property
    def checked(self) -> bool:
        """Whether this side stays."""
        return self.button.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Let this side stay, or not."""
        self.button.setChecked(checked)
        self._toggle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pressing the words is pressing the sign before them; nothing cannot be chosen."""
        inside = self.rect().contains(event.position().toPoint())
        there = self.button.isVisible() and self.button.isEnabled()
        if event.button() == Qt.MouseButton.LeftButton and inside and there:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted box of what stays."""
        super().paintEvent(event)
        if not self.checked:
            return
        look, painter = self._ui.look, painter_on(self)
        fill, border = look.colour("sel"), look.colour("selbar")
        rounded(painter, QRectF(self.rect()), look.px(Radius.CONTROL), fill, border)
        painter.end()

    def _toggle(self) -> None:
        self._words.setFont(self._ui.look.font("strong" if self.checked else "body"))
        self.update()
        self.chosen.emit()
