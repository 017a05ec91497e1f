"""One value of a contact, typed over on its card: a number, a mailbox, a date, a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import InputError
from twincrm.domain.terms import ContactKind
from twincrm.domain.texts import Message
from twincrm.services.contact_kinds import CHANGE, READ
from twincrm.services.contacts import EmailDraft, LinkDraft, PhoneDraft
from twincrm.services.people.cells import open_cell, typed_over

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.command import Command
    from twincrm.services.contacts import Reach

GONE = Message("This entry is no longer there: somebody removed it meanwhile.")
_PARTS = {
    "phone": ("phones", "number", PhoneDraft(kind=ContactKind.HOME)),
    "mobile": ("phones", "number", PhoneDraft(kind=ContactKind.MOBILE)),
    "email": ("emails", "address", EmailDraft()),
    "link": ("links", "url", LinkDraft()),
}
"""Where the rows of a kind are kept, what of them is typed, and what a new one begins with."""


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


def open_value(session: Session, place: Place, language: str) -> OpenValue:
    """The value, to be typed over.

    Raises:
        InputError: it is no longer there.
    """
    kind, key = place.contact
    if place.key not in _PARTS:
        cell = open_cell(session, key, place.key, language)
        return OpenValue(cell.before, cell.value)
    before = READ[kind](session, key)
    rows, column, _ = _PARTS[place.key]
    if not place.part:
        return OpenValue(before, "")
    for row in getattr(before.reach, rows):
        if row.id == place.part:
            return OpenValue(before, getattr(row, column))
    raise InputError(place.key, GONE)


def typed_value(place: Place, opened: OpenValue, text: str, language: str) -> Command[Any]:
    """What keeps a value as it was typed; nothing typed takes it away.

    Raises:
        InputError: it is no date or no language.
    """
    kind, key = place.contact
    if place.key not in _PARTS:
        after = typed_over(opened.before, place.key, text, language)
        return CHANGE[kind](key, opened.before, after)
    rows, column, blank = _PARTS[place.key]
    text, reach = text.strip(), opened.before.reach
    kept = tuple(
        replace(row, **{column: text}) if row.id == place.part else row
        for row in getattr(reach, rows)
        if text or row.id != place.part
    )
    if text and not place.part:
        kept = (*kept, replace(blank, **{column: text}))
    changed: Reach = replace(reach, **{rows: kept})
    return CHANGE[kind](key, opened.before, replace(opened.before, reach=changed))
