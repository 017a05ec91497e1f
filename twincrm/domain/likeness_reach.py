"""What mailboxes, numbers and addresses say about whether two records are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import match_key
from twincrm.domain.likeness import ReasonKind, reason
from twincrm.domain.likeness_words import slip_between
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincrm.domain.likeness import Reason

SAME_EMAIL = Message("Same e-mail address · {address}")
SHARED_EMAIL = Message("Same e-mail address, which others share · {address}")
SAME_PHONE = Message("Same phone number · {number}")
SAME_PHONES = Message("{n} phone numbers are the same")
SHARED_PHONE = Message("Same phone number, which others share · {number}")
SAME_ADDRESS = Message("Same address · {street}")
NEARLY_ADDRESS = Message("Nearly the same address · {one} – {other}")
SAME_STREET = Message("Same street · {street}")
MOVED = Message("Different addresses · moved?")

_OWN = 2
"""A mailbox of more records than the two that are compared is nobody's own."""
_HOUSEHOLD = 5
_OF_A_HOUSE = frozenset(
    (
        "info",
        "kontakt",
        "contact",
        "office",
        "post",
        "buero",
        "sekretariat",
        "secretariat",
        "mairie",
    )
)
_NUMBER = re.compile(r"(?<![^\W\d])(\d+)\s*([a-z](?![a-z])|bis|ter)?")
_LETTERS = re.compile(r"[^a-z]+")
_STREETS = (
    ("strasse", "str"), ("street", "str"), ("ulica", ""), ("avenu", "av"), ("boulevard", "bd"),
    ("platz", "pl"), ("place", "pl"), ("road", "rd"), ("chemin", "ch"), ("aleja", "al"),
    ("allee", "all"), ("sankt", "st"), ("saint", "st"), ("square", "sq"), ("route", "rte"),
)  # fmt: skip
"""Kinds of street with their abbreviations, as `match_key` leaves them (*avenue* without its e)."""
_DROPPED = re.compile(r"\b(ul|ru|r|de|du|la|le|des|der|den|the|bld|blvd)\b\.?")


class Lodging(NamedTuple):
    """Where a street is, as it is compared."""

    text: str
    street: str
    """The street without its number, abbreviations all alike."""
    number: str
    postcode: str
    locality: str

    def is_near(self, other: Lodging) -> bool:
        """Whether both are in one town, by postcode or by name."""
        by_code = bool(self.postcode) and self.postcode == other.postcode
        return by_code or (bool(self.locality) and self.locality == other.locality)


@lru_cache(maxsize=1 << 16)
def lodging(street: str, postcode: str, locality: str) -> Lodging:
    """An address as it is compared: Ringstr. 14 and Ringstraße 14 are one."""
    folded = match_key(street)
    found = _NUMBER.search(folded)
    number = (found[1] + (found[2] or "")) if found else ""
    name = folded.replace(found[0], " ", 1) if found else folded
    name = _DROPPED.sub(" ", name)
    for long, short in _STREETS:
        name = name.replace(long, short)
    town = _LETTERS.sub("", match_key(locality))
    code = "".join(sign for sign in postcode if sign.isalnum()).upper()
    return Lodging(street.strip(), _LETTERS.sub("", name), number, code, town)


def compare_emails(
    mine: Iterable[str], others: Iterable[str], holders: Mapping[str, int]
) -> Reason | None:
    """What a mailbox of both says; *holders*: how many have it."""
    found = sorted(set(mine) & set(others), key=lambda each: holders.get(each, 0))
    if not found:
        return None
    address = found[0]
    house = address.partition("@")[0] in _OF_A_HOUSE
    if house or holders.get(address, 0) > _OWN:
        return reason(
            ReasonKind.EMAIL,
            _shared(holders.get(address, 0)),
            SHARED_EMAIL.with_values(address=address),
        )
    return reason(ReasonKind.EMAIL, 28, SAME_EMAIL.with_values(address=address))


def compare_phones(
    mine: Iterable[str], others: Iterable[str], holders: Mapping[str, int]
) -> Reason | None:
    """What a number of both says; *holders*: how many have it."""
    found = sorted(set(mine) & set(others), key=lambda each: holders.get(each, 0))
    if not found:
        return None
    number = found[0]
    if holders.get(number, 0) > _OWN:
        return reason(
            ReasonKind.PHONE,
            _shared(holders.get(number, 0)),
            SHARED_PHONE.with_values(number=number),
        )
    if len(found) > 1:
        return reason(ReasonKind.PHONE, 30, SAME_PHONES.with_values(n=len(found)))
    return reason(ReasonKind.PHONE, 20, SAME_PHONE.with_values(number=number))


def _shared(holders: int) -> int:
    """A mailbox of a household says more than one of an office."""
    return 14 if holders <= _HOUSEHOLD else 6


def compare_lodgings(mine: Iterable[Lodging], others: Iterable[Lodging]) -> Reason | None:
    """What the addresses of two say: of all that they have those most alike."""
    found = [_compared(one, other) for one in mine for other in others]
    return max(found, key=lambda each: each.points, default=None)


def _compared(one: Lodging, other: Lodging) -> Reason:
    moved = reason(ReasonKind.ADDRESS, -5, MOVED)
    if not (one.street and one.is_near(other)):
        return moved
    if one.street == other.street:
        if one.number == other.number and one.number:
            return reason(ReasonKind.ADDRESS, 20, SAME_ADDRESS.with_values(street=one.text))
        if one.number and other.number:
            return moved
        return reason(ReasonKind.ADDRESS, 8, SAME_STREET.with_values(street=one.text))
    if one.number == other.number and one.number and slip_between(one.street, other.street):
        words = NEARLY_ADDRESS.with_values(one=one.text, other=other.text)
        return reason(ReasonKind.ADDRESS, 14, words)
    return moved
