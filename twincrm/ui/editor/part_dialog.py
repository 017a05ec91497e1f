"""A dialog for one part of a contact, opened from its card: kept at once, one step to be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from twincrm.domain.errors import InputError
from twincrm.ui.editor.row_dialog import RowDialog, RowForm, ask_first
from twincrm.ui.kit.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.ui.editor.row_dialog import DialogWords
    from twincrm.ui.window.page import PageServices


class ValuedForm(RowForm, Protocol):
    """The fields of one row, and the row as typed."""

    @property
    def value(self) -> Any:  # noqa: ANN401 - roles, relations, addresses
        """The row as typed."""
        ...


@dataclass(frozen=True, slots=True)
class PartWays:
    """What becomes of a part: how it is kept, and how it is taken back where it was a mistake."""

    keep: Callable[[Any], Command[Any] | None]
    """None where a question was left open: the dialog stays."""
    remove: Callable[[], Command[Any]] | None = None


class PartDialog:
    """Asks for one part; it closes when the part was kept or removed."""

    def __init__(
        self,
        services: PageServices,
        form: ValuedForm,
        words: DialogWords,
        window: QWidget | None,
        ways: PartWays,
    ) -> None:
        self._services, self.form, self._ways = services, form, ways
        self.rows = RowDialog(services.ctx, form, words, window, self._keep)
        if ways.remove is not None:
            tr = services.ctx.texts.tr
            button = Button(services.ctx, tr("Remove entry"), icon="trash-2", variant="danger")
            self.rows.dialog.add_button(button, "start").clicked.connect(self.remove)
        ask_first(services.ctx, services.asker, self.rows, lambda: form.value)

    def ask(self) -> bool:
        """Show the dialog; whether anything was kept."""
        return self.rows.run()

    def remove(self) -> None:
        """Take the part back; Undo brings it again. What forbids it is said in words."""
        remove = self._ways.remove
        if remove is None:
            return
        try:
            done = self._services.perform(remove())
        except InputError as error:  # of another row: there is no field for it in this dialog
            self._services.tell_trouble(error)
            return
        if done is not None:
            self.rows.dialog.accept()

    def _keep(self) -> bool:
        try:
            command = self._ways.keep(self.form.value)
            return command is not None and self._services.perform(command) is not None
        except InputError as error:  # of a row among others: told at the field of this one
            raise InputError(error.field.rpartition(".")[2], error.message) from error
