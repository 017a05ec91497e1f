"""Asks for a text of the association that letters lack: its address, or its account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twincrm.domain.texts import Message
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import LongTextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label

if TYPE_CHECKING:
    from twincrm.ui.window.page import PageServices

WIDTH = 560
SAVE = Message("Save")


@dataclass(frozen=True, slots=True)
class MissingText:
    """Which text it is, and the words of its dialog."""

    name: Literal["account", "letterhead"]
    """Of the field of the association."""
    title: Message
    words: Message
    help: Message
    nothing: Message
    """What is said where nothing was entered."""
    icon: str
    why: Message | None = None
    """Why it is asked for now."""
    without: Message | None = None
    """The words for going on without it, where that is offered."""
    save: Message = SAVE


ACCOUNT = MissingText(
    "account",
    Message("To which account are fees paid?"),
    Message("Account for subscriptions"),
    Message("As it is to stand in letters: holder, bank and IBAN."),
    Message("Please enter the account, or go on without one."),
    "piggy-bank",
    Message(
        "The association’s account is not entered yet, so the reminders cannot name it. What "
        "you enter here is kept with the association."
    ),
    Message("Go on without"),
    Message("Save and go on"),
)
LETTERHEAD = MissingText(
    "letterhead",
    Message("Your association"),
    Message("Address and contact"),
    Message("A line each, such as street, town, phone, e-mail, website. Documents show them."),
    Message("Please enter the address, or close this without one."),
    "building-2",
)


class MissingTextDialog:
    """One text, which is kept with the association."""

    def __init__(self, services: PageServices, asked: MissingText) -> None:
        self._services, self._asked = services, asked
        self._ui, say = services.ctx, services.ctx.texts.say
        self._before = services.dispatcher.ask(read_association)
        self.text = LongTextField(self._ui, "", lines=(2, 4))
        self.field = LabelledField(self._ui, say(asked.words), self.text, help_text=say(asked.help))
        self.dialog = Dialog(self._ui, say(asked.title), icon=asked.icon, parent=window_in_front())
        self.without: Button | None = None
        self._fill()

    def ask(self) -> bool:
        """Show the dialog; whether to go on: with the text, or without where that is offered."""
        self.text.setFocus()
        going_on = bool(self.dialog.exec())
        self.dialog.deleteLater()
        return going_on

    def save(self) -> None:
        """Keep the text with the association."""
        if not self.text.value.strip():
            self.field.set_error(self._ui.texts.say(self._asked.nothing))
            self.text.setFocus()
            return
        changed = {self._asked.name: self.text.value}
        after = replace(self._before, **changed)
        if self._services.perform(ChangeAssociation(self._before, after)) is not None:
            self.dialog.accept()

    def _fill(self) -> None:
        say, asked, body = self._ui.texts.say, self._asked, self.dialog.body
        if asked.why is not None:
            body.addWidget(label(self._ui, say(asked.why), "body", wrap=True))
        body.addWidget(self.field)
        body.addStretch(1)
        if asked.without is not None:
            self.without = Button(self._ui, say(asked.without))
            self.without.clicked.connect(self.dialog.accept)
            self.dialog.add_button(self.without, "start")
        self.dialog.add_saving(say(asked.save), self.save)
        self.dialog.setMinimumWidth(self._ui.look.px(WIDTH))


def account_known(services: PageServices) -> bool:
    """Whether letters about fees can be made: the account is known, or nobody wants to name it."""
    if not services.writable or services.dispatcher.ask(read_association).account:
        return True
    return MissingTextDialog(services, ACCOUNT).ask()
