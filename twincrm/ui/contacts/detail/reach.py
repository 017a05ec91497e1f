"""How a contact is reached, and who it belongs to, as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name
from twincrm.domain.terms import ContactKind
from twincrm.domain.texts import day_word
from twincrm.services.vocabularies.closed_words import MEMBERSHIPS
from twincrm.ui.contacts.detail.lines import Fact
from twincrm.ui.contacts.detail.words import (
    ADDRESS,
    ADDRESSES,
    COMING_ADDRESS,
    EMAIL,
    EMAILS,
    FORMER_ADDRESS,
    HOUSEHOLD_ADDRESS,
    HOUSEHOLD_PHONE,
    HOUSEHOLD_PHONES,
    LINKS,
    PHONE_ICONS,
    PHONES,
    date_words,
    period,
)
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Message, Translator
    from twincrm.services.people.details import MembershipRow
    from twincrm.services.reached import AddressRow, PhoneRow, Reached


def reach_facts(texts: Translator, reached: Reached, name: str = "") -> list[Fact]:
    """Phones, mailboxes, addresses and links, in the order they are kept.

    The address of a household that bears the *name* of the contact is simply the address.
    """
    return [*_numbers(texts, reached), *_addresses(texts, reached, name), *_links(texts, reached)]


def _numbers(texts: Translator, reached: Reached) -> list[Fact]:
    """Phones and mailboxes."""
    say = texts.say
    phones = [_phone(texts, row) for row in reached.phones]
    emails = [
        Fact(
            "mail",
            row.label or say(EMAILS.get(row.kind, EMAIL)),
            row.address,
            change=Show("value_email", row.id),
        )
        for row in reached.emails
    ]
    return [*phones, *emails]


def _phone(texts: Translator, row: PhoneRow) -> Fact:
    """One of the household says whose it is and leads there; changed, it is asked for whom."""
    icon = PHONE_ICONS.get(row.kind, "phone")
    if row.household:
        words = HOUSEHOLD_PHONES.get(row.kind, HOUSEHOLD_PHONE)
        whose = texts.say(words.with_values(household=row.household))
        kept = Show(_value_of(row), row.id, row.household_id)
        return Fact(icon, whose, row.shown, show=Show("household", row.household_id), change=kept)
    caption = row.label or texts.say(PHONES[row.kind])
    return Fact(icon, caption, row.shown, change=Show("value_phone", row.id))


def _value_of(row: PhoneRow) -> str:
    return "value_mobile" if row.kind == ContactKind.MOBILE else "value_phone"


def _addresses(texts: Translator, reached: Reached, name: str) -> list[Fact]:
    return [
        Fact(
            "map-pin",
            (not row.coming and row.label) or texts.say(_address(row, name)),
            "\n".join(row.lines),
            change=Show("part_address", row.id),
        )
        for row in reached.addresses
    ]


def _links(texts: Translator, reached: Reached) -> list[Fact]:
    return [
        Fact(
            "globe",
            row.label or texts.say(LINKS[row.kind]),
            row.url,
            change=Show("value_link", row.id),
        )
        for row in reached.links
    ]


def _address(row: AddressRow, name: str) -> Message:
    if not row.current:
        return FORMER_ADDRESS
    if row.coming:
        return COMING_ADDRESS.with_values(day=day_word(row.coming))
    if row.household and row.household != name:
        return HOUSEHOLD_ADDRESS.with_values(household=row.household)
    return ADDRESSES.get(row.kind, ADDRESS)


def tag_facts(texts: Translator, reached: Reached) -> list[Fact]:
    """The tags in one line, the groups in another."""
    lines = (
        ("tag", texts.tr("Tags"), reached.tags),
        ("folder", texts.tr("Groups"), reached.groups),
    )
    return [Fact(icon, caption, " · ".join(names)) for icon, caption, names in lines if names]


def written_in(texts: Translator, language: str, *, of_person: bool = False) -> list[Fact]:
    """The language letters are written in."""
    if not language:
        return []
    name = language_name(language, texts.language)
    change = Show("value_written") if of_person else None
    return [Fact("languages", texts.tr("Letters in"), name, change=change)]


def note_facts(texts: Translator, note: str) -> list[Fact]:
    """The remark."""
    return [Fact("file-text", texts.tr("Remark"), note)] if note else []


def membership_facts(texts: Translator, rows: Sequence[MembershipRow]) -> list[Fact]:
    """Memberships with their time."""
    found: list[Fact] = []
    for row in rows:
        words = texts.say(MEMBERSHIPS[row.kind])
        time = period(texts, row.joined_on, row.left_on)
        found.append(Fact("id-card", words, time or texts.tr("since an unknown date")))
    return found


def dated(texts: Translator, icon: str, caption: str, stored: str | None) -> list[Fact]:
    """A stored partial date with its label."""
    return [Fact(icon, caption, date_words(texts, stored))] if stored else []
