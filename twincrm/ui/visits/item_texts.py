"""What a programme item says, its languages side by side, and what is missing in one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.domain.texts import Message
from twincrm.services.visits.programme import ProgrammeTextDraft
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import LongTextField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import STATUS_ICONS, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.context import UiContext

COLUMN = 250
"""The least width of a language, in design pixels."""
PARTS: dict[str, Message] = {
    "title": Message("Title"),
    "detail": Message("Details"),
    "place": Message("Place"),
    "meeting_point": Message("Meeting point and departure"),
}
_ICONS = {"place": "map-pin", "meeting_point": "bus"}
_LONGEST = 300
"""Letters, as many as the file keeps."""


class ItemTexts(QWidget):
    """Title, details, place and meeting point in every language of the programme.

    Signals: changed() when something was written.
    """

    changed = Signal()

    def __init__(self, ui: UiContext, languages: Sequence[str]) -> None:
        super().__init__()
        self._ui = ui
        self._languages = tuple(languages)
        self._others: tuple[ProgrammeTextDraft, ...] = ()
        self._kept: dict[str, ProgrammeTextDraft] = {}
        self.fields: dict[tuple[str, str], TextField | LongTextField] = {}
        self.held: dict[tuple[str, str], LabelledField] = {}
        self.badges = {code: status_badge(ui, "ok", "") for code in self._languages}
        flow = FieldFlow(ui)
        for at, code in enumerate(self._languages):
            flow.add(self._head(code), COLUMN, new_line=not at)
        for part in PARTS:
            for at, code in enumerate(self._languages):
                flow.add(self._field(part, code), COLUMN, new_line=not at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)

    @property
    def texts(self) -> tuple[ProgrammeTextDraft, ...]:
        """What is written; languages that say nothing are left out."""
        written = (self._text(code) for code in self._languages)
        return (*(text for text in written if text is not None), *self._others)

    def set_texts(self, texts: Sequence[ProgrammeTextDraft]) -> None:
        """Show other texts; those in languages without a column are kept as they are."""
        self._kept = {text.language: text for text in texts}
        self._others = tuple(text for text in texts if text.language not in self._languages)
        for (part, code), field in self.fields.items():
            text = self._kept.get(code)
            field.set_value(getattr(text, part) if text else "")
        self._mark()

    def missing(self, code: str) -> list[str]:
        """The parts that another language has and this one lacks; a title is always asked for."""
        found: list[str] = []
        for part in PARTS:
            said = {c for c in self._languages if self.fields[part, c].value}
            if code not in said and (said or part == "title"):
                found.append(part)
        return found

    def _text(self, code: str) -> ProgrammeTextDraft | None:
        kept = self._kept.get(code, ProgrammeTextDraft(language=code))
        said = {part: self.fields[part, code].value for part in PARTS}
        said = {
            p: getattr(kept, p) if getattr(kept, p).strip() == v else v for p, v in said.items()
        }
        return replace(kept, **said) if any(said.values()) else None

    def _head(self, code: str) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._ui.look.px(Space.S))
        line.addWidget(label(self._ui, self._name(code), "h2"))
        line.addStretch(1)
        line.addWidget(self.badges[code])
        return holder

    def _field(self, part: str, code: str) -> LabelledField:
        ui = self._ui
        words, language = ui.texts.say(PARTS[part]), self._name(code)
        field = (
            LongTextField(ui, lines=(2, 6))
            if part == "detail"
            else TextField(ui, icon=_ICONS.get(part, ""))
        )
        if isinstance(field, TextField):
            field.setMaxLength(_LONGEST)
        held = LabelledField(ui, words, field, mark=language)
        field.setAccessibleName(f"{words}, {language}")
        field.value_changed.connect(self._written)
        self.fields[part, code] = field
        self.held[part, code] = held
        return held

    def _name(self, code: str) -> str:
        return language_title(code, self._ui.texts.language)

    def _written(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Say what is missing, at the fields and beside the name of the language."""
        texts = self._ui.texts
        for code, badge in self.badges.items():
            missing = self.missing(code)
            for part in PARTS:
                hint = texts.tr("still missing") if part in missing else ""
                self.fields[part, code].setPlaceholderText(hint)
            tone = "warn" if missing else "ok"
            badge.set_tone(tone, STATUS_ICONS[tone])
            short = texts.trn("{n} text is missing", "{n} texts are missing", len(missing))
            badge.setText(short if missing else texts.tr("complete"))
