"""The left side of the print dialog: the documents, and all that is chosen of the one shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from twincrm.services.dispatch import read_only
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.printing.choices import Choices
from twincrm.ui.printing.documents import DocumentList
from twincrm.ui.printing.no_street import NoStreet
from twincrm.ui.printing.printer import PrinterName
from twincrm.ui.printing.readers_note import ReadersNote
from twincrm.ui.printing.warnings import WarningList
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.mailings.readers import Readers
    from twincrm.ui.kit.dialogs import Dialog
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.window.page import PageServices

_CHOICES = 276
"""Width of the choices, in pixels at 100 %."""
_BESIDE_FROM = 1100
"""Width of the dialog at 100 % from which on the list of documents has a column of its own."""


class ChoiceColumn(QWidget):
    """Every document keeps what was chosen for it while another one is looked at."""

    def __init__(
        self, services: PageServices, orders: Sequence[PrintOrder], dialog: Dialog
    ) -> None:
        super().__init__()
        ui = services.ctx
        self._services, self._orders = services, orders
        self._wide = dialog.width() / ui.look.zoom >= _BESIDE_FROM
        self.documents = DocumentList(ui, orders, dialog)
        self.choices = [_choices(services, order) for order in orders]
        self.pages = label(ui, "", "body", "ink2", wrap=True)
        self.explained = label(ui, "", "body", "ink2", wrap=True)
        self.notes = label(ui, "", "body", "ink2", wrap=True)
        self.readers = ReadersNote(ui)
        self.no_street = NoStreet(services)
        self.warnings = WarningList(ui)
        self.printer = PrinterName(services)
        self.view = ScrollPage(ui, margin=Space.L)
        self._fill()
        self._place(dialog)
        self.show_document(0)

    def show_document(self, at: int) -> None:
        """The choices of another document."""
        self.tell(())  # until the document is made
        explained = self._orders[at].explained
        self.explained.setText(explained)
        self.explained.setVisible(bool(explained))
        self.no_street.look(self._orders[at])
        for each, choices in enumerate(self.choices):
            choices.setVisible(each == at)

    def tell(self, readers: Sequence[Readers], notes: Sequence[str] = ()) -> None:
        """Who reads what, and what else is told of the document; below what is chosen of it."""
        self.readers.tell(readers)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _fill(self) -> None:
        ui, texts, body = self._services.ctx, self._services.ctx.texts, self.view.body
        body.addWidget(label(ui, self._orders[0].subject, "h3", wrap=True))
        told = (self.notes, self.readers, self.explained, self.no_street)
        for part in (self.pages, *self.choices, *told, self.warnings):
            body.addWidget(part)
        if not self._services.writable:
            trouble = read_only(self._services.dispatcher.file)
            body.addWidget(InlineNotice(ui, "warn", texts.say(trouble.message)))
        note = texts.tr("The file keeps a note of what left it, when and for whom.")
        body.addWidget(label(ui, note, "small", "ink2", wrap=True))
        self.view.setFixedWidth(ui.look.px(_CHOICES + 2 * Space.L))
        self.view.setMinimumHeight(ui.look.px(160))

    def _place(self, dialog: Dialog) -> None:
        """Where there is little room the list stands above and the printer below the choices."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        line = QBoxLayout(across if self._wide else down, self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.documents)
        line.addWidget(self.view, 1)
        if self._wide:
            self.printer.setFixedWidth(self._services.ctx.look.px(_CHOICES))
            dialog.footer.add(self.printer, "start")
        else:
            self.view.body.addWidget(self.printer)
        self.view.body.addStretch(1)


def _choices(services: PageServices, order: PrintOrder) -> Choices:
    """The fields for all that a document knows."""
    return Choices(
        services,
        order.languages,
        order.most_languages,
        content=order.has_parts,
        scale=order.scale,
        days=order.days,
        fields=order.fields,
        letters=order.has_letters,
        by_reader=order.by_reader,
    )
