"""The bar that says what was done and offers to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.labels import colour_label, icon_label, label
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import STATUS_ICONS, Radius, Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

LEAST_WORDS = 150
"""Shorter than that, in design pixels, words in one line say too little."""
LOW = 26
"""The height of a low line and its buttons, in design pixels: no more than that of menus."""
SECONDS = 12
"""How long a notice stays; while the mouse or the keyboard is in it, it does not go."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say *text* without moving the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class UndoBar(QWidget):
    """Says "Changed the phone of Anne Wattrelos · Undo" and hides itself after a while.

    It lies beside the menus or over the page, so that nothing moves under the mouse when it comes
    or goes; Esc takes it away before anything else.
    Signals: undo_wanted(); closed(); appears() before it is shown.
    """

    appears = Signal()

    undo_wanted = Signal()
    closed = Signal()

    def __init__(self, ui: UiContext, *, seconds: float = SECONDS) -> None:
        super().__init__()
        self._ui = ui
        px = ui.look.px
        self._picture = icon_label(ui, "circle-check", "ok", 20)
        self._said = ""
        self._words = label(ui, "", "strong", "ink")
        self._undo = Button(
            ui,
            ui.texts.tr("Undo"),
            icon="undo-2",
            small=True,
            key=key_text(QKeySequence.StandardKey.Undo),
        )
        words = ui.texts.tr("Close")
        self._close = close = Button(
            ui, words, icon="x", variant="quiet", small=True, icon_only=True
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._line = line = QHBoxLayout(self)
        line.setSpacing(px(Space.M))
        line.addWidget(self._picture)
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        line.addWidget(close)
        self._timer.timeout.connect(self._time_over)
        self._undo.clicked.connect(self._take_back)
        close.clicked.connect(self.dismiss)
        self.escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self.escape.activated.connect(self.dismiss)  # only while the bar is shown
        self._frame(Space.S)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._said

    def size_within(self, width: int) -> QSize:
        """All in one line where there is room, else in as many as the words need."""
        self._frame(Space.S)
        wished = self.sizeHint()
        if wished.width() <= width:
            return wished
        self._words.setWordWrap(True)
        return QSize(width, self.heightForWidth(width))

    def line_within(self, width: int) -> QSize | None:
        """In one low line, its words shortened; None where too little would be left of them."""
        self._frame(0)
        wished = self.sizeHint()
        over = wished.width() - width
        if over <= 0:
            return wished
        metrics = self._words.fontMetrics()
        room = metrics.horizontalAdvance(self._said) - over
        if room < self._ui.look.px(LEAST_WORDS):
            return None
        self._words.setText(metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room))
        self._words.setToolTip(plain_tip(self._said))
        return QSize(width, wished.height())

    def _frame(self, air: int) -> None:
        """All the words in one line, with so much air above and below them."""
        px, line = self._ui.look.px, self._line
        for button in (self._undo, self._close):
            button.set_low(None if air else px(LOW))
        above = px(air) if air else 0
        line.setContentsMargins(px(Space.L), above, px(Space.S), above)
        self._words.setWordWrap(False)
        self._words.setText(self._said)
        self._words.setToolTip("")
        line.activate()

    def offer_undo(self, text: str) -> None:
        """Say what was done, with the button that takes it back."""
        self._show(text, "ok", undo=True)

    def notice(self, text: str, tone: ToneName = "info") -> None:
        """Say something that cannot be taken back."""
        self._show(text, tone, undo=False)

    def dismiss(self) -> None:
        """Hide the bar."""
        self._timer.stop()
        self.setVisible(False)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a strong border, so that it stands out from the page."""
        del event
        look = self._ui.look
        painter = painter_on(self)
        radius = look.px(Radius.CARD)
        rounded(
            painter, QRectF(self.contentsRect()), radius, look.colour("card"), look.colour("line2")
        )
        painter.end()

    def _show(self, text: str, tone: ToneName, *, undo: bool) -> None:
        icon = STATUS_ICONS.get(tone, "info")
        self._picture.setPixmap(self._ui.icons.pixmap(icon, tone, 20))
        self._said = text
        self._words.setText(text)
        colour_label(self._ui, self._words, "ink")
        self._undo.setVisible(undo)
        self._undo.setAccessibleDescription(text)
        self.appears.emit()
        self.setVisible(True)
        self._timer.start()
        announce(self, text)

    def _take_back(self) -> None:
        self.dismiss()
        self.undo_wanted.emit()

    def _time_over(self) -> None:
        if self.underMouse() or any(each.hasFocus() for each in self.findChildren(Button)):
            self._timer.start()
        else:
            self.dismiss()
