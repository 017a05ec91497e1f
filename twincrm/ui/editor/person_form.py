"""The form of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.domain.names import PersonName
from twincrm.services.people.drafts import PersonDraft, checked_person
from twincrm.ui.editor.form import DraftForm, ErrorPlace
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.inherited import InheritedAddress
from twincrm.ui.editor.language_rows import LanguageRows
from twincrm.ui.editor.last_day import LastDay
from twincrm.ui.editor.lists import CHANNELS, FORMS_OF_ADDRESS, NAME_ORDERS
from twincrm.ui.editor.namesakes import NamesakesLine, NamesakesPlace
from twincrm.ui.editor.photo_field import PhotoField
from twincrm.ui.editor.reach_form import HEADS, ReachForm
from twincrm.ui.editor.role_form import RoleHolder
from twincrm.ui.editor.role_rows import roles_spec
from twincrm.ui.editor.rows_part import RowsPart
from twincrm.ui.editor.salutation_preview import salutation_of
from twincrm.ui.editor.sections import Listed, Section
from twincrm.ui.editor.small_rows import LIVING, RELATION, consent_today, rows_spec
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.editor.wording import age_line
from twincrm.ui.kit.contents import ContentsEntry
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.changes import Changes
    from twincrm.domain.texts import Message
    from twincrm.services.members.bereft import Bereft
    from twincrm.services.people.drafts import (
        AssignmentDraft,
        ConsentDraft,
        LivingDraft,
        RelationDraft,
    )
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.window.page import PageServices


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """A person and the photo, as one thing to be saved."""

    person: PersonDraft = field(default_factory=PersonDraft)
    photo: bytes | None = None
    ends: tuple[Bereft, ...] = ()
    """Memberships that end with the death."""


class PersonForm(QWidget):
    """Everything about a person, section by section.

    Signals: changed() whenever something is typed.
    """

    changed = Signal()

    def __init__(
        self, services: PageServices, lists: EditorLists, person_id: int | None, draft: PersonEdit
    ) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._lists = lists
        self._person_id = person_id
        self.form: DraftForm[PersonDraft] = DraftForm(PersonDraft(), self)
        self.photo = PhotoField(services)
        self.reach = ReachForm(lists, self._name, self._country)
        self.inherited = InheritedAddress(lists)
        self.inherited.wanted.connect(self.reach.addresses.begin)
        self.town = TownFields(lists, self.reach.country)
        self.namesakes = NamesakesLine(services)
        self.last_day = LastDay(services)
        self._died: str | None = None
        self._make_rows()
        self.sections = (
            self._person(),
            self._role_section(),
            self._reach_section(),
            self._letters(),
            self._belonging(),
            self._details(),
            self._privacy(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.PAGE))
        for listed in self.sections:
            column.addWidget(listed.section)
        column.addStretch(1)
        self.set_draft(draft)
        self.form.changed.connect(self._tell)
        self.photo.value_changed.connect(self._tell)
        self.last_day.value_changed.connect(self.changed)
        services.hub.changed.connect(self._take_changes)

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def draft(self) -> PersonEdit:
        """The person as typed."""
        return PersonEdit(self.form.draft, self.photo.value, self.last_day.value)

    def set_draft(self, draft: PersonEdit) -> None:
        """Show another draft."""
        self.photo.set_value(draft.photo)
        self._died = draft.person.death_date
        self.form.set_draft(draft.person)
        self.inherited.tell(self._services.dispatcher, self._person_id)
        self._refresh()

    def problems(self) -> dict[str, Message]:
        """Everything that keeps the person from being saved, by path."""
        found = self.form.problems()
        try:
            checked_person(self.form.draft)
        except InputError as error:
            found.setdefault(error.field, error.message)
        still = self.photo.problem()
        return {**found, "photo": still} if still is not None else found

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at their fields."""
        self.form.show_errors(errors)

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error is shown."""
        if path == "photo":
            return ErrorPlace(self._ui.texts.tr("Photo"), self.photo.choose_button)
        return self.form.place(path)

    # what the parts ask for

    def _name(self) -> str:
        return self.form.draft.full_name

    def _country(self) -> str:
        return self.town.land or self.form.draft.nationality

    def _holder(self) -> RoleHolder:
        draft = self.form.draft
        return RoleHolder(self._person_id, str(draft.form_of_address), draft.place_id)

    # the sections

    def _make_rows(self) -> None:
        tr, lists, ui = self._ui.texts.tr, self._lists, self._ui
        self.roles: RowsPart[AssignmentDraft] = RowsPart(
            ui, roles_spec(lists, self._holder, self.window)
        )
        words = (tr("Relations to others"), tr("Add relation"), tr("No relation noted."))
        self.relations: RowsPart[RelationDraft] = RowsPart(
            ui, rows_spec(lists, RELATION, words, self.window)
        )
        words = (tr("Households"), tr("Add to a household"), tr("In no household yet."))
        self.livings: RowsPart[LivingDraft] = RowsPart(
            ui, rows_spec(lists, LIVING, words, self.window)
        )
        words = (tr("Consents"), tr("Add consent"), tr("Nothing was agreed to in writing yet."))
        self.consents: RowsPart[ConsentDraft] = RowsPart(
            ui, rows_spec(lists, consent_today(), words, self.window)
        )
        self.languages = LanguageRows(lists)

    def _person(self) -> Listed:
        tr = self._ui.texts.tr
        section, grid = Section(self._ui, tr("Person")), FieldGrid(self._ui, self.form)
        forms = self._lists.words(FORMS_OF_ADDRESS)
        grid.choice("form_of_address", tr("Form of address"), forms, 182, share=0)
        grid.text("title", tr("Title"), 120, mark=tr("optional"), share=0)
        self._first = grid.text("given", tr("Given name"), 190).field
        grid.text("family", tr("Family name"), 190)
        told = NamesakesPlace(self._services, self.namesakes)
        grid.flow.add(told, 320, new_line=True)
        told.setVisible(self._person_id is None)
        self.town.put_into(grid, self.form, 250, title=tr("Home town"), new_line=True)
        self._born = grid.date("birth_date", tr("Birthday"), 200)
        self._born.keep_line()
        grid.text("nickname", tr("Called name"), 200, mark=tr("name badge"))
        grid.text("particle", tr("Particle"), 110, mark=tr("de, van"), new_line=True)
        grid.text("suffix", tr("Suffix"), 110, mark=tr("jun."))
        grid.text("birth_name", tr("Birth name"), 160)
        grid.choice("name_order", tr("Order of names"), self._lists.words(NAME_ORDERS), 170)
        section.body.addWidget(grid.flow)
        return Listed(ContentsEntry("person", tr("Person"), "user"), section)

    def _role_section(self) -> Listed:
        tr = self._ui.texts.tr
        section = Section(self._ui, tr("Roles & bodies"), header=False)
        self.form.bind("assignments", self.roles, self.roles.value_changed)
        section.body.addWidget(self.roles)
        entry = ContentsEntry("roles", tr("Roles & bodies"), "building-2")
        return Listed(entry, section, lambda: len(self.roles.value))

    def _reach_section(self) -> Listed:
        tr = self._ui.texts.tr
        section, grid = Section(self._ui, tr("Contact details")), FieldGrid(self._ui, self.form)
        self.form.bind("reach", self.reach, self.reach.value_changed, HEADS)
        section.body.addWidget(self.inherited)
        section.body.addWidget(self.reach)
        channels = self._lists.words(CHANNELS)
        grid.choice("preferred_channel", tr("Prefers to be reached"), channels, 220)
        limit = grid.count(
            "contact_limit_months", tr("Months without contact until a reminder"), 300
        )
        limit.set_help(
            tr("Leave it empty for what their groups say, else 6 months; 0 means never.")
        )
        section.body.addWidget(grid.flow)
        entry = ContentsEntry("reach", tr("Contact details"), "phone")
        return Listed(entry, section, lambda: self.reach.count)

    def _letters(self) -> Listed:
        tr = self._ui.texts.tr
        title = tr("Language & salutation")
        section, grid = Section(self._ui, title), FieldGrid(self._ui, self.form)
        languages = self._lists.languages
        grid.choice("correspondence_language", tr("Language of letters"), languages, 230)
        self._salutation = grid.text("salutation", tr("Own salutation"), 300, share=2)
        grid.check("informal", tr("On first-name terms"), 230, new_line=True)
        grid.text("pronunciation", tr("Pronunciation"), 300, share=2)
        section.body.addWidget(grid.flow)
        self.form.bind("languages", self.languages, self.languages.rows.value_changed)
        section.body.addWidget(self.languages)
        entry = ContentsEntry("letters", title, "languages")
        return Listed(entry, section, lambda: len(self.languages.value))

    def _belonging(self) -> Listed:
        title = self._ui.texts.tr("Household & relations")
        section = Section(self._ui, title)
        self.form.bind("households", self.livings, self.livings.value_changed)
        self.form.bind("relations", self.relations, self.relations.value_changed)
        section.body.addWidget(self.livings)
        section.body.addWidget(self.relations)
        entry = ContentsEntry("belonging", title, "house")
        return Listed(entry, section, lambda: len(self.livings.value) + len(self.relations.value))

    def _details(self) -> Listed:
        tr = self._ui.texts.tr
        section, grid = (
            Section(self._ui, tr("More about the person")),
            FieldGrid(self._ui, self.form),
        )
        grid.text("occupation", tr("Occupation"), 240)
        grid.choice("nationality", tr("Nationality"), self._lists.countries, 200)
        grid.date("death_date", tr("Died on"), 160)
        grid.flow.add(self.last_day, 440, new_line=True)
        tags = LabelledField(self._ui, tr("Tags"), self.reach.tags)
        self.reach.tags.input.setAccessibleName(tr("Tags"))
        grid.flow.add(tags, 320, new_line=True)
        self.reach.groups.tell_smart("person", self._person_id)
        grid.flow.add(self.reach.groups.held, 320)
        photo = QWidget()
        held = QVBoxLayout(photo)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(label(self._ui, tr("Photo"), "label"))
        held.addWidget(self.photo)
        grid.flow.add(photo, 320)
        grid.long_text("note", tr("Note"))
        section.body.addWidget(grid.flow)
        entry = ContentsEntry("details", tr("More about the person"), "calendar-days")
        return Listed(entry, section)

    def _privacy(self) -> Listed:
        title = self._ui.texts.tr("Privacy")
        section = Section(self._ui, title)
        self.form.bind("consents", self.consents, self.consents.value_changed)
        section.body.addWidget(self.consents)
        entry = ContentsEntry("privacy", title, "shield-check")
        return Listed(entry, section, lambda: len(self.consents.value))

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        self._first.setFocus()

    # what follows from what is typed

    def _take_changes(self, changes: Changes) -> None:
        """Functions and categories may be called otherwise now."""
        if self._lists.take_changes(changes):
            self.roles.rows.word_anew()
            self._refresh()

    def _tell(self) -> None:
        self._refresh()
        if self._person_id is None:
            self.namesakes.take(self.form.draft)
        self.changed.emit()

    def _refresh(self) -> None:
        draft, texts = self.form.draft, self._ui.texts
        known = draft.death_date != self._died and "death_date" not in self.form.problems()
        self.last_day.follow(self._person_id, draft.death_date if known else None)
        self._born.set_help(age_line(texts, draft.birth_date, draft.death_date))
        line = texts.tr("Letters begin: {salutation}")
        self._salutation.set_help(line.format(salutation=salutation_of(self._lists, draft)))
        self.photo.set_initials(PersonName(draft.given, draft.family).initials())
        self.reach.addresses.rename()
