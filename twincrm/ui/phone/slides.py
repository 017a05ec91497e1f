"""One contact after the other by itself, each for some seconds: for a round of phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext

SECONDS = (5, 10, 15, 20, 30, 60)
USUAL = 15
KEY = "F5"


class Slides(QWidget):
    """Begins, pauses, and says for how long each is shown.

    Signals: turned() when the time of a contact is over; begun().
    """

    turned = Signal()
    begun = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        texts = ui.texts
        self._ui = ui
        self.running = False
        self.button = Button(ui, texts.tr("Show in turn"), icon="play", small=True, key=KEY)
        options = [Option(n, texts.tr("{n} s").format(n=n)) for n in SECONDS]
        self.seconds = ChoiceField(ui, options, USUAL)
        self.seconds.setAccessibleName(texts.tr("How long each contact is shown"))
        self.timer = QTimer(self, singleShot=True)
        self.timer.setInterval(USUAL * 1000)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addWidget(self.button)
        line.addWidget(self.seconds, 1)
        self.button.clicked.connect(self.turn)
        self.seconds.value_changed.connect(self._take_seconds)
        self.timer.timeout.connect(self.turned)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.turn)

    def turn(self) -> None:
        """Begin, or pause."""
        if self.running:
            self.pause()
            return
        self._show(running=True)
        self.timer.start()
        self.begun.emit()

    def pause(self) -> None:
        """Stay at the contact that is shown."""
        if self.running:
            self.timer.stop()
            self._show(running=False)

    def wait(self) -> None:
        """A contact is shown now: its time begins."""
        if self.running:
            self.timer.start()

    def _show(self, *, running: bool) -> None:
        tr = self._ui.texts.tr
        self.running = running
        self.button.set_icon("pause" if running else "play")
        self.button.setText(tr("Pause") if running else tr("Show in turn"))
        announce(self.window(), tr("Shown in turn") if running else tr("Paused"))

    def _take_seconds(self) -> None:
        seconds = self.seconds.value
        if isinstance(seconds, int):
            self.timer.setInterval(seconds * 1000)
