"""A contact as a QR code: short enough to be read from a badge or a screen by a phone's camera.

vCard 3.0 in UTF-8, not folded, because phones show 4.0 with garbled accents; MECARD when even the
shortest vCard is too long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.exchange.vcard.wording import escaped, one_line, part, uri

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.domain.records.contact_card import CardAddress, CardPhone, ContactCard

SCREEN_BUDGET = 400
"""Bytes that a code of 60–80 mm on a screen can hold (version 15, level M)."""
BADGE_BUDGET = 213
"""Bytes that a printed code of 30 mm can hold (version 10, level M)."""

_TOO_LONG = Message(
    "This contact is too long for a QR code. Nothing was changed; leave something out of the code."
)
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
"""vCard 3.0 has no birthday without a year (RFC 2426 section 3.1.5); it stays out of a code."""
_MASK = 4
"""One mask for all codes: trying all eight takes five times as long and reads no better."""
_PHONE_TYPES = {"mobile": "CELL", "home": "HOME", "work": "WORK", "fax": "FAX"}

Bits = tuple[tuple[bool, ...], ...]
DroppedField = Literal[
    "birthday",
    "url",
    "title",
    "address",
    "second phone",
    "organisation",
    "email",
    "further phones",
    "further emails",
    "further addresses",
]
"""What can be dropped, to be named to the user in words of the user's language."""


@dataclass(frozen=True, slots=True)
class QrText:
    """What a code says, its length in bytes and the fields that were dropped to make it fit."""

    text: str
    used_bytes: int
    dropped: tuple[DroppedField, ...] = ()
    left: ContactCard | None = None
    """The contact as the code says it."""


def qr_text(card: ContactCard, *, budget: int = SCREEN_BUDGET) -> QrText:
    """The contact as the text of a QR code of at most *budget* bytes.

    What does not fit is dropped in the order birthday, web address, function, postal address,
    second phone, organisation; then the shorter MECARD is tried, which has no birthday, function
    and postal address, at last without e-mail. A name and one number are always left, even above
    the budget. Pictures, notes and everything else never go into a code and are not listed as
    dropped.
    """
    long = _Trimmed(card, _vcard, budget)
    for name, trim in _TRIMS:
        long.without(name, trim)
    if long.fits:
        return long.result()
    short = _Trimmed(card, _mecard, budget)
    for name, trim in (*_TRIMS, _WITHOUT_EMAIL):
        short.without(name, trim, always=name in {"birthday", "title", "address"})
    return short.result()


def qr_matrix(text: str) -> Bits:
    """The modules of the code for *text*, row by row, without its quiet zone; True is dark.

    Raises:
        InputError: *text* is longer than any code can hold (2331 bytes).
    """
    import segno

    make: Any = segno.make
    try:
        code = make(text, encoding="utf-8", error="m", micro=False, mask=_MASK, boost_error=False)
    except segno.DataOverflowError as problem:
        raise InputError("text", _TOO_LONG) from problem
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


class _Trimmed:
    """A card that loses field after field until its text fits."""

    def __init__(
        self, card: ContactCard, wording: Callable[[ContactCard], str], budget: int
    ) -> None:
        self._card = card
        self._wording = wording
        self._budget = budget
        self._dropped: list[DroppedField] = []
        for name, trim in _ALWAYS_TRIMMED:
            self.without(name, trim, always=True)
        phones = tuple(sorted(self._card.phones, key=_phone_rank))
        self._card = replace(self._card, phones=phones)

    @property
    def fits(self) -> bool:
        return _size(self._wording(self._card)) <= self._budget

    def without(
        self,
        name: DroppedField,
        trim: Callable[[ContactCard], ContactCard],
        *,
        always: bool = False,
    ) -> None:
        """Drops a field if the text is too long."""
        if always or not self.fits:
            trimmed = trim(self._card)
            if trimmed != self._card:
                self._card = trimmed
                self._dropped.append(name)

    def result(self) -> QrText:
        text = self._wording(self._card)
        return QrText(text, _size(text), tuple(self._dropped), self._card)


