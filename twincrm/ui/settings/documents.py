"""How documents are printed unless a visit or the print dialog says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_name
from twincrm.services.association.queries import association_details
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.type_sizes import type_sizes
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.settings.doors import SettingsDoors
    from twincrm.ui.window.page import PageServices


class DocumentsPart(QWidget):
    """The languages are the association's and stand in its file, the type size on this machine."""

    def __init__(self, services: PageServices, doors: SettingsDoors) -> None:
        super().__init__()
        self._services, self._doors = services, doors
        self._ui = ui = services.ctx
        tr = ui.texts.tr
        self.languages = label(ui, "", "strong", wrap=True, selectable=True)
        self.edit = Button(ui, tr("Change…"), icon="pencil", small=True)
        self.edit.setAccessibleName(tr("Change the languages of your documents"))
        self.edit.setEnabled(services.writable)
        self.edit.clicked.connect(self._change)
        self.type_size = ChoiceField(ui, type_sizes(ui), doors.prefers.type_scale)
        self.type_size.value_changed.connect(self._keep_size)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show what the file says now."""
        texts = self._ui.texts
        codes = self._services.dispatcher.ask(association_details).languages
        named = ", ".join(language_name(code, texts.language) for code in codes)
        self.languages.setText(named or texts.tr("not chosen yet"))

    def _change(self) -> None:
        self._doors.edit_association(self._services, self.window())

    def _keep_size(self) -> None:
        scale = self.type_size.value
        if isinstance(scale, float):
            self._doors.prefers.set_type_scale(scale)

    def _build(self) -> None:
        ui, tr = self._ui, self._ui.texts.tr
        spoken = Card(ui)
        spoken.body.addWidget(SectionHeader(ui, tr("Languages of your documents"), (self.edit,)))
        spoken.body.addWidget(self.languages)
        words = tr(
            "Documents are offered in the first two of them. The programme of a visit is offered "
            "in the languages in which it is written."
        )
        spoken.body.addWidget(label(ui, words, "body", "ink2", wrap=True))
        size = Card(ui)
        size.body.addWidget(SectionHeader(ui, tr("Type size")))
        size.body.addWidget(LabelledField(ui, tr("Type size of documents"), self.type_size))
        words = tr("It holds for this computer. The print dialog can still choose another one.")
        size.body.addWidget(label(ui, words, "body", "ink2", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.M))
        column.addWidget(spoken)
        column.addWidget(size)
