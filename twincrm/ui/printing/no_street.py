"""Says before letters are printed that the association's own address is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.printing.missing_text import LETTERHEAD, MissingTextDialog
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.window.page import PageServices

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
        if MissingTextDialog(self._services, LETTERHEAD).ask():
            self.hide()
            self.entered.emit()
