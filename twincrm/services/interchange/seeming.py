"""What on a card only seems to be a name or a mailbox: told of, and no name is made of it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.records.contact_card import ContactCard
from twincrm.exchange.vcard.oddities import oddity

if TYPE_CHECKING:
    from twincrm.exchange.vcard import ReadCard

_NAMES = ("family", "given", "additional", "prefix", "suffix", "formatted_name")
_UNSEEN = {"Cf", "Zs", "Zl", "Zp"}
"""Marks of direction, spaces without width and other formatting (Unicode Standard, table 4-4)."""


def seen(read: ReadCard) -> ReadCard:
    """A card without names that nobody could see; one that then says nothing has no card left.

    An e-mail address that is none is told of and kept, so that somebody can put it right.
    """
    card = read.card
    if card is None:
        return read
    unseen = [name for name in _NAMES if _invisible(getattr(card, name))]
    wrong = [each.address for each in card.emails if "@" not in each.address]
    if not (unseen or wrong):
        return read
    told = [oddity("invisible", read.line)] if unseen else []
    told += [oddity("no-at", read.line, each) for each in wrong]
    left = replace(card, **dict.fromkeys(unseen, ""))
    if left == ContactCard(kind=card.kind, uid=card.uid, revision=card.revision):
        return replace(read, card=None, odd=(*read.odd, *told, oddity("empty", read.line)))
    return replace(read, card=left, odd=(*read.odd, *told))


def _invisible(name: str) -> bool:
    if not name or name.isprintable():
        return False
    return all(unicodedata.category(sign) in _UNSEEN for sign in name)
