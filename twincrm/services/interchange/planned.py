"""What will happen to each card of an import, and the sum of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.exchange.vcard import ReadCard
    from twincrm.services.interchange.completion import Completion
    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.known import Match

Action = Literal["new", "update", "unchanged", "skip"]
Duplicates = Literal["merge", "skip", "add"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source that could not be read as it should."""

    source: str
    place: str
    """Where: ``card 3, line 41``."""
    message: Message


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its cards, and what of it is no card."""

    name: str
    cards: tuple[IncomingCard, ...]
    others: tuple[ReadCard, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """What will happen to one card."""

    incoming: IncomingCard
    action: Action
    match: Match | None = None
    fresh_uid: bool = False
    """The card's uid is taken, so it gets a new one."""
    completion: Completion | None = None
    """What a known contact gains."""
    doubt: Message | None = None
    """What speaks against the contact it is taken for, or against its being new."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do."""

    cards: tuple[PlannedCard, ...]
    sources: tuple[Source, ...] = field(default=())

    def count(self, action: Action) -> int:
        """How many cards have this fate."""
        return sum(card.action == action for card in self.cards)

    @property
    def duplicates(self) -> int:
        """How many cards are about known contacts."""
        return sum(card.match is not None for card in self.cards)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything odd, in the order of the files."""
        doubts = {
            (card.incoming.source, card.incoming.read.line): card.doubt
            for card in self.cards
            if card.doubt is not None
        }
        found: list[Problem] = []
        for source in self.sources:
            reads = [card.read for card in source.cards] + list(source.others)
            for read in sorted(reads, key=lambda r: r.line):
                said = [(odd.line, odd.message) for odd in read.odd]
                if doubt := doubts.get((source.name, read.line)):
                    said.append((read.line, doubt))
                found += [Problem(source.name, f"{read.number}:{n}", text) for n, text in said]
        return tuple(found)

    def totals(self) -> dict[str, Any]:
        """The numbers that the command line and the window show."""
        return {
            "read": len(self.cards),
            "new": self.count("new"),
            "updated": self.count("update"),
            "unchanged": self.count("unchanged"),
            "skipped": self.count("skip"),
            "duplicates": self.duplicates,
        }
