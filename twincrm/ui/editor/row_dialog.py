"""Asks in a dialog for one row of a form (a role, a consent) or a record of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QDialog

from twincrm.domain.errors import InputError
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.kit.tab_pages import bring_forth
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.form import DraftForm
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext


class RowForm(Protocol):
    """The fields of one row."""

    @property
    def widget(self) -> QWidget:
        """What is shown in the dialog."""
        ...

    @property
    def form(self) -> DraftForm[Any]:
        """Shows errors at the fields."""
        ...

    def problems(self) -> Mapping[str, Message]:
        """What keeps the row from being taken over, by path."""
        ...


@dataclass(frozen=True, slots=True)
class DialogWords:
    """How the dialog of a row is called and what it is like."""

    title: str
    icon: str
    width: int = 640
    """In design pixels."""
    agree: str = ""
    """What the button that takes it over says; “Take over” otherwise."""


class RowDialog:
    """A row form between title and buttons; it closes only when nothing is wrong."""

    def __init__(
        self,
        ui: UiContext,
        form: RowForm,
        words: DialogWords,
        window: QWidget | None,
        keep: Callable[[], bool] | None = None,
    ) -> None:
        """*keep* saves what is typed; while it does not succeed the dialog stays open."""
        self._ui = ui
        self._form = form
        self._keep = keep
        self._asked = False
        self.dialog = Dialog(ui, words.title, icon=words.icon, parent=window)
        agree = words.agree or ui.texts.tr("Take over")
        self.take = self.dialog.add_saving(agree, self.attempt)
        page = ScrollPage(ui)
        page.body.addWidget(form.widget)
        page.body.addStretch(1)
        around = self.dialog.body.contentsMargins()  # what scrolls goes up to the lines
        beside = ui.look.px(Space.M)  # the scroll bar's own room
        page.body.setContentsMargins(0, around.top(), beside, around.bottom())
        self.dialog.body.setContentsMargins(around.left(), 0, around.right(), 0)
        self.dialog.body.addWidget(page)
        form.form.changed.connect(self._check_again)
        height = form.widget.heightForWidth(ui.look.px(words.width)) + ui.look.px(190)
        room = self.dialog.screen().availableGeometry().height() - ui.look.px(Space.PAGE * 2)
        width = ui.look.px(words.width + 56 + Space.M)
        self.dialog.resize(width, min(height, ui.look.px(700), room))

    def attempt(self) -> None:
        """Close if all is well, else say what is wrong at the fields."""
        self._asked = True
        wrong = self._show(self._form.problems())
        if not wrong:
            wrong = self._try_to_keep()
        if not wrong:
            return
        place = self._form.form.place(next(iter(wrong)))
        if place is not None:
            bring_forth(place.widget)
            place.widget.setFocus()
            if isinstance(place.widget, RecordField):
                place.widget.offer()

    def run(self) -> bool:
        """Ask; whether the row is to be taken over."""
        agreed = self.dialog.exec() == QDialog.DialogCode.Accepted
        self.dialog.deleteLater()
        return agreed

    def _check_again(self) -> None:
        if self._asked:
            self._show(self._form.problems())

    def _try_to_keep(self) -> Mapping[str, Message]:
        """Close when it is kept; what only the file knows to be wrong is answered."""
        try:
            if self._keep is None or self._keep():
                self.dialog.accept()
        except InputError as error:
            return self._show({error.field: error.message})
        return {}

    def _show(self, wrong: Mapping[str, Message]) -> Mapping[str, Message]:
        say = self._ui.texts.say
        self._form.form.show_errors({path: say(message) for path, message in wrong.items()})
        return wrong


def ask_first(ui: UiContext, asker: Asker, rows: RowDialog, typed: Callable[[], object]) -> None:
    """Let a dialog ask what becomes of what was *typed* since it opened before it is given up."""
    ask_before_giving_up(ui, asker, rows.dialog, typed, rows.attempt)
