"""Writes a letter or an e-mail to many: its name, and its text in each language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_title
from twincrm.domain.errors import InputError
from twincrm.domain.letter_tone import divided
from twincrm.domain.placeholders import words_of_all
from twincrm.domain.terms import LetterKind
from twincrm.domain.texts import Message
from twincrm.services.mailings.commands import AddLetter, ChangeLetter
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft, read_letter
from twincrm.services.vocabularies.listing import reading_order
from twincrm.ui.kit.asker import PartingWords
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.tab_pages import TabPages
from twincrm.ui.mailings.letter_part import LetterTextPart
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.trashing import trash_one

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices

WIDTH, HEIGHT = 900, 660
KINDS: dict[LetterKind, Message] = {
    LetterKind.LETTER: Message("Letter on paper"),
    LetterKind.EMAIL: Message("E-mail"),
}

WITHOUT_TEXT = Message(
    "{language}: there is a subject but no text. Its readers would get a page without a letter."
)


class LetterDialog:
    """One letter with a tab for each language; it closes when the letter was saved."""

    def __init__(
        self,
        services: PageServices,
        letter_id: int | None,
        parent: QWidget | None,
        begin: LetterDraft | None = None,
        language: str = "",
    ) -> None:
        """Write the letter, or a new one that starts as *begin*; first what is said in *language*.

        Without one, it begins with the name of a new letter and the first text of another.
        """
        self._services, self._ui = services, services.ctx
        self.letter_id = letter_id
        self.saved = False
        self._before = (
            LetterDraft(kind=LetterKind.LETTER if begin is None else begin.kind)
            if letter_id is None
            else services.dispatcher.ask(read_letter, letter_id)
        )
        self._begun = self._before if begin is None else begin
        ui, tr = self._ui, services.ctx.texts.tr
        title = tr("New letter to many") if letter_id is None else tr("Edit letter to many")
        self.dialog = Dialog(ui, title, icon="file-text", parent=parent)
        self.name = TextField(ui, self._begun.name)
        kinds = [Option(str(kind), ui.texts.say(words)) for kind, words in KINDS.items()]
        self.kind = ChoiceField(ui, kinds, str(self._begun.kind))
        self.name_held = LabelledField(ui, tr("Name for the list"), self.name)
        self.pages = TabPages(ui, tr("Languages"))
        order = reading_order(ui.texts.language)
        more = (text.language for text in self._begun.texts)
        self.languages = tuple(dict.fromkeys((*order, *more)))
        self.texts = {code: LetterTextPart(ui, code, self._text(code)) for code in self.languages}
        self._first = self.texts[language].body if language in self.texts else None
        self._build()

    def ask(self) -> bool:
        """Show the dialog until the letter is saved or given up; whether it was saved."""
        usual = self.name if self.letter_id is None else self.texts[self.languages[0]].body
        if self._first is not None:
            self.pages.bring(self._first)
        (self._first or usual).setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the letter; what is wrong is said at its field."""
        for held in (self.name_held, *(h for part in self.texts.values() for h in part.held)):
            held.set_error("")
        draft = self.draft
        if not self._may_be_silent(draft):
            return
        command = (
            AddLetter(draft)
            if self.letter_id is None
            else ChangeLetter(self.letter_id, self._before, draft)
        )
        try:
            outcome = self._services.perform(command)
        except InputError as error:
            self._say(error, draft)
            return
        if outcome is not None:
            self.saved, self.letter_id = True, outcome.result
            self.dialog.accept()

    def _may_be_silent(self, draft: LetterDraft) -> bool:
        """Whether a subject without any text is meant so: it is said at the text, and asked."""
        texts, asker = self._ui.texts, self._services.asker
        for text in draft.texts:
            if divided(text.body)[0].strip():
                continue
            held = self.texts[text.language].held_of("body")
            language = language_title(text.language, texts.language)
            held.set_error(texts.say(WITHOUT_TEXT.with_values(language=language)))
            self.pages.bring(held)
            said = (texts.tr("The text is missing"), held.error)
            if not asker.confirm(*said, texts.tr("Save without text"), texts.tr("Write the text")):
                held.field.setFocus()
                return False
            held.set_error("")
        return True

    def delete(self) -> None:
        """Move the letter to the trash; Undo and the trash bring it back."""
        kept = ("letter_template", self.letter_id or 0)
        if trash_one(self._services, kept, self._before.name):
            self.saved = True  # whoever shows the letters reads them again
            self.dialog.done(0)

    @property
    def draft(self) -> LetterDraft:
        """The letter as it is written now."""
        written = (part.text for part in self.texts.values())
        texts = tuple(text for text in written if text.subject or text.body.strip())
        return replace(self._begun, name=self.name.value, kind=str(self.kind.value), texts=texts)

    def _text(self, code: str) -> LetterTextDraft:
        return self._begun.said_in(code) or LetterTextDraft(language=code)

    def _say(self, error: InputError, draft: LetterDraft) -> None:
        """At the text that is meant: ``texts.0.body``; else at the name."""
        words, parts = self._ui.texts.say(error.message), error.field.split(".")
        held = self.name_held
        if parts[0] == "texts":
            at = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
            code = draft.texts[at].language if at is not None else self.languages[0]
            held = self.texts[code].held_of(parts[-1])
            words = self._ui.texts.say(_known_here(error.message, self._ui.texts.language))
        self.pages.bring(held)
        held.set_error(words)
        held.field.setFocus()

    def _may_leave(self) -> bool:
        """Whether nothing is lost; what was typed is asked about."""
        if self.draft == replace(self._begun, texts=tuple(self._kept())):
            return True
        tr = self._ui.texts.tr
        words = PartingWords(
            tr("Save the changes?"),
            tr("What you wrote in this letter is not saved yet."),
            tr("Save"),
            tr("Discard changes"),
            tr("Go on editing"),
        )
        answer = self._services.asker.part(words)
        if answer == "save":
            self.save()
        return answer == "discard"

    def _kept(self) -> list[LetterTextDraft]:
        found = (self._begun.said_in(code) for code in self.languages)
        return [text for text in found if text is not None]

    def _build(self) -> None:
        ui, dialog, tr = self._ui, self.dialog, self._ui.texts.tr
        flow = FieldFlow(ui)
        flow.add(self.name_held, 420)
        flow.add(LabelledField(ui, tr("Kind"), self.kind), 240)
        for code, part in self.texts.items():
            self.pages.add(language_title(code, ui.texts.language), [part])
        dialog.body.addWidget(flow)
        dialog.body.addWidget(self.pages)
        dialog.body.addStretch(1)
        if self.letter_id is not None and self._services.writable:
            remove = Button(ui, tr("Delete"), icon="trash-2", variant="danger")
            dialog.add_button(remove, "start").clicked.connect(self.delete)
        dialog.add_saving(tr("Save"), self.save).setEnabled(self._services.writable)
        dialog.may_leave = self._may_leave
        room = dialog.screen().availableGeometry().size()
        width = min(ui.look.px(WIDTH), room.width() - ui.look.px(Space.PAGE))
        dialog.resize(width, min(ui.look.px(HEIGHT), room.height() - 48))


def _known_here(message: Message, language: str) -> Message:
    """An error that lists what can be filled in, in the words of who writes."""
    if "known" not in message.values:
        return message
    return message.with_values(**{**message.values, "known": words_of_all(language)})


def edit_letter(
    services: PageServices,
    letter_id: int | None,
    parent: QWidget,
    begin: LetterDraft | None = None,
    language: str = "",
) -> int | None:
    """Let a letter be written, or a new one that starts as *begin*; first what is in *language*.

    Its id where it was saved, or deleted: then no list has it any more.
    """
    asked = LetterDialog(services, letter_id, parent, begin, language)
    return asked.letter_id if asked.ask() else None
