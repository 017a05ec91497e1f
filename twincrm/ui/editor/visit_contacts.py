"""Whom guests can call during a visit: the people and numbers that its programme prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.domain.terms import ContactKind
from twincrm.domain.texts import Message
from twincrm.services.people.drafts import read_person
from twincrm.services.visits.drafts import VisitContactDraft, VisitContactTextDraft
from twincrm.services.vocabularies.listing import reading_order
from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.rows_part import RowsPart
from twincrm.ui.editor.small_rows import NO_PERSON, SmallForm
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.record_field import RecordField, title_of
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.rows_editor import RowsSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.ui.editor.grid import FieldGrid
    from twincrm.ui.editor.lists import EditorLists

NO_NUMBER = Message("Please enter the number that guests can call.")


class VisitContactsPart(RowsPart[VisitContactDraft]):
    """The people in the order in which they are printed; *codes* are the programme's languages."""

    def __init__(self, lists: EditorLists, codes: Callable[[], Sequence[str]]) -> None:
        self._lists = lists
        self._codes = codes
        self._wanted = ""
        tr = lists.ui.texts.tr
        empty = tr("Nobody yet. Whom can guests call when something happens?")
        words = (tr("If you need help"), tr("Add person"), empty)
        super().__init__(lists.ui, RowsSpec(*words, face=self._face, edit=self._edit))

    def mend(self, contact_id: int, language: str) -> None:
        """Ask for a contact again, the keyboard in what it is there for in a language."""
        found = [at for at, row in enumerate(self.value) if row.id == contact_id]
        if found:
            self._wanted = language
            self.rows.edit_row(found[0])

    def _face(self, row: VisitContactDraft) -> RowFace:
        by_code = {text.language: text.function for text in row.texts if text.function}
        order = [code for code in reading_order(self._lists.language) if code in by_code]
        said = by_code[order[0]] if order else ""
        detail = " · ".join(part for part in (row.phone, said) if part)
        return RowFace(title_of(self._lists, "person", row.person_id), detail, "phone")

    def _edit(self, row: VisitContactDraft | None) -> VisitContactDraft | None:
        draft = row or VisitContactDraft()
        spoken = [*(text.language for text in draft.texts), *self._codes()]
        functions = FunctionsPart(self._lists, spoken)
        form = _contact_form(self._lists, draft, functions)
        words = DialogWords(self._lists.ui.texts.tr("Whom guests can call"), "phone")
        dialog = RowDialog(self._lists.ui, form, words, self.window())
        field, self._wanted = functions.fields.get(self._wanted), ""
        if field is not None:
            field.setFocus()
        return form.value if dialog.run() else None


class FunctionsPart(QWidget):
    """What a contact is there for, a field for each language.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, codes: Sequence[str]) -> None:
        super().__init__()
        self._before: dict[str, VisitContactTextDraft] = {}
        self.fields: dict[str, TextField] = {}
        ui, flow = lists.ui, FieldFlow(lists.ui)
        order = reading_order(lists.language)
        shown = [code for code in order if code in codes]
        for code in (*shown, *(c for c in dict.fromkeys(codes) if c not in order)):
            name = language_title(code, lists.language)
            field, title = TextField(ui), ui.texts.tr("Function")
            flow.add(LabelledField(ui, title, field, mark=name), 230)
            field.setAccessibleName(f"{title}, {name}")
            field.value_changed.connect(self.value_changed)
            self.fields[code] = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)

    @property
    def value(self) -> tuple[VisitContactTextDraft, ...]:
        """What is typed, languages without a word left out."""
        codes = (*self._before, *(code for code in self.fields if code not in self._before))
        drafts = (
            replace(
                self._before.get(code, VisitContactTextDraft(language=code)),
                function=self.fields[code].value,
            )
            for code in codes
        )
        return tuple(draft for draft in drafts if draft.function.strip())

    def set_value(self, value: Sequence[VisitContactTextDraft]) -> None:
        """Show other words."""
        self._before = {text.language: text for text in value}
        for code, text in self._before.items():
            self.fields[code].set_value(text.function)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Nothing can be wrong with them."""

    def place(self, path: str) -> ErrorPlace | None:
        """The first field."""
        del path
        field = next(iter(self.fields.values()), None)
        return ErrorPlace(field.accessibleName(), field) if field is not None else None

    def problems(self) -> dict[str, Message]:
        """None."""
        return {}


def _contact_form(
    lists: EditorLists, draft: VisitContactDraft, functions: FunctionsPart
) -> SmallForm:
    tr, person = lists.ui.texts.tr, RecordField(lists, ("person",))
    suggested = [""]

    def build(grid: FieldGrid) -> None:
        grid.record("person_id", tr("Person"), person, 300, empty=0)
        held = grid.text("phone", tr("Number to call"), 230, mark=tr("as it is printed"))
        grid.part("texts", functions, functions, functions.value_changed)
        phone = held.field

        def suggest() -> None:
            if isinstance(phone, TextField) and phone.value in ("", suggested[0]):
                suggested[0] = _number_of(lists, person.record_id)
                phone.set_value(suggested[0])

        person.chosen.connect(suggest)

    def wrong(row: VisitContactDraft) -> dict[str, Message]:
        found = {} if row.person_id else {"person_id": NO_PERSON}
        return found if row.phone.strip() else {**found, "phone": NO_NUMBER}

    return SmallForm(lists, draft, build, wrong)


def _number_of(lists: EditorLists, person_id: int | None) -> str:
    """The number to call somebody on the way: the mobile one, else the first; or none."""
    if not person_id:
        return ""
    phones = lists.dispatcher.ask(read_person, person_id).reach.phones
    mobile = [phone.number for phone in phones if phone.kind == ContactKind.MOBILE]
    return next(iter((*mobile, *(phone.number for phone in phones))), "")
