"""Says before letters are printed that the association's own address is not known yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import LongTextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.window.page import PageServices

_WIDTH = 560
_SENT = ("letter", "envelopes")


class NoStreet(QWidget):
    """One line and the door to where it is entered; hidden where the address is known.

    Signals: entered() once something was entered.
    """

    entered = Signal()

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services, ui = services, services.ctx
        words = ui.texts.tr("The association’s own address is missing: letters name none.")
        self.enter = Button(ui, ui.texts.tr("Enter it…"), icon="pencil", small=True)
        self.enter.clicked.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(InlineNotice(ui, "info", words))
        column.addWidget(self.enter)
        self.hide()

    def look(self, order: PrintOrder) -> None:
        """Show it for what is sent by post, as long as the address is missing."""
        from twincrm.services.association.queries import association_details

        known = self._services.dispatcher.ask(association_details).letterhead
        self.enter.setVisible(self._services.writable)
        self.setVisible(order.document in _SENT and not known)

    def _enter(self) -> None:
        if LetterheadDialog(self._services).ask():
            self.hide()
            self.entered.emit()


class LetterheadDialog:
    """The letterhead as it stands below every page; it is kept with the association."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._before = services.dispatcher.ask(read_association)
        ui, tr = services.ctx, services.ctx.texts.tr
        self.letterhead = LongTextField(ui, "", lines=(2, 4))
        told = tr("A line each, such as street, town, phone, e-mail, website. Documents show them.")
        words = tr("Address and contact")
        self.field = LabelledField(ui, words, self.letterhead, help_text=told)
        title = tr("Your association")
        self.dialog = Dialog(ui, title, icon="building-2", parent=window_in_front())
        self.dialog.body.addWidget(self.field)
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(_WIDTH))

    def ask(self) -> bool:
        """Show the dialog; whether something was entered."""
        self.letterhead.setFocus()
        entered = bool(self.dialog.exec())
        self.dialog.deleteLater()
        return entered

    def save(self) -> None:
        """Keep it with the association; nothing typed changes nothing."""
        if not self.letterhead.value.strip():
            self.dialog.reject()
            return
        after = replace(self._before, letterhead=self.letterhead.value)
        if self._services.perform(ChangeAssociation(self._before, after)) is not None:
            self.dialog.accept()
