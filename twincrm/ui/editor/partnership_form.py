"""The form of a partnership: its towns, its type and state, when it was signed, who cares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.partnerships.drafts import check_partnership
from twincrm.services.partnerships.rules import FEWEST, too_few_sides
from twincrm.services.vocabularies.queries import terms
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.partnership_rows import contacts_spec, signings_spec
from twincrm.ui.editor.partnership_sides import SidesPart
from twincrm.ui.editor.rows_part import RowsPart
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.partnership_words import STATE_WORDS
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.partnerships.drafts import (
        PartnershipContactDraft,
        PartnershipDraft,
        SigningDraft,
    )
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.editor.partnership_entry import PartnershipEntry

NO_TOWN = Message("Please choose the town. One that is not in the list yet can be named.")
NO_TYPE = Message("Please choose the type of the partnership.")


class PartnershipForm(QWidget):
    """Everything that the window shows of a partnership."""

    def __init__(self, lists: EditorLists, entry: PartnershipEntry, home: int | None) -> None:
        super().__init__()
        self._lists = lists
        self._suggested = ""
        ui = lists.ui
        self.form: DraftForm[PartnershipEntry] = DraftForm(entry, self)
        self._kinds = lists.dispatcher.ask(terms, "partnership_type", lists.language)
        self.sides = SidesPart(lists, home)
        self.signings: RowsPart[SigningDraft] = RowsPart(ui, signings_spec(lists, self.window))
        self.contacts: RowsPart[PartnershipContactDraft] = RowsPart(
            ui, contacts_spec(lists, self.window)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.M))
        for part in (self.sides, self._about(), self.signings, self.contacts, self._more()):
            column.addWidget(part)
        for name in ("sides", "signings", "contacts"):
            part = getattr(self, name)
            self.form.bind(name, part, part.value_changed)
        self.sides.renamed.connect(self._suggest_name)
        self._suggest_name()

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> PartnershipDraft:
        """The partnership as typed."""
        return self.form.draft.draft()

    def problems(self) -> dict[str, Message]:
        """What keeps the partnership from being saved, by path."""
        found = self.form.problems()
        entry = self.form.draft
        bodies = sum(bool(side.organisation_id or side.new_body) for side in entry.sides)
        for at, side in enumerate(entry.sides[:FEWEST]):
            if not side.town and bodies < FEWEST:
                found.setdefault(f"sides.{at}.place_id", NO_TOWN)
        if entry.type_id is None:
            found.setdefault("type_id", NO_TYPE)
        elif not found:
            key = next((row.key for row in self._kinds if row.id == entry.type_id), None)
            few = too_few_sides(key, entry.draft())
            if few is not None:
                found["sides.1.place_id"] = few
        try:
            check_partnership(entry.draft())
        except InputError as error:
            if error.field != "new_town":  # said at its side
                path = "signed_on" if error.field.startswith("signings") else error.field
                found.setdefault(path, error.message)
        return found

    def _about(self) -> QWidget:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        options = tuple(Option(row.id, row.name) for row in self._kinds)
        grid.text("name", tr("Name of the partnership"), 420)
        grid.choice("type_id", tr("Type of partnership"), options, 230, new_line=True)
        grid.date("first_contact", tr("First contact"), 230)
        grid.date("signed_on", tr("First signed on"), 230, mark=tr("the year is enough"))
        grid.record("signed_at", tr("Signed in"), RecordField(lists, ("place",)), 230)
        grid.choice("status", tr("State"), lists.words(STATE_WORDS), 200, new_line=True)
        grid.date("status_since", tr("Since"), 160)
        grid.text("status_reason", tr("Why"), 230, mark=tr("optional"))
        return grid.flow

    def _more(self) -> QWidget:
        grid = FieldGrid(self._lists.ui, self.form)
        grid.long_text("note", self._lists.ui.texts.tr("Note"), 420, lines=(2, 5))
        return grid.flow

    def _suggest_name(self) -> None:
        """Call it after its towns, as long as nobody gave it another name."""
        place = self.form.place("name")
        if place is None or not isinstance(place.widget, TextField):
            return
        if place.widget.value in ("", self._suggested):
            named = dict.fromkeys(side.called for side in self.sides.parts if side.called)
            self._suggested = " – ".join(named)
            place.widget.set_value(self._suggested)
