"""A contact card as the properties of a vCard, in the order phones expect, safely worded."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, Literal, NamedTuple

from twincrm.exchange.vcard import wording
from twincrm.exchange.vcard.photo import phone_photo
from twincrm.exchange.vcard.vocabulary import APPLE_RELATIONS, RELATED_TYPES

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import (
        CardAddress,
        CardEmail,
        CardLink,
        CardPhone,
        CardRelation,
        ContactCard,
    )

Version = Literal["3.0", "4.0"]

PRODUCT = "-//TwinCRM//TwinCRM//EN"
_PHONE_TYPES: dict[str, str] = {
    "mobile": "CELL",
    "home": "HOME",
    "work": "WORK",
    "fax": "FAX",
    "pager": "PAGER",
    "other": "OTHER",
}


class Property(NamedTuple):
    """One line of a card: its value is worded, its parameters are words of ours only."""

    name: str
    value: str
    parameters: tuple[tuple[str, ...], ...] = ()
    group: str | None = None


def properties(card: ContactCard, version: Version) -> list[Property]:
    """The properties of *card*; the picture is the last, for programs that read no further."""
    return _Worded(card, version).all()


class _Worded:
    """The properties of one card as they are gathered; counts the groups of labelled ones."""

    def __init__(self, card: ContactCard, version: Version) -> None:
        self._card = card
        self._version: Version = version
        self._modern = version == "4.0"
        self._groups = 0
        self._done: list[Property] = [Property("VERSION", version), Property("PRODID", PRODUCT)]

    def all(self) -> list[Property]:
        self._identity()
        self._name()
        self._work()
        card = self._card
        for phone in sorted(card.phones, key=_not_preferred):
            self._phone(phone)
        for email in sorted(card.emails, key=_not_preferred):
            self._email(email)
        for address in sorted(card.addresses, key=_not_preferred):
            self._address(address)
        for link in card.urls:
            self._link(link)
        for handle in card.handles:
            self._plain("IMPP", wording.uri(handle))
        self._dates()
        for relation in card.relations:
            self._relation(relation)
        self._lists_and_note()
        self._photo()
        return self._done

    def _plain(self, name: str, value: str, *parameters: tuple[str, ...]) -> None:
        if value:
            self._done.append(Property(name, value, parameters))

    def _text(self, name: str, text: str) -> None:
        if text:
            self._plain(name, wording.escaped(wording.one_line(text), self._version))

    def _labelled(self, name: str, value: str, label: str, *parameters: tuple[str, ...]) -> None:
        """A property whose label Apple and Google read from a second line of the same group."""
        label = wording.one_line(label) if label else ""
        if not label:
            self._plain(name, value, *parameters)
        elif value:
            self._groups += 1
            group = f"item{self._groups}"
            self._done.append(Property(name, value, parameters, group))
            said = wording.escaped(label, self._version)
            self._done.append(Property("X-ABLabel", said, (), group))

    def _identity(self) -> None:
        card = self._card
        self._plain("UID", wording.uid_value(card.uid, self._version))
        self._plain("REV", wording.revision_value(card.revision))
        if card.kind == "organisation":
            name, value = ("KIND", "org") if self._modern else ("X-ABShowAs", "COMPANY")
            self._plain(name, value)
        elif self._modern:
            self._plain("KIND", "individual")

    def _name(self) -> None:
        card = self._card
        names = (card.family, card.given, card.additional, card.prefix, card.suffix)
        if card.kind == "organisation" and not any(names):
            names = (card.organisation or card.shown_name, "", "", "", "")
        value = ";".join(_parts(names))
        self._done.append(Property("N", value))
        shown = wording.one_line(card.shown_name) or "?"
        self._text("FN", shown)
        self._text("NICKNAME", card.nickname)

    def _work(self) -> None:
        card = self._card
        organisation = card.organisation
        if card.kind == "organisation" and not organisation:
            organisation = card.shown_name
        if organisation or card.units:
            self._plain("ORG", ";".join(_parts((organisation, *card.units))))
        self._text("TITLE", card.title)
        self._text("ROLE", card.role)

    def _types(self, words: list[str], *, preferred: bool) -> tuple[tuple[str, ...], ...]:
        """The parameters for types and preference: 4.0 has small letters and PREF=1."""
        if self._modern:
            types = (("TYPE", *(word.lower() for word in words)),) if words else ()
            return (*types, ("PREF", "1")) if preferred else types
        if preferred:
            words = [*words, "PREF"]
        return (("TYPE", *words),) if words else ()

    def _phone(self, phone: CardPhone) -> None:
        words = [_PHONE_TYPES[kind] for kind in phone.kinds if kind in _PHONE_TYPES]
        types = self._types(words, preferred=phone.preferred)
        number = wording.escaped(wording.one_line(phone.number), self._version)
        self._labelled("TEL", number, phone.label, *types)

    def _email(self, email: CardEmail) -> None:
        words = [] if self._modern else ["INTERNET"]
        if email.kind:
            words.append(email.kind.upper())
        types = self._types(words, preferred=email.preferred)
        address = wording.escaped(wording.one_line(email.address), self._version)
        self._labelled("EMAIL", address, email.label, *types)

    def _address(self, address: CardAddress) -> None:
        street = "\n".join(filter(None, map(wording.one_line, address.street)))
        values = _parts((address.po_box, address.extended))
        values.append(wording.part(street))
        values += _parts((address.locality, address.region, address.postcode, address.country))
        if any(values):
            words = [address.kind.upper()] if address.kind else []
            types = self._types(words, preferred=address.preferred)
            self._labelled("ADR", ";".join(values), address.label, *types)

    def _link(self, link: CardLink) -> None:
        types = self._types([link.kind.upper()] if link.kind else [], preferred=False)
        self._labelled("URL", wording.uri(link.url), link.label, *types)

    def _dates(self) -> None:
        card = self._card
        birthday = wording.date_value(card.birthday, self._version) if card.birthday else ""
        whole = self._modern or birthday.startswith("--") or len(birthday) == len("2000-01-31")
        self._plain("BDAY" if whole else "X-TWINCRM-BIRTHDAY", birthday)
        if card.anniversary:
            day = wording.date_value(card.anniversary, self._version)
            if self._modern:
                self._plain("ANNIVERSARY", day)
            else:
                self._labelled("X-ABDATE", day, "_$!<Anniversary>!$_")

    def _relation(self, relation: CardRelation) -> None:
        name = wording.escaped(wording.one_line(relation.name), self._version)
        label = relation.label
        if not self._modern:
            known = APPLE_RELATIONS.get(label)
            self._labelled("X-ABRELATEDNAMES", name, f"_$!<{known}>!$_" if known else label)
        elif label in RELATED_TYPES:
            self._plain("RELATED", name, ("TYPE", label), ("VALUE", "text"))
        else:
            self._labelled("RELATED", name, label, ("VALUE", "text"))

    def _lists_and_note(self) -> None:
        card = self._card
        if card.categories:
            self._plain("CATEGORIES", ",".join(filter(None, _parts(card.categories))))
        for language in card.languages:
            self._text("LANG", language)
        if card.note:
            self._plain("NOTE", wording.escaped(wording.many_lines(card.note), self._version))

    def _photo(self) -> None:
        if self._card.photo is None:
            return
        data = phone_photo(self._card.photo.data)
        if not data:
            return
        text = binascii.b2a_base64(data, newline=False).decode("ascii")
        if self._modern:
            self._plain("PHOTO", "data:image/jpeg;base64," + text)
        else:
            self._plain("PHOTO", text, ("ENCODING", "b"), ("TYPE", "JPEG"))


def _parts(texts: tuple[str, ...]) -> list[str]:
    return [wording.part(wording.one_line(text)) if text else "" for text in texts]


def _not_preferred(entry: CardPhone | CardEmail | CardAddress) -> bool:
    return not entry.preferred
