"""Reads cards of every program: vCard 2.1, 3.0 and 4.0, however badly written.

Cards come one at a time, in linear time; a bad card never costs another, nothing raises, and every
line that could not be kept is reported.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.exchange.vcard.bounds import bounded
from twincrm.exchange.vcard.decoding import FALLBACK, file_text
from twincrm.exchange.vcard.fields import card_fields
from twincrm.exchange.vcard.groups import group_name, is_group, memberships
from twincrm.exchange.vcard.lines import ordinary_sheet, scanned_sheet
from twincrm.exchange.vcard.oddities import oddity
from twincrm.exchange.vcard.splitting import split_cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.exchange.vcard.oddities import Oddity
    from twincrm.exchange.vcard.splitting import RawCard

_VOLATILE = re.compile(r"\n(?:REV|PRODID)[:;][^\n]*", re.IGNORECASE)
"""Lines that change with every export although the contact does not."""
_ENDINGS = {"begin": "begin-inside", "file": "end-missing"}


@dataclass(frozen=True, slots=True)
class ReadCard:
    """One card of a file: what was read, where it starts, what was odd, what was left out.

    ``card`` is None for an empty card, a list of contacts and for text outside of cards (number 0).
    ``fingerprint`` is equal for the very same card in another file, however folded or encoded.
    """

    card: ContactCard | None
    number: int
    line: int
    odd: tuple[Oddity, ...] = ()
    left_out: tuple[str, ...] = ()
    fingerprint: str = ""


def read_cards(data: bytes, *, encoding: str | None = None) -> Iterator[ReadCard]:
    """The cards of a file, lazily and in order.

    Raises:
        InputError: *encoding* is not the name of a character set; the bytes never raise.
    """
    source = file_text(data, encoding)
    categories = memberships(source.text)
    any_card = False
    for raw in split_cards(source.text):
        any_card = any_card or bool(raw.number)
        if not raw.number:
            yield _outside(raw, any_card)
            continue
        foreign = (source.mixed or source.lossy) and not raw.text.isascii()
        found = None if foreign else _ordinary(raw)
        found = found or _scanned(raw, encoding or FALLBACK, mixed=source.mixed)
        if source.controls:
            found = replace(found, odd=(*found.odd, *_controls(raw, source.controls)))
        if found.card is not None and categories:
            added = categories.get(found.card.uid, ())
            merged = tuple(dict.fromkeys(found.card.categories + added))
            found = replace(found, card=replace(found.card, categories=merged))
        yield _within_bounds(found, len(raw.text))


def _within_bounds(found: ReadCard, size: int) -> ReadCard:
    if found.card is None:
        return found
    card, odd = bounded(found.card, found.line, size)
    return replace(found, card=card, odd=(*found.odd, *odd)) if odd else found


def _outside(raw: RawCard, any_card: bool) -> ReadCard:
    line, text = raw.outside or (raw.line, "")
    code = "text-outside" if any_card else "no-card"
    return ReadCard(None, 0, line, (oddity(code, line, text),))


def _ordinary(raw: RawCard) -> ReadCard | None:
    """The fast way for a card with nothing odd about it; None if it needs the careful one."""
    if raw.ended != "end" or raw.outside is not None or raw.agents or raw.indent:
        return None
    sheet = ordinary_sheet(raw)
    if sheet is None or is_group(sheet):
        return None
    fields = card_fields(sheet)
    if sheet.odd or fields.card is None:
        return None
    return ReadCard(
        fields.card, raw.number, raw.line, (), fields.left_out, _fingerprint(sheet.text)
    )


def _scanned(raw: RawCard, fallback: str, *, mixed: bool) -> ReadCard:
    """The careful way: line by line, with the number of every odd line."""
    sheet = scanned_sheet(raw, fallback, mixed=mixed)
    odd = _framing(raw)
    if is_group(sheet):
        odd.append(oddity("group", raw.line, group_name(sheet)))
        return ReadCard(None, raw.number, raw.line, tuple(odd), (), _fingerprint(sheet.text))
    fields = card_fields(sheet)
    if fields.card is None:
        odd.append(oddity("empty", raw.line))
    odd.extend(sorted(sheet.odd, key=lambda each: each.line))
    left_out = (*fields.left_out, "AGENT") if raw.agents else fields.left_out
    left_out = tuple(dict.fromkeys(left_out))
    return ReadCard(
        fields.card, raw.number, raw.line, tuple(odd), left_out, _fingerprint(sheet.text)
    )


def _controls(raw: RawCard, lines: tuple[int, ...]) -> Iterator[Oddity]:
    """What was left out of the lines of a card before it was cut out of its file."""
    texts = raw.text.split("\n")
    start = bisect_left(lines, raw.line)
    for number in lines[start : bisect_left(lines, raw.line + len(texts) + 1)]:
        text = texts[number - raw.line - 1] if number > raw.line else ""
        yield oddity("controls", number, text)


def _framing(raw: RawCard) -> list[Oddity]:
    """What was odd before, around and inside the card's lines as a whole."""
    odd: list[Oddity] = []
    if raw.outside is not None:
        odd.append(oddity("text-outside", *raw.outside))
    if raw.agents:
        odd.append(oddity("agent", raw.line))
    if raw.ended in _ENDINGS:
        odd.append(oddity(_ENDINGS[raw.ended], raw.line))
    return odd


def _fingerprint(text: str) -> str:
    """The hash of a card's unfolded text, without what changes at every export."""
    kept = _VOLATILE.sub("", "\n" + text)
    return hashlib.blake2b(kept.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
