"""Letters that come with the program, to begin with: a reminder of the membership fee."""

from __future__ import annotations

from twincrm.domain.letter_tone import TWO_TONES, joined
from twincrm.domain.texts import Message
from twincrm.runtime.language import LANGUAGES, catalogue
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft

REMINDER = Message("Reminder of the fee")
_SUBJECT = Message("Our fee for {year}: a friendly reminder")
_BODY = Message(
    "Perhaps it escaped you: {amount} of the membership fee for {year} have not reached us yet.\n\n"
    "Please transfer the amount within the next two weeks to:\n{account}\n\n"
    "If you paid in the meantime, please take this letter as done; and if the fee is difficult for "
    "you at the moment, a word to us is enough: we will find a way.\n\n"
    "Thank you for making our twinning possible."
)
_BODY_FOR_FRIENDS = Message(
    "Perhaps it escaped you: {amount} of your membership fee for {year} have not reached us "
    "yet.\n\n"
    "Please transfer the amount within the next two weeks to:\n{account}\n\n"
    "If you paid in the meantime, just forget this letter; and if the fee is difficult for you at "
    "the moment, a word to us is enough: we will find a way.\n\n"
    "Thank you for making our twinning possible."
)


def reminder_letter(language: str) -> LetterDraft:
    """A reminder in every language of documents, named for who speaks *language*."""
    texts = tuple(
        LetterTextDraft(language=code, subject=catalogue(code).say(_SUBJECT), body=_body(code))
        for code in LANGUAGES
    )
    return LetterDraft(name=catalogue(language).say(REMINDER), texts=texts)


def _body(code: str) -> str:
    """With words for friends, where the language has others for them."""
    formal, informal = (catalogue(code).say(words) for words in (_BODY, _BODY_FOR_FRIENDS))
    return joined(formal, informal) if code in TWO_TONES else formal
