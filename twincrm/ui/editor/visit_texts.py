"""What the programme of a visit says in each language, the languages side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.domain.texts import Message
from twincrm.services.visits.drafts import VisitTextDraft, says_something
from twincrm.services.vocabularies.listing import reading_order
from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, LongTextField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.ui.kit.context import UiContext

FIELDS: dict[str, tuple[Message, bool]] = {
    "title": (Message("Title"), False),
    "occasion": (Message("Occasion"), False),
    "motto": (Message("Motto"), False),
    "greeting": (Message("Words of welcome"), True),
    "greeting_function": (Message("Signed as"), False),
    "practical": (Message("Good to know"), True),
    "thanks": (Message("Thanks"), True),
}
"""The texts of a programme in their order; whether they may have several lines."""
WIDTH = 230


class VisitTextsPart(QWidget):
    """One field per text and language; a box for each language shows its fields or not.

    A language in which something is written stays shown. The words of thanks stand in `thanks`,
    for a place of their own. Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, codes: Sequence[str]) -> None:
        super().__init__()
        self._ui = ui
        self._before: dict[str, VisitTextDraft] = {}
        order = reading_order(ui.texts.language)
        self.order = (*order, *(code for code in dict.fromkeys(codes) if code not in order))
        self.boxes: dict[str, CheckField] = {}
        self.fields: dict[tuple[str, str], TextField | LongTextField] = {}
        self._held: dict[tuple[str, str], LabelledField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ui.look.px(Space.M))
        self._column.addWidget(label(ui, ui.texts.tr("Texts of the programme"), "h3"))
        self._add_boxes(codes)
        for name in FIELDS:
            if name != "thanks":
                self._column.addWidget(self._line(name))
        self.thanks = self._line("thanks")
        self._show_languages()

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that are shown."""
        return tuple(code for code in self.order if self.boxes[code].value)

    @property
    def value(self) -> tuple[VisitTextDraft, ...]:
        """The texts as typed, those of languages without a word left out."""
        drafts = (self._typed(code) for code in self._codes())
        return tuple(each for each in drafts if says_something(each))

    def set_value(self, value: Sequence[VisitTextDraft]) -> None:
        """Show other texts."""
        self._before = {text.language: text for text in value}
        for (name, code), field in self.fields.items():
            field.set_value(getattr(self._before.get(code, VisitTextDraft()), name))
        for code in self._before:
            if code in self.boxes:
                self.boxes[code].set_value(True)
        self._changed()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Nothing can be wrong with a text."""

    def place(self, path: str) -> ErrorPlace | None:
        """The first text."""
        del path
        field = self.fields["title", self.order[0]]
        return ErrorPlace(field.accessibleName(), field)

    def reveal(self, part: str, language: str) -> TextField | LongTextField | None:
        """The field of a text in a language, shown from now on; None where there is none."""
        found = self.fields.get((part, language))
        if found is not None:
            self.boxes[language].set_value(True)
            self._show_languages()
        return found

    def problems(self) -> dict[str, Message]:
        """None."""
        return {}

    def _codes(self) -> tuple[str, ...]:
        """The languages, those that were there before in their order."""
        return (*self._before, *(code for code in self.order if code not in self._before))

    def _typed(self, code: str) -> VisitTextDraft:
        before = self._before.get(code, VisitTextDraft(language=code))
        if code not in self.boxes:
            return before
        return replace(before, **{name: self.fields[name, code].value for name in FIELDS})

    def _add_boxes(self, codes: Sequence[str]) -> None:
        flow = FieldFlow(self._ui)
        for code in self.order:
            box = CheckField(self._ui, self._language(code), code in codes)
            box.value_changed.connect(self._show_languages)
            self.boxes[code] = box
            flow.add(box, 120)
        self._column.addWidget(flow)

    def _line(self, name: str) -> FieldFlow:
        words, several = FIELDS[name]
        title = self._ui.texts.say(words)
        flow = FieldFlow(self._ui)
        for code in self.order:
            field = LongTextField(self._ui, lines=(2, 6)) if several else TextField(self._ui)
            held = LabelledField(self._ui, title, field, mark=self._language(code))
            field.setAccessibleName(f"{title}, {self._language(code)}")
            field.value_changed.connect(self._changed)
            self.fields[name, code], self._held[name, code] = field, held
            flow.add(held, WIDTH)
        return flow

    def _language(self, code: str) -> str:
        return language_title(code, self._ui.texts.language)

    def _show_languages(self) -> None:
        for (_, code), held in self._held.items():
            held.setVisible(self.boxes[code].value)

    def _changed(self) -> None:
        words = self._ui.texts.tr("Texts are written in this language. Empty them to leave it out.")
        for code, box in self.boxes.items():
            written = box.value and says_something(self._typed(code))
            box.setEnabled(not written)
            box.setToolTip(plain_tip(words if written else ""))
            box.setAccessibleDescription(words if written else "")
        self.value_changed.emit()
