"""Adds a word to a vocabulary, or changes one: its names, and its sectors where it has any."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_name
from twincrm.domain.errors import InputError
from twincrm.domain.terms import Sector
from twincrm.services.vocabularies.commands import AddTerm, ChangeTerm
from twincrm.services.vocabularies.drafts import WITH_SECTOR, TermDraft, read_term
from twincrm.services.vocabularies.wording import sector_name
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import SECTOR_ICONS, Space
from twincrm.ui.vocabularies.names_part import NamesPart
from twincrm.ui.vocabularies.wording import LISTS

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices


WIDTH = 640
FRAME = 182
"""Of the fields, and how much higher the dialog is with one error in it, in design pixels."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which word is edited: the one of an id, or a new one that begins in a sector."""

    kind: str
    id: int | None = None
    sector: str = ""


class TermDialog:
    """The names of one word; it closes when the word was saved."""

    def __init__(self, services: PageServices, wanted: Wanted, parent: QWidget | None) -> None:
        self._services = services
        self._ui = ui = services.ctx
        self._wanted = wanted
        self.saved: AddTerm | ChangeTerm | None = None
        self.term_id = wanted.id
        self._before = self._read()
        self.names = NamesPart(ui, wanted.kind, self._before)
        self.sector = ChoiceField(ui, sectors(ui), str(self._before.sector))
        nothing = Option(None, "–")
        second = None if self._before.second_sector is None else str(self._before.second_sector)
        self.second = ChoiceField(ui, (nothing, *sectors(ui)), second)
        self._second_held = LabelledField(
            ui, ui.texts.tr("Second sector"), self.second, optional=True
        )
        words = LISTS[wanted.kind]
        title = ui.texts.say(words.new if wanted.id is None else words.change)
        self.dialog = Dialog(ui, title, icon="languages", parent=parent)
        self._build()

    def ask(self) -> bool:
        """Show the dialog until the word is saved or given up; whether anything changed."""
        self.names.first.field.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved is not None

    def save(self) -> None:
        """Keep the word; what is wrong is said at its field."""
        for held in (self.names.first, self._second_held):
            held.set_error("")
        if not self._named():
            words = self._ui.texts.tr("Please enter the name in {language}.")
            language = language_name(self.names.order[0], self._ui.texts.language)
            self._tell(self.names.first, words.format(language=language))
            return
        try:
            self._perform(self._draft())
        except InputError as error:
            held = self._second_held if error.field == "second_sector" else self.names.first
            self._tell(held, self._ui.texts.say(error.message))

    def _read(self) -> TermDraft:
        wanted = self._wanted
        if wanted.id is not None:
            return self._services.dispatcher.ask(read_term, wanted.kind, wanted.id)
        return TermDraft(sector=wanted.sector or Sector.CIVIL_SOCIETY)

    def _named(self) -> bool:
        """Whether it has a name in the reader's language, or never had one."""
        own = self.names.order[0]
        before = {each.language for each in (*self._before.names, *self._before.titles)}
        return own in self.names.named or bool(before and own not in before)

    def _draft(self) -> TermDraft:
        draft = self.names.filled(self._before)
        if self._wanted.kind in WITH_SECTOR:
            draft = replace(draft, sector=str(self.sector.value))
        if self._wanted.kind == "category":
            second = self.second.value
            draft = replace(draft, second_sector=None if second is None else str(second))
        return draft

    def _perform(self, draft: TermDraft) -> None:
        kind, key = self._wanted.kind, self._wanted.id
        command = (
            AddTerm(kind, draft) if key is None else ChangeTerm(kind, key, self._before, draft)
        )
        outcome = self._services.perform(command)
        if outcome is None:
            return
        if outcome.step is not None:
            self.saved, self.term_id = command, outcome.result
        self.dialog.accept()

    def _tell(self, held: LabelledField, text: str) -> None:
        held.set_error(text)
        held.field.setFocus()

    def _build(self) -> None:
        ui, kind = self._ui, self._wanted.kind
        tr, inner = ui.texts.tr, QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(ui.look.px(Space.M))
        body.addWidget(self.names)
        flow = FieldFlow(ui)
        if kind in WITH_SECTOR:
            flow.add(LabelledField(ui, tr("Sector"), self.sector), 260)
        if kind == "category":
            flow.add(self._second_held, 260)
        body.addWidget(flow)
        body.addWidget(self.names.stand_in)
        self.dialog.add_saving(tr("Save"), self.save)
        self._put(inner)

    def _put(self, inner: QWidget) -> None:
        """Let the fields scroll where the screen is too low for them."""
        px = self._ui.look.px
        page = ScrollPage(self._ui)
        page.body.setContentsMargins(0, 0, px(Space.M), 0)  # the scroll bar's own room
        page.body.addWidget(inner)
        page.body.addStretch(1)
        self.dialog.body.addWidget(page)
        height = inner.heightForWidth(px(WIDTH)) + px(FRAME)
        room = self.dialog.screen().availableGeometry().height() - px(Space.PAGE * 2)
        self.dialog.resize(px(WIDTH + Space.PAGE * 2 + Space.M), min(height, room))


def sectors(ui: UiContext) -> tuple[Option, ...]:
    """The sectors to choose from."""
    return tuple(
        Option(str(each), sector_name(each, ui.texts.language), SECTOR_ICONS.get(each, "tag"))
        for each in Sector
    )
