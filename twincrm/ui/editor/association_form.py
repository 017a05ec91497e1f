"""The form of the association itself: name, home, languages, entry, and what its paper shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.domain.errors import InputError
from twincrm.runtime.language import LANGUAGES
from twincrm.services.association.drafts import checked_association
from twincrm.ui.editor.form import DraftForm, FieldPart, Port
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.logo_field import LogoField
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.services.association.drafts import AssociationDraft
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.window.page import PageServices


@dataclass(frozen=True, slots=True)
class AssociationEdit:
    """The association and its logo, as one thing to be saved."""

    association: AssociationDraft
    logo: bytes | None = field(default=None, repr=False)


class AssociationForm(QWidget):
    """The fields of the association."""

    def __init__(self, services: PageServices, lists: EditorLists, edit: AssociationEdit) -> None:
        super().__init__()
        self._lists = lists
        self.form: DraftForm[AssociationDraft] = DraftForm(edit.association, self)
        self.towns = TownFields(lists, lambda: lists.home)
        self.entry = RecordField(lists, ("organisation",))
        self.languages = LanguageChoices(lists)
        self.logo = LogoField(services)
        self.logo.set_value(edit.logo)
        self._build()

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> AssociationEdit:
        """The association as typed."""
        return AssociationEdit(self.form.draft, self.logo.value)

    def problems(self) -> dict[str, Message]:
        """What keeps it from being saved, by path."""
        self.towns.town.settle()
        self.entry.settle()
        found = self.form.problems()
        try:
            checked_association(self.form.draft)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found

    def _build(self) -> None:
        ui, tr = self._lists.ui, self._lists.ui.texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.L))
        column.addWidget(self._about().flow)
        column.addWidget(label(ui, tr("Languages of your documents"), "h3"))
        column.addWidget(self.languages.put_into(self.form).flow)
        column.addWidget(label(ui, tr("Letterhead"), "h3"))
        column.addWidget(self.logo)
        column.addWidget(self._letterhead().flow)

    def _about(self) -> FieldGrid:
        tr = self._lists.ui.texts.tr
        grid = FieldGrid(self._lists.ui, self.form)
        grid.text("name", tr("Name of the association"), 420)
        self.towns.put_into(grid, self.form, 230, title=tr("Home"), new_line=True)
        held = grid.record(
            "organisation_id", tr("Own entry among the organisations"), self.entry, 300,
            new_line=True,
        )  # fmt: skip
        held.set_help(tr("Partnerships and visits name your association by this entry."))
        return grid

    def _letterhead(self) -> FieldGrid:
        tr = self._lists.ui.texts.tr
        grid = FieldGrid(self._lists.ui, self.form)
        held = grid.long_text("letterhead", tr("Address and contact"), lines=(3, 6))
        held.set_help(
            tr("A line each, such as street, town, phone, e-mail, website. Documents show them.")
        )
        paid = grid.long_text("account", tr("Account for subscriptions"), lines=(2, 4))
        paid.set_help(tr("Bank and IBAN. Reminders of subscriptions name them."))
        return grid


class LanguageChoices:
    """Edits `languages`: which documents are written in, the first one first."""

    def __init__(self, lists: EditorLists) -> None:
        ui, own = lists.ui, lists.language
        self._ui = ui
        named = [Option(code, language_title(code, own)) for code in LANGUAGES]
        none = Option("", ui.texts.tr("none"))
        self.fields = tuple(ChoiceField(ui, (none, *named), "") for _ in range(3))
        self._others: tuple[str, ...] = ()

    @property
    def codes(self) -> str:
        """The codes with blanks between; those that no field can show stay behind the others."""
        chosen = (str(each.value or "") for each in self.fields)
        return " ".join(dict.fromkeys(code for code in (*chosen, *self._others) if code))

    def show(self, codes: str) -> None:
        """Show other languages."""
        known = [code for code in codes.split() if code in LANGUAGES]
        shown = known[: len(self.fields)]
        self._others = tuple(code for code in codes.split() if code not in shown)
        for at, each in enumerate(self.fields):
            each.set_value(shown[at] if at < len(shown) else "")

    def put_into(self, form: DraftForm[AssociationDraft]) -> FieldGrid:
        """Three fields in a line, which edit the draft together."""
        tr = self._ui.texts.tr
        titles = (tr("First language"), tr("Second language"), tr("Third language"))
        grid = FieldGrid(self._ui, form)
        held = [
            LabelledField(self._ui, title, each)
            for title, each in zip(titles, self.fields, strict=True)
        ]
        for each in held:
            grid.flow.add(each, 180)
        part = FieldPart("languages", held[0], Port(lambda: self.codes, self.show))
        form.bind("languages", part, self.fields[0].value_changed)
        for each in self.fields[1:]:
            each.value_changed.connect(form.changed)
        return grid