def _phone_rank(phone: CardPhone) -> tuple[bool, bool, bool]:
    """Never a fax first; then what is preferred, then mobiles."""
    return "fax" in phone.kinds, not phone.preferred, "mobile" not in phone.kinds


def _organisation_dropped(card: ContactCard) -> ContactCard:
    """Without its organisation; an organisation keeps its name."""
    if card.kind == "organisation":
        return replace(card, units=())
    return replace(card, organisation="", units=(), formatted_name=card.shown_name)


def _best_phones(card: ContactCard, most: int) -> ContactCard:
    best = sorted(card.phones, key=_phone_rank)[:most]
    return replace(card, phones=tuple(phone for phone in card.phones if phone in best))


def _first_email(card: ContactCard) -> ContactCard:
    return replace(card, emails=card.emails[:1])


def _first_address(card: ContactCard) -> ContactCard:
    return replace(card, addresses=card.addresses[:1])


_Trim = tuple[DroppedField, "Callable[[ContactCard], ContactCard]"]
_ALWAYS_TRIMMED: tuple[_Trim, ...] = (
    ("further phones", partial(_best_phones, most=2)),
    ("further emails", _first_email),
    ("further addresses", _first_address),
)
_TRIMS: tuple[_Trim, ...] = (
    ("birthday", partial(replace, birthday="")),
    ("url", partial(replace, urls=())),
    ("title", partial(replace, title="")),
    ("address", partial(replace, addresses=())),
    ("second phone", partial(_best_phones, most=1)),
    ("organisation", _organisation_dropped),
)
_WITHOUT_EMAIL: _Trim = ("email", partial(replace, emails=()))


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _vcard(card: ContactCard) -> str:
    names = (card.family, card.given, card.additional, card.prefix, card.suffix)
    if not any(names):
        names = (card.shown_name, "", "", "", "")
    lines = ["BEGIN:VCARD", "VERSION:3.0", "N:" + ";".join(map(_part, names))]
    lines.append("FN:" + _text(card.shown_name))
    if card.organisation:
        lines.append("ORG:" + ";".join(map(_part, (card.organisation, *card.units))))
    if card.title:
        lines.append("TITLE:" + _text(card.title))
    for phone in card.phones:
        words = [_PHONE_TYPES[kind] for kind in phone.kinds if kind in _PHONE_TYPES]
        types = f";TYPE={','.join(words)}" if words else ""
        lines.append(f"TEL{types}:{_text(phone.number)}")
    lines.extend("EMAIL:" + _text(email.address) for email in card.emails)
    lines.extend("ADR:" + _address(address) for address in card.addresses)
    lines.extend("URL:" + uri(link.url) for link in card.urls)
    if _WHOLE_DATE.fullmatch(card.birthday):
        lines.append("BDAY:" + card.birthday)
    return "\n".join([*lines, "END:VCARD"])


def _address(address: CardAddress) -> str:
    street = ", ".join(address.street)
    places = (address.locality, address.region, address.postcode, address.country)
    return ";".join(map(_part, (address.po_box, address.extended, street, *places)))


def _mecard(card: ContactCard) -> str:
    """The short form of Japanese phones, which Android and iOS read too; it has one name only."""
    name = f"{_bare(card.family)},{_bare(card.given)}" if card.given else _bare(card.shown_name)
    fields = [f"N:{name}"]
    fields.extend(f"TEL:{_bare(phone.number)}" for phone in card.phones)
    fields.extend(f"EMAIL:{_bare(email.address)}" for email in card.emails)
    if card.organisation and card.kind == "person":
        fields.append(f"ORG:{_bare(card.organisation)}")
    fields.extend(f"URL:{_bare(uri(link.url))}" for link in card.urls)
    return f"MECARD:{';'.join(fields)};;"


def _bare(text: str) -> str:
    """A value of a MECARD, its separators escaped."""
    text = one_line(text)
    for character in '\\;:,"':
        text = text.replace(character, "\\" + character)
    return text


def _text(text: str) -> str:
    return escaped(one_line(text), "3.0")


def _part(text: str) -> str:
    return part(one_line(text))
