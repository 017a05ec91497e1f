"""A letter to many as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.letter_tone import divided, joined
from twincrm.domain.placeholders import kept_words, unknown_placeholders, words_of_all
from twincrm.domain.terms import LetterKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled, check_word
from twincrm.services.parts import same_rows
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import LetterTemplate, LetterText
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class LetterTextDraft:
    """Subject and text in one language, with placeholders in braces.

    The text may hold a second one for friends, `letter_tone` tells how.
    """

    id: int | None = None
    language: str = ""
    subject: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter or an e-mail that is written once and sent to many."""

    name: str = ""
    kind: str = LetterKind.LETTER
    note: str = ""
    texts: tuple[LetterTextDraft, ...] = ()

    def said_in(self, language: str) -> LetterTextDraft | None:
        """The text in this language; none where it is not written."""
        return next((text for text in self.texts if text.language == language), None)


def read_letter(session: Session, letter_id: int) -> LetterDraft:
    """The draft of a letter as it is kept.

    Raises:
        UnknownRecord: there is no such letter, or it lies in the trash.
    """
    row = session.scalars(
        select(LetterTemplate).where(LetterTemplate.id == letter_id)
    ).one_or_none()
    if row is None:
        raise unknown("letter_template", letter_id)
    mine = {"letter_template_id": letter_id}
    texts = read_drafts(LetterTextDraft, session.scalars(owned(LetterText, mine)))
    return read_draft(LetterDraft, row, texts=texts)


def checked_letter(before: LetterDraft, draft: LetterDraft) -> LetterDraft:
    """The same, tidied, each text on the row of its language.

    Raises:
        InputError: it has no name or no text, or a text holds braces that mean nothing.
    """
    check_filled("name", draft.name, Message("Please enter a name for the letter."))
    check_word("kind", draft.kind, LetterKind)
    texts = tuple(text for text in draft.texts if text.subject.strip() or text.body.strip())
    if not texts:
        raise InputError("texts", Message("Please write the letter in one language at least."))
    for place, text in enumerate(texts):
        _check_text(f"texts.{place}.", text)
    tidy = tuple(_tidy(text) for text in texts)
    return replace(
        draft, name=one_line(draft.name), texts=same_rows(before.texts, tidy, "language")
    )


def _tidy(text: LetterTextDraft) -> LetterTextDraft:
    """With the placeholders as they are kept, whatever language they were written in."""
    subject, body = kept_words(one_line(text.subject)), kept_words(joined(*divided(text.body)))
    return replace(text, subject=subject, body=body)


def _check_text(path: str, text: LetterTextDraft) -> None:
    formal, informal = divided(text.body)
    for part, words in (("subject", text.subject), ("body", formal), ("informal", informal)):
        for word in unknown_placeholders(words):
            raise InputError(
                f"{path}{part}",
                Message(
                    "“{word}” means nothing here. What can be filled in is: {known}.",
                    {
                        "word": f"{{{word}}}",
                        "known": words_of_all(""),
                    },
                ),
            )
