"""The names of a word in the four languages, side by side, the reader's first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.services.names import NameDraft
from twincrm.services.vocabularies.drafts import FUNCTION, TitleDraft
from twincrm.services.vocabularies.listing import reading_order, stand_in
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.vocabularies.wording import languages_named

if TYPE_CHECKING:
    from twincrm.services.vocabularies.drafts import TermDraft
    from twincrm.ui.kit.context import UiContext

FORMS = ("neutral", "feminine", "masculine")
"""What a function has in each language; other words have one name."""


class NamesPart(QWidget):
    """One field per language, three for a function; and what readers of the others see.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, kind: str, draft: TermDraft) -> None:
        super().__init__()
        self._ui = ui
        self._kind = kind
        self._draft = draft
        self.order = reading_order(ui.texts.language)
        self.fields: dict[tuple[str, str], TextField] = {}
        self.holders: dict[tuple[str, str], LabelledField] = {}
        self.stand_in = label(ui, "", "small", "ink2", wrap=True)
        """What readers see who have no name of their own; the dialog puts it at its end."""
        flow = FieldFlow(ui)
        for language in self.order:
            self._add_language(flow, language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self._changed()

    @property
    def first(self) -> LabelledField:
        """The field of the reader's language."""
        return self.holders[self.order[0], self._forms[0]]

    @property
    def named(self) -> tuple[str, ...]:
        """The languages in which it has a name, those not shown here included."""
        draft = self.filled(self._draft)
        titles = tuple(title.language for title in draft.titles if title.any)
        return tuple(name.language for name in draft.names) + titles

    def filled(self, draft: TermDraft) -> TermDraft:
        """The draft with the names as typed; names in other languages stay."""
        if self._kind == FUNCTION:
            others = tuple(title for title in draft.titles if title.language not in self.order)
            return replace(draft, titles=(*others, *self._titles()))
        others = tuple(name for name in draft.names if name.language not in self.order)
        typed = ((code, self.fields[code, "name"].value) for code in self.order)
        names = tuple(NameDraft(language=code, name=text) for code, text in typed if text)
        return replace(draft, names=(*others, *names))

    @property
    def _forms(self) -> tuple[str, ...]:
        return FORMS if self._kind == FUNCTION else ("name",)

    def _titles(self) -> tuple[TitleDraft, ...]:
        titles = (
            TitleDraft(None, code, *(self.fields[code, form].value for form in _AS_KEPT))
            for code in self.order
        )
        return tuple(title for title in titles if title.any)

    def _add_language(self, flow: FieldFlow, language: str) -> None:
        tr = self._ui.texts.tr
        name = language_title(language, self._ui.texts.language)
        own = language == self.order[0]
        forms = {"name": "", "neutral": "", "feminine": tr("Ms"), "masculine": tr("Mr")}
        for form in self._forms:
            field = TextField(self._ui, _kept(self._draft, language, form))
            first = form == self._forms[0]
            held = LabelledField(
                self._ui, name if first else forms[form], field, optional=first and not own
            )
            if not first:
                field.setAccessibleName(f"{name}, {forms[form]}")
            field.value_changed.connect(self._changed)
            self.fields[language, form], self.holders[language, form] = field, held
            alone = self._kind == FUNCTION
            flow.add(held, 170 if alone else 260, new_line=alone and first)

    def _changed(self) -> None:
        named = self.named
        empty = [code for code in self.order if code not in named]
        shown = self.filled(self._draft)
        code = stand_in(named, "")
        text = ""
        if empty and code:
            words = self._ui.texts.tr("Without a name of its own ({languages}): “{name}” is shown.")
            languages = languages_named(empty, self._ui.texts.language)
            text = words.format(languages=languages, name=_name_in(shown, code))
        self.stand_in.setText(text)
        self.value_changed.emit()


_AS_KEPT = ("feminine", "masculine", "neutral")


def _kept(draft: TermDraft, language: str, form: str) -> str:
    if form == "name":
        return next((each.name for each in draft.names if each.language == language), "")
    found = next((each for each in draft.titles if each.language == language), TitleDraft())
    return {"neutral": found.neutral, "feminine": found.feminine, "masculine": found.masculine}[
        form
    ]


def _name_in(draft: TermDraft, language: str) -> str:
    names = {name.language: name.name for name in draft.names}
    titles = {title.language: title.any for title in draft.titles}
    return {**titles, **names}.get(language, "")
