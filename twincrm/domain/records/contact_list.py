"""A list of contacts as it is printed: heads, rows, and what stands above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from datetime import date


CONTACTS = Message("{n} contact", plural="{n} contacts")


@dataclass(frozen=True, slots=True)
class ContactList:
    """Everything that a printed list shows, in the reader's language."""

    title: str
    day: date
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """One cell for each head."""
    letters: tuple[str, ...] = ()
    """For every row the letter it stands under; none where no letters are printed."""
    counted: Message = CONTACTS
    """What there are so many of."""
