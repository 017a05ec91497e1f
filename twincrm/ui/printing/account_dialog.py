"""Asks for the account to which fees are paid, before reminders name it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
_NO_ACCOUNT = Message("Please enter the account, or go on without one.")


class AccountDialog:
    """The account as it stands in the letters; it is kept with the association."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._ui = ui = services.ctx
        tr = ui.texts.tr
        self._before = services.dispatcher.ask(read_association)
        self.account = LongTextField(ui, "", lines=(2, 4))
        self.field = LabelledField(
            ui,
            tr("Account for subscriptions"),
            self.account,
            help_text=tr("As it is to stand in letters: holder, bank and IBAN."),
        )
        title = tr("To which account are fees paid?")
        self.dialog = Dialog(ui, title, icon="piggy-bank", parent=window_in_front())
        words = tr(
            "The association’s account is not entered yet, so the reminders cannot name it. What "
            "you enter here is kept with the association."
        )
        self.without = Button(ui, tr("Go on without"))
        self.without.clicked.connect(self.dialog.accept)
        self.dialog.body.addWidget(label(ui, words, "body", wrap=True))
        self.dialog.body.addWidget(self.field)
        self.dialog.body.addStretch(1)
        self.dialog.add_button(self.without, "start")
        self.dialog.add_saving(tr("Save and go on"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))

    def ask(self) -> bool:
        """Show the dialog; whether to go on, with the account or without."""
        self.account.setFocus()
        going_on = bool(self.dialog.exec())
        self.dialog.deleteLater()
        return going_on

    def save(self) -> None:
        """Keep the account with the association."""
        if not self.account.value.strip():
            self.field.set_error(self._ui.texts.say(_NO_ACCOUNT))
            self.account.setFocus()
            return
        after = replace(self._before, account=self.account.value)
        if self._services.perform(ChangeAssociation(self._before, after)) is not None:
            self.dialog.accept()


def may_go_on(services: PageServices) -> bool:
    """Whether letters about fees can be made: the account is known, or nobody wants to name it."""
    if not services.writable or services.dispatcher.ask(read_association).account:
        return True
    return AccountDialog(services).ask()
