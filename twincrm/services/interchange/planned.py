"""What will happen to each card of an import, and the sum of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.exchange.vcard import ReadCard
    from twincrm.services.interchange.completion import Completion
    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.known import Match
    from twincrm.services.interchange.residing import Residence

Action = Literal["new", "update", "unchanged", "skip"]
Duplicates = Literal["merge", "skip", "add"]


_TALLIED: tuple[tuple[Action, str, Message], ...] = (
    ("new", "person", Message("{n} new person", plural="{n} new people")),
    ("new", "organisation", Message("{n} new organisation", plural="{n} new organisations")),
    ("update", "person", Message("{n} person completed", plural="{n} people completed")),
    (
        "update",
        "organisation",
        Message("{n} organisation completed", plural="{n} organisations completed"),
    ),
)


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
    told: tuple[Message, ...] = ()
    """What its row says otherwise than what is on file, which stays."""
    movable: bool = False
    """Whether its row can be said to tell of a move: all whose address it is stand in the list."""
    elsewhere: bool = False
    """Whether the contact stays at another address of its own than that of its row."""
    lives: Residence | None = None
    """The address of the contact's own that its row names as well."""
    namesake: tuple[str, int] | None = None
    """A contact of the same name, where nothing shows whether it is the same."""
    settled: bool = False
    """Its row was put right in an earlier import; as it stands in the file it adds nothing."""

    @property
    def employs(self) -> str:
        """The organisation in which its contact gains a function; empty for none."""
        if self.action not in ("new", "update"):
            return ""
        gained = self.completion
        return self.incoming.organisation if gained is None or gained.assignment else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do."""

    cards: tuple[PlannedCard, ...]
    sources: tuple[Source, ...] = field(default=())
    bodies: tuple[str, ...] = ()
    """The organisations that come with the functions of people, though no card is theirs."""

    def count(self, action: Action, kind: str = "") -> int:
        """How many cards, or cards of one kind of contact, have this fate."""
        fitting = (card for card in self.cards if card.action == action)
        return sum(not kind or card.incoming.kind == kind for card in fitting)

    @property
    def gain(self) -> int:
        """How many contacts are new or completed, organisations that come along included."""
        return self.count("new") + self.count("update") + len(self.bodies)

    def tally(self) -> tuple[Message, ...]:
        """What is new and what is completed, in numbers and words; the same wherever it is said."""
        found: list[Message] = []
        for action, kind, words in _TALLIED:
            n = self.count(action, kind)
            n += len(self.bodies) if (action, kind) == ("new", "organisation") else 0
            if n:
                found.append(words.with_values(n=n))
        return tuple(found)

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
