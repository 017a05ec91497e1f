"""One value of a contact, typed over on its card or in the table: a number, a date, a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.countries import language_title, languages
from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import ContactKind
from twincrm.domain.texts import Message
from twincrm.services.contact_kinds import CHANGE, READ
from twincrm.services.contacts import EmailDraft, LinkDraft, PhoneDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from twincrm.services.command import Command
    from twincrm.services.contacts import Reach

GONE = Message("This entry is no longer there: somebody removed it meanwhile.")
SEVERAL = Message("There are several of these. They are changed on the card: Enter opens it.")
_ELSEWHERE = (ContactKind.FAX, ContactKind.PAGER)
"""Numbers that no column of telephones shows."""


class _Part(NamedTuple):
    """A value of which a contact may have several, each a row of its own."""

    rows: str
    """Where the rows are kept."""
    column: str
    """What of them is typed."""
    blank: Any
    """What a new one begins with."""
    belongs: Callable[[Any], bool] = bool
    """Which of the rows stand in a column of the table."""


class _Plain(NamedTuple):
    """A value of which a person has one: its field, how it is shown and how it is read."""

    field: str
    shown: Callable[[Any, str], str]
    read: Callable[[str, str], Any]


def _stays(row: PhoneDraft) -> bool:
    return row.kind not in (*_ELSEWHERE, ContactKind.MOBILE)


def _moves(row: PhoneDraft) -> bool:
    return row.kind == ContactKind.MOBILE


def _as_it_is(text: str, language: str) -> str:
    del language
    return text


def _day(stored: str | None, language: str) -> str:
    return PartialDate.from_iso(stored).typed(language) if stored else ""


def _typed_day(text: str, language: str) -> str | None:
    return PartialDate.parse(text, language).iso if text else None


def _language(code: str, language: str) -> str:
    return language_title(code, language) if code else ""


def _typed_language(text: str, language: str) -> str:
    """The code of a language by its name, or the code itself."""
    if not text:
        return ""
    for code, name in languages(language):
        if fold(text) in (fold(name), code):
            return code
    message = Message("“{text}” is no language that is known here.", {"text": text})
    raise InputError("written", message)


_PARTS = {
    "phone": _Part("phones", "number", PhoneDraft(kind=ContactKind.HOME), _stays),
    "mobile": _Part("phones", "number", PhoneDraft(kind=ContactKind.MOBILE), _moves),
    "email": _Part("emails", "address", EmailDraft()),
    "link": _Part("links", "url", LinkDraft()),
}
_PLAIN = {
    "occupation": _Plain("occupation", _as_it_is, _as_it_is),
    "birthday": _Plain("birth_date", _day, _typed_day),
    "written": _Plain("correspondence_language", _language, _typed_language),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Which value of which contact: `part` is the id of a number, mailbox or link, 0 adds one."""

    contact: tuple[str, int]
    key: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class OpenValue:
    """The contact as it is kept, and the value as it is typed."""

    before: Any
    text: str


def cell_place(session: Session, person_id: int, key: str) -> Place:
    """What stands in the cell of a person: their only number or mailbox, or none yet.

    Raises:
        InputError: there are several.
        UnknownRecord: there is no such person any more.
    """
    contact = ("person", person_id)
    if key not in _PARTS:
        return Place(contact, key)
    reach, part = READ["person"](session, person_id).reach, _PARTS[key]
    mine = [row.id for row in getattr(reach, part.rows) if part.belongs(row)]
    if len(mine) > 1:
        raise InputError(key, SEVERAL)
    return Place(contact, key, *mine)


def open_value(session: Session, place: Place, language: str) -> OpenValue:
    """The value, to be typed over.

    Raises:
        InputError: it is no longer there.
    """
    kind, key = place.contact
    before = READ[kind](session, key)
    if place.key in _PLAIN:
        plain = _PLAIN[place.key]
        return OpenValue(before, plain.shown(getattr(before, plain.field), language))
    part = _PARTS[place.key]
    if not place.part:
        return OpenValue(before, "")
    for row in getattr(before.reach, part.rows):
        if row.id == place.part:
            return OpenValue(before, getattr(row, part.column))
    raise InputError(place.key, GONE)


def typed_value(place: Place, opened: OpenValue, text: str, language: str) -> Command[Any]:
    """What keeps a value as it was typed; nothing typed takes it away.

    Raises:
        InputError: it is no date or no language.
    """
    kind, key = place.contact
    text, before = text.strip(), opened.before
    if place.key in _PLAIN:
        plain = _PLAIN[place.key]
        after = replace(before, **{plain.field: plain.read(text, language)})
    else:
        after = replace(before, reach=_with_part(before.reach, place, text))
    return CHANGE[kind](key, before, after)


def _with_part(reach: Reach, place: Place, text: str) -> Reach:
    part = _PARTS[place.key]
    kept = tuple(
        replace(row, **{part.column: text}) if row.id == place.part else row
        for row in getattr(reach, part.rows)
        if text or row.id != place.part
    )
    if text and not place.part:
        kept = (*kept, replace(part.blank, **{part.column: text}))
    return replace(reach, **{part.rows: kept})
