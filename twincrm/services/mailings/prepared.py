"""Letters that come with the program, to begin with: a reminder of the membership fee."""

from __future__ import annotations

import re

from twincrm.domain.letter_tone import TWO_TONES, joined
from twincrm.domain.texts import Message
from twincrm.runtime.language import LANGUAGES, catalogue
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft

REMINDER = Message("Reminder of the fee")
_SUBJECT = Message("Our fee for {year}: a friendly reminder")
_SUBJECT_AGAIN = Message("Our fee for {year}: a second reminder")
_AGAIN = Message("{reminded} Of the membership fee, {fees} are still open.")
"""How a second reminder begins; it goes on as the first one does."""
_BODY = Message(
    "Perhaps it escaped you: of the membership fee, {fees} have not reached us yet.\n\n"
    "Please transfer the amount within the next two weeks to:\n{account}\n\n"
    "If you paid in the meantime, please take this letter as done; and if the fee is difficult for "
    "you at the moment, a word to us is enough: we will find a way.\n\n"
    "Thank you for making our twinning possible."
)
_BODY_FOR_FRIENDS = Message(
    "Perhaps it escaped you: of your membership fee, {fees} have not reached us yet.\n\n"
    "Please transfer the amount within the next two weeks to:\n{account}\n\n"
    "If you paid in the meantime, just forget this letter; and if the fee is difficult for you at "
    "the moment, a word to us is enough: we will find a way.\n\n"
    "Thank you for making our twinning possible."
)
_TO_US = Message("Please transfer the amount to our account within the next two weeks.")
_TO_US_FROM_FRIENDS = Message(
    "Please transfer the amount to our account, dear friends, within the next two weeks."
)
_REFERENCE = Message("Reference: {reference}")
_CALLED = re.compile(
    r"(?i)\b(?:reminder|(?:beitrags|zahlungs)?(?:erinnerung|mahnung)|zahlungsaufforderung"
    r"|rappel|relance|cotisation en retard|upomnienie|ponaglenie|przypomnienie|wezwanie do zap"
    r"|herinnering|aanmaning)\w{0,2}\b"
)
"""The words by which letters say that they remind, in the languages of letters."""


def called_reminder(words: str) -> bool:
    """Whether a letter's name or subject says that it reminds."""
    return bool(_CALLED.search(words))


def reminder_letter(
    language: str, *, names_account: bool = True, again: bool = False
) -> LetterDraft:
    """A reminder in every language of documents, named for who speaks *language*.

    *names_account*: it says to which account the fee is paid; else only that it is the
    association's. *again*: it is for who was written to before, and says so.
    """
    subject = _SUBJECT_AGAIN if again else _SUBJECT
    texts = tuple(
        LetterTextDraft(
            language=code,
            subject=catalogue(code).say(subject),
            body=_body(code, names_account=names_account, again=again),
        )
        for code in LANGUAGES
    )
    return LetterDraft(name=catalogue(language).say(REMINDER), texts=texts)


def _body(code: str, *, names_account: bool, again: bool) -> str:
    """With words for friends, where the language has others for them.

    What was paid already is said behind the first paragraph, as what it is paid below the account.
    """
    say = catalogue(code).say
    formal, informal = say(_BODY), say(_BODY_FOR_FRIENDS)
    if again:
        formal, informal = (_begun_anew(each, say(_AGAIN)) for each in (formal, informal))
    if not names_account:
        formal = _without_account(formal, say(_TO_US))
        informal = _without_account(informal, say(_TO_US_FROM_FRIENDS))
    formal, informal = (_with_payments(each, say(_REFERENCE)) for each in (formal, informal))
    return joined(formal, informal) if code in TWO_TONES else formal


def _with_payments(body: str, reference: str) -> str:
    first, transfer, *rest = body.split("\n\n")
    return "\n\n".join((f"{first} {{payments}}", f"{transfer}\n{reference}", *rest))


def _begun_anew(body: str, first: str) -> str:
    return "\n\n".join((first, *body.split("\n\n")[1:]))


def _without_account(body: str, instead: str) -> str:
    """The paragraph that names the account gives way to one that does not."""
    paragraphs = body.split("\n\n")
    return "\n\n".join(instead if "{account}" in each else each for each in paragraphs)
