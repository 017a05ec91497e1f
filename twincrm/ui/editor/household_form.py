"""The form of a household, with what it can offer guests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.runtime import clock
from twincrm.services.hosting.drafts import HostingProfileDraft, check_profile
from twincrm.services.households.drafts import HouseholdDraft, checked_household
from twincrm.services.households.greeting import words_out_of_date
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.lists import SMOKING
from twincrm.ui.editor.reach_form import HEADS, ReachForm
from twincrm.ui.editor.rows_part import RowsPart
from twincrm.ui.editor.sections import Listed, Section
from twincrm.ui.editor.small_rows import BED, MEMBER, rows_spec
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.kit.contents import ContentsEntry
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.texts import Message
    from twincrm.services.hosting.drafts import BedDraft
    from twincrm.services.households.drafts import MemberDraft
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.window.page import PageServices


@dataclass(frozen=True, slots=True)
class HouseholdEdit:
    """A household and what it can offer guests, as one thing to be saved."""

    household: HouseholdDraft = field(default_factory=HouseholdDraft)
    hosting: HostingProfileDraft = field(default_factory=HostingProfileDraft)


class HouseholdForm(QWidget):
    """Everything about a household, section by section.

    Signals: changed() whenever something is typed.
    """

    changed = Signal()

    def __init__(
        self,
        services: PageServices,
        lists: EditorLists,
        household_id: int | None,
        draft: HouseholdEdit,
    ) -> None:
        super().__init__()
        self._ui = services.ctx
        self._id = household_id
        self._lists = lists
        self.form: DraftForm[HouseholdDraft] = DraftForm(draft.household, self)
        self.hosting: DraftForm[HostingProfileDraft] = DraftForm(draft.hosting, self)
        self.reach = ReachForm(lists, lambda: self.form.draft.name, self._country)
        self.town = TownFields(lists, self.reach.country)
        self._make_rows()
        self.sections = (
            self._household(),
            self._member_section(),
            self._reach_section(),
            self._host_section(),
            self._details(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.PAGE))
        for listed in self.sections:
            column.addWidget(listed.section)
        column.addStretch(1)
        self.form.changed.connect(self._tell)
        self.hosting.changed.connect(self._tell)

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def draft(self) -> HouseholdEdit:
        """The household as typed."""
        return HouseholdEdit(self.form.draft, self.hosting.draft)

    def set_draft(self, draft: HouseholdEdit) -> None:
        """Show another draft."""
        self.form.set_draft(draft.household)
        self.hosting.set_draft(draft.hosting)

    def problems(self) -> dict[str, Message]:
        """Everything that keeps the household from being saved, by path."""
        found = {**self.form.problems(), **self.hosting.problems()}
        try:
            checked_household(self.form.draft)
            check_profile(self.hosting.draft)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at their fields."""
        self.form.show_errors(errors)
        self.hosting.show_errors(errors)

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error is shown."""
        return self.form.place(path) or self.hosting.place(path)

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        self._first.setFocus()

    def _salutation_is_old(self) -> bool:
        if self._id is None:
            return False
        glance = self._lists.dispatcher.glance
        return self._id in glance(words_out_of_date, [self._id], clock.today())

    def _country(self) -> str:
        return self.town.land

    def _make_rows(self) -> None:
        tr, lists = self._ui.texts.tr, self._lists
        words = (tr("Members of the household"), tr("Add person"), tr("Nobody lives here yet."))
        self.members: RowsPart[MemberDraft] = RowsPart(
            self._ui, rows_spec(lists, MEMBER, words, self.window)
        )
        words = (tr("Beds"), tr("Add bed"), tr("No bed noted yet."))
        self.beds: RowsPart[BedDraft] = RowsPart(
            self._ui, rows_spec(lists, BED, words, self.window)
        )

    def _household(self) -> Listed:
        tr = self._ui.texts.tr
        title = tr("Household")
        section, grid = Section(self._ui, title), FieldGrid(self._ui, self.form)
        self._first = grid.text("name", tr("Name"), 320, share=2).field
        self.town.put_into(grid, self.form, 230, title=tr("Home town"))
        self.salutation = grid.text(
            "salutation", tr("Own salutation"), 420, mark=tr("on letters to all")
        )
        if self._salutation_is_old():
            words = tr("Not used at present: it names somebody who no longer lives here.")
            self.salutation.set_help(words, "warn")
        section.body.addWidget(grid.flow)
        return Listed(ContentsEntry("household", title, "house"), section)

    def _member_section(self) -> Listed:
        title = self._ui.texts.tr("Members of the household")
        section = Section(self._ui, title, header=False)
        self.form.bind("members", self.members, self.members.value_changed)
        section.body.addWidget(self.members)
        entry = ContentsEntry("members", title, "users")
        return Listed(entry, section, lambda: len(self.members.value))

    def _reach_section(self) -> Listed:
        title = self._ui.texts.tr("Contact details")
        section = Section(self._ui, title)
        self.form.bind("reach", self.reach, self.reach.value_changed, HEADS)
        section.body.addWidget(self.reach)
        return Listed(ContentsEntry("reach", title, "phone"), section, lambda: self.reach.count)

    def _host_section(self) -> Listed:
        tr = self._ui.texts.tr
        section, grid = Section(self._ui, tr("As hosts")), FieldGrid(self._ui, self.hosting)
        grid.number("max_guests", tr("Guests at most"), 140, bounds=(0, 99))
        grid.number("car_seats", tr("Seats in the car"), 140, bounds=(0, 99))
        grid.count("distance_km", tr("Distance in km"), 140)
        grid.date("hosting_since", tr("Hosts since"), 180)
        grid.choice("smoking", tr("Smoking"), self._lists.words(SMOKING), 180)
        grid.text("accepts", tr("Would take in"), 260, mark=tr("families, young people"))
        grid.text("preferred_ages", tr("Preferred ages"), 260)
        grid.text("pets", tr("Pets"), 260)
        grid.text("diets", tr("Cooks for"), 260, mark=tr("vegetarian, without pork"))
        grid.text("interests", tr("Interests"), 260)
        grid.text("absent", tr("Not at home"), 260, mark=tr("days and times"))
        grid.check("step_free", tr("Without steps"), 200, new_line=True)
        grid.check("experienced", tr("Has hosted before"), 200)
        grid.check("reserve", tr("Only if beds are short"), 200)
        section.body.addWidget(grid.flow)
        self.hosting.bind("beds", self.beds, self.beds.value_changed)
        section.body.addWidget(self.beds)
        entry = ContentsEntry("hosting", tr("As hosts"), "bed")
        return Listed(entry, section, lambda: len(self.beds.value))

    def _details(self) -> Listed:
        tr = self._ui.texts.tr
        title = tr("Tags & note")
        section, grid = Section(self._ui, title), FieldGrid(self._ui, self.form)
        self.reach.tags.input.setAccessibleName(tr("Tags"))
        grid.flow.add(LabelledField(self._ui, tr("Tags"), self.reach.tags), 320)
        self.reach.groups.tell_smart("household", self._id)
        grid.flow.add(self.reach.groups.held, 320)
        grid.long_text("note", tr("Note"))
        hosting = FieldGrid(self._ui, self.hosting)
        hosting.long_text("note", tr("Note on hosting"))
        section.body.addWidget(grid.flow)
        section.body.addWidget(hosting.flow)
        return Listed(ContentsEntry("details", title, "tag"), section)

    def _tell(self) -> None:
        self.reach.addresses.rename()
        self.changed.emit()
