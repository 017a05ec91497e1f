"""What an import would do, card by card, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from twincrm.services.interchange.completing import completions
from twincrm.services.interchange.known import Known
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Message
    from twincrm.exchange.vcard import ReadCard
    from twincrm.services.interchange.completing import Completion
    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.known import Match
    from twincrm.services.progress import Progress

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
        found: list[Problem] = []
        for source in self.sources:
            reads = [card.read for card in source.cards] + list(source.others)
            for read in sorted(reads, key=lambda r: r.line):
                found += [
                    Problem(source.name, f"{read.number}:{odd.line}", odd.message)
                    for odd in read.odd
                ]
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


def make_plan(
    session: Session,
    sources: Sequence[Source],
    duplicates: Duplicates = "merge",
    leave: frozenset[tuple[str, int]] = frozenset(),
    progress: Progress | None = None,
) -> Plan:
    """Decide for every card: new, an addition to a known contact, unchanged, or skipped.

    *leave* names cards (source and number) that the user wants left out.

    Raises:
        Cancelled: *progress* was asked to stop.
    """
    progress = progress or Silent()
    known = Known(session)
    cards = [card for source in sources for card in source.cards]
    planned: list[PlannedCard] = []
    for number, incoming in enumerate(cards):
        if number % 200 == 0:
            progress.step(number, len(cards))
        planned.append(_decide(incoming, known, duplicates, leave, -number - 1))
    if duplicates == "merge":
        planned = completions(session, planned)
    return Plan(tuple(planned), tuple(sources))


def _decide(
    incoming: IncomingCard,
    known: Known,
    duplicates: Duplicates,
    leave: frozenset[tuple[str, int]],
    new_key: int,
) -> PlannedCard:
    match = known.find(incoming)
    if (incoming.source, incoming.read.number) in leave:
        return PlannedCard(incoming, "skip", match)
    if match is None or duplicates == "add":
        fresh = bool(incoming.uid) and known.uid_taken(incoming.uid)
        known.add(incoming, new_key)
        return PlannedCard(incoming, "new", match, fresh)
    return PlannedCard(incoming, "skip" if duplicates == "skip" else "update", match)
