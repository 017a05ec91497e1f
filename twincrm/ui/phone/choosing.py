"""Which entries of a contact go to the phone: what can be ticked, and the card that is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.phones import parse_phone
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from twincrm.domain.records.contact_card import (
        CardAddress,
        CardPhone,
        ContactCard,
    )
    from twincrm.domain.texts import Translator

PHONES_AT_FIRST = 2
"""How many numbers are ticked before anybody chooses: a code has no room for more."""

PHONE_WORDS = {
    "mobile": Message("Mobile phone"),
    "home": Message("Phone at home"),
    "work": Message("Phone at work"),
    "fax": Message("Fax"),
    "pager": Message("Pager"),
}
OTHER_PHONE = Message("Phone")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a contact that can be sent, or must be."""

    key: str
    label: str
    value: str
    ticked: bool = True
    fixed: bool = False
    """It always goes along: a card needs a name."""


def entries_of(card: ContactCard, texts: Translator) -> tuple[Entry, ...]:
    """What can be sent of a contact, in the order of the sheet.

    Private addresses and birthdays are not ticked beforehand.
    """
    return (
        _name(card, texts),
        *_phones(card, texts),
        *(
            Entry(f"email {at}", texts.tr("E-mail"), each.address, at == 0)
            for at, each in enumerate(card.emails)
        ),
        *(
            Entry(f"address {at}", texts.tr("Address"), _address(each), at == 0 and _open(each))
            for at, each in enumerate(card.addresses)
        ),
        *_birthday(card, texts),
        *(
            Entry(f"url {at}", texts.tr("Web address"), each.url, at == 0)
            for at, each in enumerate(card.urls)
        ),
    )


def card_with(card: ContactCard, keys: Collection[str]) -> ContactCard:
    """The card with the entries of these keys alone; the name is always in it."""

    def kept(kind: str) -> Callable[[int], bool]:
        return lambda at: f"{kind} {at}" in keys

    body = card.kind == "organisation"
    named = "name" in keys
    return replace(
        card,
        organisation=card.organisation if named or body else "",
        units=card.units if named else (),
        title=card.title if named else "",
        phones=tuple(each for at, each in enumerate(card.phones) if kept("phone")(at)),
        emails=tuple(each for at, each in enumerate(card.emails) if kept("email")(at)),
        addresses=tuple(each for at, each in enumerate(card.addresses) if kept("address")(at)),
        urls=tuple(each for at, each in enumerate(card.urls) if kept("url")(at)),
        birthday=card.birthday if "birthday" in keys else "",
    )


def without_room(
    card: ContactCard, left: ContactCard, ticked: Collection[str], texts: Translator
) -> dict[str, str]:
    """What is ticked of a card and not said by a code, each in words, by its entry.

    *left* is the card as the code says it.
    """
    entries = {each.key: each for each in entries_of(card, texts) if each.key in ticked}
    gone = {key: entries[key] for key in _gone(card, left) if key in entries}
    found = {key: f"{entry.label}: {entry.value}" for key, entry in gone.items()}
    parts = (
        (texts.tr("Function"), "" if left.title else card.title),
        (texts.tr("Organisation"), "" if left.organisation else card.organisation),
    )
    words = [f"{label}: {value}" for label, value in parts if value]
    return {"name": ", ".join(words), **found} if words and "name" in ticked else found


def _gone(card: ContactCard, left: ContactCard) -> Iterator[str]:
    """The keys of entries that *left* has not."""
    for kind, had, has in (
        ("phone", card.phones, left.phones),
        ("email", card.emails, left.emails),
        ("address", card.addresses, left.addresses),
        ("url", card.urls, left.urls),
    ):
        yield from (f"{kind} {at}" for at, each in enumerate(had) if each not in has)
    if card.birthday and not left.birthday:
        yield "birthday"


def subtitle(card: ContactCard) -> str:
    """Function and organisation, below the name."""
    body = card.organisation if card.kind == "person" else ""
    return " · ".join(part for part in (card.title, body) if part)


def _name(card: ContactCard, texts: Translator) -> Entry:
    body = card.organisation if card.kind == "person" else ""
    more = [part for part in (card.title, body) if part]
    if not more:
        return Entry("name", texts.tr("Name"), card.shown_name, fixed=True)
    return Entry("name", texts.tr("Name and function"), ", ".join([card.shown_name, *more]))


def _phones(card: ContactCard, texts: Translator) -> Iterator[Entry]:
    left = PHONES_AT_FIRST
    for at, phone in enumerate(card.phones):
        ticked = left > 0 and "fax" not in phone.kinds
        left -= ticked
        number = parse_phone(phone.number, "").international()
        yield Entry(f"phone {at}", _phone_label(phone, texts), number, ticked)


def _phone_label(phone: CardPhone, texts: Translator) -> str:
    words = next((PHONE_WORDS[kind] for kind in phone.kinds if kind in PHONE_WORDS), OTHER_PHONE)
    label = texts.say(words)
    return f"{label} · {phone.label}" if phone.label else label


def _address(address: CardAddress) -> str:
    town = " ".join(part for part in (address.postcode, address.locality) if part)
    parts = (*address.street, address.extended, town, address.country)
    return ", ".join(part for part in parts if part)


def _open(address: CardAddress) -> bool:
    """Whether an address is one that anybody may know."""
    return address.kind == "work"


def _birthday(card: ContactCard, texts: Translator) -> Iterator[Entry]:
    try:
        day = PartialDate.from_iso(card.birthday).as_date() if card.birthday else None
    except InputError:
        return
    if day is not None:
        yield Entry("birthday", texts.tr("Birthday"), long_date(day, texts.language), ticked=False)
