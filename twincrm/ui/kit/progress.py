"""Shows that something long is under way, and lets the user stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext

PATIENCE = 400
"""Milliseconds before it appears: what is done sooner needs no bar."""


class ProgressPanel(Card):
    """Words, a bar and a button; hidden unless work lasts.

    Signals: stop_wanted().
    """

    stop_wanted = Signal()

    def __init__(self, ui: UiContext, *, patience: int = PATIENCE) -> None:
        super().__init__(ui)
        self._words = label(ui, "", "strong")
        self._count = label(ui, "", "small", "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        stop = Button(ui, ui.texts.tr("Stop"), icon="x", small=True)
        stop.clicked.connect(self.stop_wanted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self.show)
        self._count_text = ui.texts.tr("{done} of {total}")
        words = QVBoxLayout()
        words.setSpacing(ui.look.px(6))
        for each in (self._words, self._bar, self._count):
            words.addWidget(each)
        line = QHBoxLayout()
        line.setSpacing(ui.look.px(Space.L))
        line.addLayout(words, 1)
        line.addWidget(stop)
        self.body.addLayout(line)
        self.hide()

    def begin(self, text: str) -> None:
        """Work has begun; *text* says which."""
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._count.setText("")
        self._timer.start()

    def report(self, done: int, total: int) -> None:
        """How far the work is; a total of 0 means unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(self._count_text.format(done=done, total=total) if total else "")

    def end(self) -> None:
        """The work is over."""
        self._timer.stop()
        self.hide()
