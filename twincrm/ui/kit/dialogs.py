"""The frame of every dialog: title, body, footer with buttons and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QMainWindow, QVBoxLayout

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialog_room import DialogRoom, whole_on
from twincrm.ui.kit.footer import FooterBar
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.line_box import least_size
from twincrm.ui.kit.reading_order import ReadingOrder, first_field
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext

SAVE_KEY = "Ctrl+S"
"""Keeps the answers of every dialog, as it saves every editor."""


class Dialog(QDialog):
    """A dialog to be filled: `body` takes the widgets, `add_button` fills the `footer`.

    It is never higher than its screen: what has no room in the body is scrolled to.

    Not to be subclassed by subjects; they hold one and put their parts into it.
    """

    def __init__(
        self, ui: UiContext, title: str, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setWindowTitle(title)
        self.setModal(True)
        self._placed = False
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ui.look.colour("card"))
        self.setPalette(palette)
        self.may_leave: Callable[[], bool] = lambda: True
        """Asked before Esc, the cross or “Cancel” close it; for what is not saved yet."""
        self.footer = FooterBar(ui)
        close = Button(ui, ui.texts.tr("Close"), icon="x", variant="quiet", key=key_text("Esc"))
        self._close = close
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = self._head(title, icon)
        room = DialogRoom(ui, beside=lambda: _heights(head, self.footer))
        self.body = room.body
        column.addWidget(head)
        column.addWidget(room, 1)
        column.addWidget(self.footer)
        ReadingOrder(self)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the first field, unless somebody put it elsewhere."""
        self.footer.setVisible(self.footer.has_parts)
        least = self.footer.minimumSizeHint().width()  # which a width set by hand would overrule
        self.setMinimumWidth(max(self.minimumWidth(), least if self.footer.has_parts else 0))
        super().showEvent(event)  # puts it over the window it belongs to
        self._placed = True
        self.resize(self.size().boundedTo(whole_on(self.screen())))
        self._keep_on_screen()
        chosen: QWidget | None = self.focusWidget()
        field = first_field(self)
        if field is not None and not chosen:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Shown again, it finds a new place."""
        super().hideEvent(event)
        self._placed = False

    def reject(self) -> None:
        """Close without taking anything over, unless somebody wants to go on."""
        if self.may_leave():
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What grows while it is open stays on the screen."""
        super().resizeEvent(event)
        if self._placed:  # moved before, it would stay on the screen on which Qt made it
            self._keep_on_screen()

    def add_button(self, button: Button, side: Literal["start", "end"] = "end") -> Button:
        """Put a button into the footer; a primary one answers Enter.

        One that Esc presses takes that key from the cross above, so that no key seems to do two
        things.
        """
        self.footer.add(button, side)
        if button.key == self._close.key:
            self._close.set_icon_only(True)
        if button.variant == "primary":
            button.setDefault(True)
        return button

    def add_answers(self, yes: str, no: str, *, danger: bool = False) -> tuple[Button, Button]:
        """The usual pair: *no* closes, *yes* accepts; a dangerous yes is not the default."""
        ui = self._ui
        refuse = self.add_button(Button(ui, no, key=key_text("Esc")))
        agree = self.add_button(Button(ui, yes, variant="danger" if danger else "primary"))
        refuse.setDefault(danger)
        refuse.clicked.connect(self.reject)
        agree.clicked.connect(self.accept)
        return agree, refuse

    def add_saving(self, words: str, save: Callable[[], object]) -> Button:
        """Cancel, and what keeps the answers: a button, Enter and Ctrl+S, alike in all dialogs."""
        ui = self._ui
        cancel = self.add_button(Button(ui, ui.texts.tr("Cancel"), key=key_text("Esc")))
        cancel.clicked.connect(self.reject)
        return self.add_save(words, save)

    def add_save(self, words: str, save: Callable[[], object]) -> Button:
        """The button that keeps the answers alone, where the others are not the usual ones."""
        button = Button(self._ui, words, icon="save", variant="primary", key=key_text(SAVE_KEY))
        button.clicked.connect(save)
        QShortcut(QKeySequence(SAVE_KEY), self).activated.connect(button.click)
        return self.add_button(button)

    def _keep_on_screen(self) -> None:
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        above = max(room.top(), min(frame.top(), room.bottom() - frame.height()))
        if above != frame.top():
            self.move(frame.left(), above)

    def _head(self, title: str, icon: str) -> QFrame:
        ui = self._ui
        head = QFrame()
        head.setProperty("part", "head")
        line = QHBoxLayout(head)
        page = ui.look.px(Space.PAGE)
        edge = ui.look.px(Space.S)
        line.setContentsMargins(page, edge, edge, edge)
        line.setSpacing(ui.look.px(Space.M))
        if icon:
            line.addWidget(icon_label(ui, icon, "ink", IconSize.NAV))
        line.addWidget(label(ui, title, "h2"), 1)
        self._close.clicked.connect(self.reject)
        line.addWidget(self._close)
        return head


def _heights(*parts: QWidget) -> int:
    return sum(least_size(part).height() for part in parts)


def window_in_front() -> QWidget | None:
    """The window a dialog belongs to: the active one, else the program's own.

    A dialog without a window would go as soon as nobody holds it, and could lie behind others.
    """
    windows = QApplication.topLevelWidgets()
    shown = (each for each in windows if isinstance(each, QMainWindow) and each.isVisible())
    return QApplication.activeWindow() or next(shown, None)
