"""A letter to many in one language: subject, text, and a second text for friends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.domain.letter_tone import TWO_TONES, divided, joined
from twincrm.domain.placeholders import PLACEHOLDERS, kept_words, placeholder_word, shown_words
from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.fields import LongTextField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.focus_watch import FocusWatch
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.mailings.drafts import LetterTextDraft
    from twincrm.ui.kit.context import UiContext

FILLED: dict[str, Message] = {
    "salutation": Message("Salutation"),
    "name": Message("Full name"),
    "given": Message("First name"),
    "family": Message("Family name"),
    "organisation": Message("Organisation"),
    "town": Message("Town"),
    "date": Message("Date"),
    "closing": Message("Closing words"),
    "amount": Message("Open amount"),
    "account": Message("Account for subscriptions"),
    "year": Message("Year of the fee"),
    "payments": Message("Part payment"),
    "reference": Message("Payment reference"),
    "fees": Message("Open fees by year"),
    "reminded": Message("Last reminder"),
}
"""What each placeholder stands for."""
FRIENDS: dict[str, Message] = {
    "de": Message("Second text with “du”…"),
    "fr": Message("Second text with “tu”…"),
    "pl": Message("Second text with “ty”…"),
}
READ_BY: dict[str, Message] = {
    "de": Message("Couples read it as well: better write “ihr, euch” than “du, dich”."),
    "fr": Message(
        "Read by one person alone; a couple of friends gets the text above, with “vous”."
    ),
    "pl": Message("Couples read it as well: better write “Wy, Was” than “Ty, Ciebie”."),
}


class LetterTextPart(QWidget):
    """Subject and texts in one language, with buttons for what is filled in.

    Placeholders are shown and written in the words of the user's language.
    """

    def __init__(self, ui: UiContext, code: str, text: LetterTextDraft) -> None:
        super().__init__()
        tr, self._ui, self._language = ui.texts.tr, ui, ui.texts.language
        self._before, self._code = text, code
        formal, informal = divided(text.body)
        self.subject = TextField(ui, self._shown(text.subject))
        self.body = LongTextField(ui, self._shown(formal), lines=(6, 14))
        self.informal = LongTextField(ui, self._shown(informal), lines=(5, 14))
        self._writing: LongTextField | TextField = self.body
        friends = tr("Text for those on first-name terms")
        below = ui.texts.say(READ_BY[code]) if code in READ_BY else ""
        self.held = (
            LabelledField(ui, tr("Subject"), self.subject),
            LabelledField(ui, tr("Text"), self.body),
            LabelledField(ui, friends, self.informal, help_text=below),
        )
        language = language_title(code, self._language)
        for field in (self.subject, self.body, self.informal):
            field.setAccessibleName(f"{field.accessibleName()}, {language}")
        words = ui.texts.say(FRIENDS[code]) if code in FRIENDS else ""
        self.second = Button(ui, words, icon="plus", small=True, variant="quiet")
        self.buttons: list[Button] = []
        self._build()
        self._show_second(shown=bool(informal))

    @property
    def text(self) -> LetterTextDraft:
        """What is written."""
        parts = (self._kept(self.body, 0), self._kept(self.informal, 1))
        return replace(self._before, subject=kept_words(self.subject.value), body=joined(*parts))

    def held_of(self, part: str) -> LabelledField:
        """The field of a part of the text: ``subject``, ``body`` or ``informal``."""
        return self.held[{"subject": 0, "informal": 2}.get(part, 1)]

    def insert(self, name: str, *_: object) -> None:
        """Put a placeholder where one writes; one undo of the field takes it away, and only it."""
        words = f"{{{placeholder_word(name, self._language)}}}"
        if isinstance(self._writing, LongTextField):
            cursor = self._writing.textCursor()
            cursor.beginEditBlock()
            cursor.insertText(f"{words} ")
            cursor.deletePreviousChar()  # what is typed behind would become one step with words
            cursor.endEditBlock()
            self._writing.setTextCursor(cursor)
        else:
            _end_step(self._writing)
            self._writing.insert(words)
            _end_step(self._writing)
        self._writing.setFocus()

    def write_second(self) -> None:
        """Begin the text for friends with what is said to the others."""
        self.informal.set_value(self.body.value)
        self._show_second(shown=True)
        self.informal.setFocus()

    def _shown(self, text: str) -> str:
        return shown_words(text, self._language)

    def _kept(self, field: LongTextField, place: int) -> str:
        """What stands in a field; blanks around it that nobody touched stay as they were."""
        written, before = kept_words(field.value), divided(self._before.body)[place]
        return before if before.strip() == written else written

    def _show_second(self, *, shown: bool) -> None:
        self.held[2].setVisible(shown)
        self.second.setVisible(not shown and self._code in TWO_TONES)

    def _left(self, part: QWidget) -> None:
        """Placeholders go where one wrote last."""
        for field in (self.subject, self.body, self.informal):
            if part is field:
                self._writing = field

    def _build(self) -> None:
        ui, column = self._ui, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        for held in self.held:
            column.addWidget(held)
        beside = Flow(ui.look.px(Space.XS))
        beside.add_part(self.second)
        column.addWidget(beside)
        words = ui.texts.tr(
            "Fill in for each recipient. Salutation and closing words come by themselves:"
        )
        column.addWidget(label(ui, words, "small", "ink2", wrap=True))
        flow = Flow(ui.look.px(Space.XS))
        for name in PLACEHOLDERS:
            button = Button(ui, ui.texts.say(FILLED[name]), small=True, variant="quiet")
            button.clicked.connect(partial(self.insert, name))
            self.buttons.append(button)
            flow.add_part(button)
        column.addWidget(flow)
        self.second.clicked.connect(self.write_second)
        FocusWatch(self).left.connect(self._left)


def _end_step(line: TextField) -> None:
    """Let what is written next be a step of its own for undo: it is where the cursor has moved."""
    if not line.hasSelectedText():
        at = line.cursorPosition()
        line.setCursorPosition(0 if at else len(line.text()))
        line.setCursorPosition(at)
