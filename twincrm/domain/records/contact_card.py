"""A contact as other programs hand it over: one card of an address book.

Every text is plain (nothing escaped, lines end in a line feed), every list a tuple: two cards
with the same content are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

CardKind = Literal["person", "organisation"]
PhoneKind = Literal["mobile", "home", "work", "fax", "pager", "other"]
PlaceKind = Literal["home", "work", "other"]

PHONE_KINDS: tuple[PhoneKind, ...] = ("mobile", "home", "work", "fax", "pager", "other")
"""The kinds of a phone number in the order in which a card lists them."""


@dataclass(frozen=True, slots=True)
class CardPhone:
    """A phone number as it was typed, with what it is for."""

    number: str
    kinds: tuple[PhoneKind, ...] = ()
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class CardEmail:
    """An e-mail address."""

    address: str
    kind: PlaceKind | None = None
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class CardAddress:
    """A postal address in the seven parts every address book knows; the street may have lines."""

    street: tuple[str, ...] = ()
    postcode: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    po_box: str = ""
    extended: str = ""
    kind: PlaceKind | None = None
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class CardLink:
    """A web address."""

    url: str
    kind: PlaceKind | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class CardRelation:
    """Someone who belongs to the person; *label* says how, such as ``spouse``."""

    name: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class CardPhoto:
    """A picture as the bytes of its file."""

    data: bytes
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Everything a card can say about one person or organisation.

    Dates are texts in the ISO-like forms ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` and ``--MM-DD``, or
    empty. ``prefix`` is a title before the name (Dr.), ``title`` a function (mayor). Handles are
    URIs of messengers (``xmpp:anna@example.org``); languages are codes (``pl``, ``pt-BR``).
    """

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    formatted_name: str = ""
    nickname: str = ""
    kind: CardKind = "person"
    uid: str = ""
    organisation: str = ""
    units: tuple[str, ...] = ()
    title: str = ""
    role: str = ""
    phones: tuple[CardPhone, ...] = ()
    emails: tuple[CardEmail, ...] = ()
    addresses: tuple[CardAddress, ...] = ()
    urls: tuple[CardLink, ...] = ()
    handles: tuple[str, ...] = ()
    birthday: str = ""
    anniversary: str = ""
    categories: tuple[str, ...] = ()
    note: str = ""
    photo: CardPhoto | None = None
    relations: tuple[CardRelation, ...] = ()
    languages: tuple[str, ...] = ()
    revision: str = ""
    more: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What no other program's card has, by the names of the contact's columns."""

    @property
    def shown_name(self) -> str:
        """The name to show: as formatted, else built from what the card has."""
        if self.formatted_name:
            return self.formatted_name
        parts = (self.prefix, self.given, self.additional, self.family, self.suffix)
        built = " ".join(part for part in parts if part)
        first_email = self.emails[0].address if self.emails else ""
        first_phone = self.phones[0].number if self.phones else ""
        return built or self.organisation or self.nickname or first_email or first_phone
