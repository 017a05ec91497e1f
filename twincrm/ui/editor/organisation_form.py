"""The form of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.services.organisations.drafts import checked_organisation
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.many_field import ManyField
from twincrm.ui.editor.name_rows import NameRows
from twincrm.ui.editor.reach_form import HEADS, ReachForm
from twincrm.ui.editor.sections import Listed, Section
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.kit.contents import ContentsEntry
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.changes import Changes
    from twincrm.domain.texts import Message
    from twincrm.services.organisations.drafts import OrganisationDraft
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.window.page import PageServices


class OrganisationForm(QWidget):
    """Everything about an organisation, section by section.

    Signals: changed() whenever something is typed.
    """

    changed = Signal()

    def __init__(
        self,
        services: PageServices,
        lists: EditorLists,
        organisation_id: int | None,
        draft: OrganisationDraft,
    ) -> None:
        super().__init__()
        self._ui = services.ctx
        self._lists = lists
        self._id = organisation_id
        self._offered: tuple[str | None, ...] | None = None
        self.form: DraftForm[OrganisationDraft] = DraftForm(draft, self)
        self.reach = ReachForm(lists, lambda: self.form.draft.name, self._country)
        self.town = TownFields(lists, self.reach.country)
        self.names = NameRows(lists)
        self.fields = ManyField(self._ui, self._ui.texts.tr("Fields of activity"), lists.fields)
        self.sections = (
            self._organisation(),
            self._field_section(),
            self._reach_section(),
            self._details(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.PAGE))
        for listed in self.sections:
            column.addWidget(listed.section)
        column.addStretch(1)
        self.set_draft(draft)
        self.form.changed.connect(self._tell)
        services.hub.changed.connect(self._take_changes)

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def draft(self) -> OrganisationDraft:
        """The organisation as typed."""
        return self.form.draft

    def set_draft(self, draft: OrganisationDraft) -> None:
        """Show another draft."""
        self._offer_categories(draft.sector, draft.second_sector)
        self.form.set_draft(draft)

    def problems(self) -> dict[str, Message]:
        """Everything that keeps the organisation from being saved, by path."""
        found = self.form.problems()
        try:
            checked_organisation(self.form.draft)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at their fields."""
        self.form.show_errors(errors)

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error is shown."""
        return self.form.place(path)

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        self._first.setFocus()

    def _country(self) -> str:
        return self.town.land

    def _organisation(self) -> Listed:
        tr, lists = self._ui.texts.tr, self._lists
        title = tr("Organisation")
        section, grid = Section(self._ui, title), FieldGrid(self._ui, self.form)
        self._first = grid.text("name", tr("Name"), 380, share=3).field
        grid.text("short_name", tr("Short name"), 150)
        self._sector = grid.choice("sector", tr("Sector"), lists.sectors, 230, new_line=True).field
        second = (lists.nothing, *lists.sectors)
        self._second = grid.choice("second_sector", tr("Second sector"), second, 230).field
        self._category = grid.choice("category_id", tr("Category"), (lists.nothing,), 230).field
        self.town.put_into(grid, self.form, 230, title=tr("Home town"), new_line=True)
        parent = RecordField(lists, ("organisation",), without=self._id)
        grid.record("parent_id", tr("Part of"), parent, 300, share=2)
        section.body.addWidget(grid.flow)
        self.form.bind("names", self.names, self.names.value_changed)
        section.body.addWidget(self.names)
        return Listed(ContentsEntry("organisation", title, "building-2"), section)

    def _field_section(self) -> Listed:
        title = self._ui.texts.tr("Fields of activity")
        section = Section(self._ui, title)
        self.form.bind("field_ids", self.fields, self.fields.value_changed)
        section.body.addWidget(self.fields)
        entry = ContentsEntry("fields", title, "leaf")
        return Listed(entry, section, lambda: len(self.fields.value))

    def _reach_section(self) -> Listed:
        tr = self._ui.texts.tr
        section, grid = Section(self._ui, tr("Contact details")), FieldGrid(self._ui, self.form)
        self.form.bind("reach", self.reach, self.reach.value_changed, HEADS)
        section.body.addWidget(self.reach)
        languages = self._lists.languages
        grid.choice("correspondence_language", tr("Language of letters"), languages, 230)
        grid.flow.add(QWidget(), 230)
        section.body.addWidget(grid.flow)
        entry = ContentsEntry("reach", tr("Contact details"), "phone")
        return Listed(entry, section, lambda: self.reach.count)

    def _details(self) -> Listed:
        tr = self._ui.texts.tr
        title = tr("More about the organisation")
        section, grid = Section(self._ui, title), FieldGrid(self._ui, self.form)
        grid.date("founded_on", tr("Founded"), 180)
        grid.date("dissolved_on", tr("Dissolved"), 180)
        grid.count("size", tr("Members or staff"), 180)
        self.reach.tags.input.setAccessibleName(tr("Tags"))
        tags = LabelledField(self._ui, tr("Tags"), self.reach.tags)
        grid.flow.add(tags, 320, new_line=True)
        self.reach.groups.tell_smart("organisation", self._id)
        grid.flow.add(self.reach.groups.held, 320)
        grid.long_text("note", tr("Note"))
        section.body.addWidget(grid.flow)
        return Listed(ContentsEntry("details", title, "calendar-days"), section)

    def _tell(self) -> None:
        draft = self.form.draft
        self._offer_categories(draft.sector, draft.second_sector)
        self.reach.addresses.rename()
        self.changed.emit()

    def _take_changes(self, changes: Changes) -> None:
        """Words were added, changed or taken away: offer those that there are now."""
        if self._lists.take_changes(changes):
            self._offered = None
            draft = self.form.draft
            self._offer_categories(draft.sector, draft.second_sector)
            self.fields.set_options(self._lists.fields)

    def _offer_categories(self, *sectors: str | None) -> None:
        """Categories of the sectors; set only where they are others, or the choice would close."""
        if sectors != self._offered and isinstance(self._category, ChoiceField):
            self._offered = sectors
            self._category.set_options(self._lists.category_options(*sectors))
