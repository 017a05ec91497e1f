"""A value of the card that is typed over in its line: Enter keeps it, Esc does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.services.single_values import open_value, typed_value
from twincrm.ui.contacts.home_number import number_for
from twincrm.ui.kit.fields import mark_error
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.toast import announce
from twincrm.ui.kit.typed_over import TypedOver

if TYPE_CHECKING:
    from twincrm.services.command import Command
    from twincrm.services.single_values import Place
    from twincrm.ui.contacts.detail.lines import FactLine
    from twincrm.ui.contacts.home_number import HomeNumber
    from twincrm.ui.window.page import PageServices


class ValueEditor(QWidget):
    """Stands in the line of a fact; what cannot be kept is said below the field."""

    def __init__(
        self,
        services: PageServices,
        line: FactLine,
        place: Place,
        shared: HomeNumber | None = None,
    ) -> None:
        super().__init__()
        ui = services.ctx
        self._services, self._line, self._place = services, line, place
        self._shared = shared
        self._opened = services.dispatcher.ask(open_value, place, ui.texts.language)
        self.field = TypedOver(ui, self._opened.text)
        self.field.setAccessibleName(line.caption)
        self.trouble = label(ui, "", "small", "bad", wrap=True)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(2))
        column.addWidget(self.field)
        column.addWidget(self.trouble)
        self._closed = False
        self.field.kept.connect(self.keep)
        self.field.given_up.connect(self.close_again)
        self.field.left.connect(self._leave)

    def begin(self) -> None:
        """Put the keyboard into the field, all of it marked."""
        self._line.put_editor(self)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what is typed, or say in words what is wrong with it."""
        try:
            changed = self._write()
        except InputError as error:
            self._tell(self._services.ctx.texts.say(error.message))
            return
        if not changed:
            self.close_again()

    def close_again(self) -> None:
        """The text stands here again, as it was."""
        if not self._closed:
            self._closed = True
            self.hide()
            self._line.show_text()
            self.deleteLater()

    def _write(self) -> bool:
        """Whether anything was changed: the card is then read anew."""
        text = self.field.value
        if text.strip() == self._opened.text:
            return False
        command = self._command(text)
        if command is None:
            return False
        self._closed = self._services.perform(command) is not None
        return self._closed

    def _command(self, text: str) -> Command[Any] | None:
        """What keeps it; None where it is not said for whom."""
        if self._shared is not None:
            return number_for(self._services, self._shared, self._opened, text)
        language = self._services.ctx.texts.language
        return typed_value(self._place, self._opened, text, language)

    def _leave(self) -> None:
        """What cannot be kept is said at the foot of the window: nobody looks here any more."""
        if self._closed:
            return
        try:
            changed = self._write()
        except InputError as error:
            self._services.notify(self._services.ctx.texts.say(error.message), "warn")
            changed = False
        if not changed:
            self._closed = True
            self.hide()
            self._line.show_text(keyboard=False)
            self.deleteLater()

    def _tell(self, words: str) -> None:
        mark_error(self.field, error=True)
        self.trouble.setText(words)
        self.trouble.show()
        self.field.setAccessibleDescription(words)
        announce(self.field, words)
