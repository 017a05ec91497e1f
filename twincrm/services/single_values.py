"""One value of a contact, typed over on its card: a number, a mailbox, a date, a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.organisations.commands import ChangeOrganisation
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.cells import open_cell, typed_over
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.command import Command
    from twincrm.services.contacts import Reach

GONE = Message("This entry is no longer there: somebody removed it meanwhile.")
_READ: dict[str, Any] = {
    "person": read_person,
    "organisation": read_organisation,
    "household": read_household,
}
_CHANGE: dict[str, Any] = {
    "person": ChangePerson,
    "organisation": ChangeOrganisation,
    "household": ChangeHousehold,
}
_PARTS = {"phone": ("phones", "number"), "email": ("emails", "address"), "link": ("links", "url")}
"""Where the rows of a kind are kept, and what of them is typed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which value of which contact: `part` is the id of a number, mailbox or link, else 0."""

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
    before = _READ[kind](session, key)
    rows, column = _PARTS[place.key]
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
        return ChangePerson(key, opened.before, after)
    rows, column = _PARTS[place.key]
    text, reach = text.strip(), opened.before.reach
    kept = tuple(
        replace(row, **{column: text}) if row.id == place.part else row
        for row in getattr(reach, rows)
        if text or row.id != place.part
    )
    changed: Reach = replace(reach, **{rows: kept})
    return _CHANGE[kind](key, opened.before, replace(opened.before, reach=changed))
