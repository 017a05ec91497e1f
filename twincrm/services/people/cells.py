"""Single values of a person as they are changed in a table: one plain value, or none yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_title, languages
from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import ContactKind
from twincrm.domain.texts import Message
from twincrm.services.contacts import EmailDraft, PhoneDraft
from twincrm.services.people.drafts import read_person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.people.drafts import PersonDraft

SEVERAL = Message("There are several of these. They are changed on the card: Enter opens it.")
_ELSEWHERE = (ContactKind.FAX, ContactKind.PAGER)


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A person and the value that is changed, as it is typed."""

    before: PersonDraft
    value: str


def open_cell(session: Session, person_id: int, key: str, language: str) -> OpenCell:
    """The value of a column, to be typed over.

    Raises:
        InputError: there are several.
    """
    draft = read_person(session, person_id)
    if key == "occupation":
        return OpenCell(draft, draft.occupation)
    if key == "birthday":
        born = PartialDate.from_iso(draft.birth_date) if draft.birth_date else None
        return OpenCell(draft, born.typed(language) if born else "")
    if key == "written":
        code = draft.correspondence_language
        return OpenCell(draft, language_title(code, language) if code else "")
    if key == "email":
        _only(len(draft.reach.emails), key)
        return OpenCell(draft, next((each.address for each in draft.reach.emails), ""))
    mine = _phones(draft, key)
    _only(len(mine), key)
    return OpenCell(draft, next((each.number for each in mine), ""))


def typed_over(before: PersonDraft, key: str, text: str, language: str) -> PersonDraft:
    """The person with what was typed; nothing typed takes the value away.

    Raises:
        InputError: it is no date or no language.
    """
    text = text.strip()
    if key == "occupation":
        return replace(before, occupation=text)
    if key == "birthday":
        born = PartialDate.parse(text, language).iso if text else None
        return replace(before, birth_date=born)
    if key == "written":
        return replace(before, correspondence_language=_language(text, language))
    if key == "email":
        return _with_email(before, text)
    return _with_phone(before, key, text)


def _only(n: int, key: str) -> None:
    if n > 1:
        raise InputError(key, SEVERAL)


def _phones(draft: PersonDraft, key: str) -> list[PhoneDraft]:
    """The mobile numbers, or those of telephones that stay where they are."""
    mobile = key == "mobile"
    return [
        each
        for each in draft.reach.phones
        if each.kind not in _ELSEWHERE and (each.kind == ContactKind.MOBILE) == mobile
    ]


def _with_email(before: PersonDraft, text: str) -> PersonDraft:
    known = before.reach.emails[0] if before.reach.emails else EmailDraft()
    emails = (replace(known, address=text),) if text else ()
    return replace(before, reach=replace(before.reach, emails=emails))


def _with_phone(before: PersonDraft, key: str, text: str) -> PersonDraft:
    mine = _phones(before, key)
    kind = ContactKind.MOBILE if key == "mobile" else ContactKind.HOME
    typed = replace(mine[0], number=text) if mine else PhoneDraft(kind=kind, number=text)
    phones = [typed if mine and each == mine[0] else each for each in before.reach.phones]
    if not mine:
        phones.append(typed)
    kept = tuple(each for each in phones if each.number)
    return replace(before, reach=replace(before.reach, phones=kept))


def _language(text: str, language: str) -> str:
    """The code of a language by its name, or the code itself."""
    if not text:
        return ""
    for code, name in languages(language):
        if fold(text) in (fold(name), code):
            return code
    message = Message("“{text}” is no language that is known here.", {"text": text})
    raise InputError("written", message)
