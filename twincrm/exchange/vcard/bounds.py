"""How much one card may bring: what is beyond it is cut or left out, and said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twincrm.exchange.vcard.oddities import oddity

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import CardAddress, ContactCard
    from twincrm.exchange.vcard.oddities import Oddity

LONGEST = 1000
"""Letters of a name, a number or any other entry; nobody is called more, nothing shows more."""
LONGEST_NOTE = 100_000
"""Letters of a note: a book of forty pages."""
MOST = 50
"""Entries of one kind: numbers, mailboxes, addresses, web pages, categories."""

_NAMES = (
    "family", "given", "additional", "prefix", "suffix", "formatted_name", "nickname",
    "organisation", "title", "role",
)  # fmt: skip
_WORDS = ("units", "categories", "languages")
_WHOLE = (("phones", "number"), ("emails", "address"), ("urls", "url"))
"""Entries of which a part would be wrong: they are kept whole or not at all."""
_LISTS = ("phones", "emails", "addresses", "urls", "handles", "units", "categories", "languages")


def bounded(card: ContactCard, line: int, size: int) -> tuple[ContactCard, tuple[Oddity, ...]]:
    """A card within bounds, and what of it was cut or left out.

    *line* is where it begins in the file, *size* the length of its text, which bounds its entries.
    """
    odd: list[Oddity] = []
    few = _few_enough(card, line, odd)
    return (few if size <= LONGEST else _short_enough(few, line, odd)), tuple(odd)


def _few_enough(card: ContactCard, line: int, odd: list[Oddity]) -> ContactCard:
    fewer: dict[str, Any] = {}
    for name in _LISTS:
        entries = getattr(card, name)
        if len(entries) > MOST:
            fewer[name] = entries[:MOST]
            found = oddity("too-many", line, _said(entries[MOST]))
            told = found.message.with_values(n=len(entries) - MOST, most=MOST)
            odd.append(replace(found, message=told))
    return replace(card, **fewer) if fewer else card


def _said(entry: Any) -> str:  # noqa: ANN401 - a text or an entry of a card
    for name in ("number", "address", "url", "locality"):
        if said := getattr(entry, name, ""):
            return said
    return entry if isinstance(entry, str) else ""


def _short_enough(card: ContactCard, line: int, odd: list[Oddity]) -> ContactCard:
    cut = _Cutter(line, odd)
    new: dict[str, Any] = {name: cut.text(getattr(card, name)) for name in _NAMES}
    new |= {name: tuple(map(cut.text, getattr(card, name))) for name in _WORDS}
    new["note"] = cut.text(card.note, LONGEST_NOTE)
    new["uid"] = card.uid if cut.fits(card.uid) else ""
    new["handles"] = tuple(filter(cut.fits, card.handles))
    new["addresses"] = tuple(map(cut.address, card.addresses))
    for name, text in _WHOLE:
        kept = [entry for entry in getattr(card, name) if cut.fits(getattr(entry, text))]
        new[name] = tuple(replace(entry, label=cut.text(entry.label)) for entry in kept)
    return replace(card, **new) if odd else card


class _Cutter:
    """Keeps the beginnings of texts, and notes what was too long."""

    def __init__(self, line: int, odd: list[Oddity]) -> None:
        self._line = line
        self._odd = odd

    def text(self, text: str, most: int = LONGEST) -> str:
        if len(text) <= most:
            return text
        self._say("too-long", text, most)
        return text[:most]

    def fits(self, text: str) -> bool:
        if len(text) <= LONGEST:
            return True
        self._say("too-long-to-keep", text, LONGEST)
        return False

    def address(self, address: CardAddress) -> CardAddress:
        parts = ("postcode", "locality", "region", "country", "po_box", "extended", "label")
        new: dict[str, Any] = {name: self.text(getattr(address, name)) for name in parts}
        street = self.text("\n".join(address.street)).split("\n") if address.street else ()
        return replace(address, street=tuple(street), **new)

    def _say(self, code: str, text: str, most: int) -> None:
        found = oddity(code, self._line, text)
        self._odd.append(replace(found, message=found.message.with_values(most=most)))
