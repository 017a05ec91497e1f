"""What the table of an import lists: cards with their fate, and what of a file is no card."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.exchange.vcard import ReadCard
    from twincrm.services.interchange.planned import Plan, PlannedCard


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a file: a card and what happens to it, or None for what is no card."""

    source: str
    read: ReadCard
    card: PlannedCard | None

    @property
    def fate(self) -> str:
        """What happens: a key of `FATES`."""
        return self.card.action if self.card is not None else "none"

    @property
    def odd(self) -> bool:
        """Whether anything about it should be looked at."""
        left_out = self.card is not None and self.card.incoming.left_out
        doubtful = self.card is None or self.card.doubt is not None
        return bool(self.read.odd or left_out or doubtful)


FILTERS: tuple[tuple[str, Message, Callable[[Entry], bool]], ...] = (
    ("all", Message("All"), lambda _: True),
    ("new", Message("New"), lambda entry: entry.fate == "new"),
    ("update", Message("Completed"), lambda entry: entry.fate == "update"),
    ("unchanged", Message("Unchanged"), lambda entry: entry.fate == "unchanged"),
    ("skip", Message("Left out"), lambda entry: entry.fate == "skip"),
    ("known", Message("Known"), lambda entry: bool(entry.card and entry.card.match)),
    ("odd", Message("Something odd"), lambda entry: entry.odd),
)


def entries_of(plan: Plan) -> list[Entry]:
    """Every card of a plan by its place in it, then everything that is no card."""
    cards = [Entry(card.incoming.source, card.incoming.read, card) for card in plan.cards]
    others = [Entry(source.name, read, None) for source in plan.sources for read in source.others]
    return cards + others


class EntryRows:
    """Some of the entries by their places; a `RowSource`."""

    def __init__(self, entries: Sequence[Entry], places: Sequence[int]) -> None:
        self._entries = entries
        self._places = array("q", places)

    def ids(self) -> array[int]:
        """The places of the entries shown."""
        return self._places

    def rows(self, ids: Sequence[int]) -> list[Entry]:
        """Entries by their places."""
        return [self._entries[place] for place in ids]
