"""What the preview of a table lists: rows with their fate, and what the user decided of them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan

Decision = Literal["take", "same", "moved", "fresh", "leave"]
"""As proposed; completing the contact of that name; with the new address; as a new one; not at
all."""
RowKey = tuple[str, int]
"""A row by its source and line."""


@dataclass(frozen=True, slots=True)
class RowEntry:
    """A row of the table, the cards of its people, and what was decided of it."""

    row: PlannedRow
    cards: tuple[PlannedCard, ...]
    decided: Decision | None = None
    above: RowKey | None = None
    """The row of the same list that brings those who are not on file yet, where one does."""

    @property
    def key(self) -> RowKey:
        """By what the row is found again."""
        return self.row.source, self.row.row.line

    @property
    def doubtful(self) -> bool:
        """Whether it may be about somebody who is there already, or about somebody else."""
        return any(card.doubt is not None for card in self.cards)

    @property
    def alike(self) -> bool:
        """The same, without those of whom nothing but the name is missing."""
        return self.doubtful and self.row.row.suggested is None

    @property
    def unproved(self) -> bool:
        """Whether somebody of that name is there, and nothing shows whether it is the same."""
        return any(card.namesake is not None for card in self.cards)

    @property
    def troubles(self) -> tuple[Message, ...]:
        """What of the row could not be taken as it stands; whom it is like is no such thing."""
        doubts = [card.doubt for card in self.cards if card.doubt is not None]
        return tuple(said for said in self.row.problems if said not in doubts)

    @property
    def safe(self) -> bool:
        """Whether it waits, and the proposal rests on more than a name."""
        return self.waits and not (self.unproved or self.nameless)

    @property
    def completes(self) -> bool:
        """Whether the proposal completes somebody who is there."""
        return self.known is not None and self.row.action != "new"

    @property
    def ways(self) -> tuple[Decision, ...]:
        """What can be decided."""
        if not self.cards:
            return ()
        if self.row.action == "unchanged" and self.decided is None:
            return ("moved",) if self.movable else ()
        more: tuple[Decision, ...] = ("same",) if self.unproved or self.decided == "same" else ()
        if self.movable:
            more = (*more, "moved")
        fresh: tuple[Decision, ...] = ("fresh",) if self.completes else ()
        return ("take", *more, *(fresh if self.decided != "same" else ()), "leave")

    @property
    def movable(self) -> bool:
        """Whether its address can be taken for the new one of those who stand in it."""
        return any(card.movable for card in self.cards)

    @property
    def beside(self) -> tuple[PlannedCard, tuple[str, int]] | None:
        """Which of its people is laid beside which contact on file."""
        if (known := self.known) is not None and known.match is not None:
            return known, (known.match.kind, known.match.key)
        found = ((c, c.namesake) for c in self.cards if c.namesake and c.namesake[1] > 0)
        return next(((card, name) for card, name in found), None)

    @property
    def waits(self) -> bool:
        """Whether it is not taken in until somebody decides."""
        return self.doubtful and self.decided is None and self.row.action in ("new", "update")

    @property
    def fate(self) -> str:
        """What happens: a key of `FATES` in `row_words`."""
        if self.decided == "leave" or self.row.action == "skip":
            return "skip"
        if self.nameless:
            return "nameless"
        if self.waits:
            return "doubt"
        return self.row.action

    @property
    def nameless(self) -> bool:
        """Whether it is about somebody with a mailbox of whom only the name is missing."""
        return self.waits and self.row.row.suggested is not None

    @property
    def known(self) -> PlannedCard | None:
        """The first of its people who is on file."""
        found = (card for card in self.cards if card.match is not None and card.match.key > 0)
        return next(found, None)


def has_problem(entry: RowEntry) -> bool:
    """Whether something of the row could not be taken as it stands."""
    return bool(entry.troubles)


FILTERS: tuple[tuple[str, Message, str, Callable[[RowEntry], bool]], ...] = (
    ("all", Message("All"), "", lambda _: True),
    ("new", Message("New"), "plus", lambda entry: entry.fate == "new"),
    ("update", Message("Completed"), "pencil", lambda entry: entry.fate == "update"),
    ("unchanged", Message("Unchanged"), "equal", lambda entry: entry.fate == "unchanged"),
    ("doubt", Message("Possible duplicate"), "copy", lambda entry: entry.alike),
    ("problem", Message("Problem"), "circle-alert", has_problem),
    ("skip", Message("Left out"), "eye-off", lambda entry: entry.fate == "skip"),
)


def entries_of(plan: TablePlan, decided: Mapping[RowKey, Decision]) -> list[RowEntry]:
    """Every row of a plan."""
    cards = plan.plan.cards
    brought = {n: (row.source, row.row.line) for row in plan.rows for n in row.cards}
    found: list[RowEntry] = []
    for row in plan.rows:
        key, mine = (row.source, row.row.line), tuple(cards[n] for n in row.cards)
        found.append(RowEntry(row, mine, decided.get(key), _above(row, mine, brought)))
    return found


def _above(
    row: PlannedRow, cards: Sequence[PlannedCard], brought: Mapping[int, RowKey]
) -> RowKey | None:
    """The row above it about the same people; none for who is on file or new by this very row."""
    keys = [card.match.key for card in cards if card.match is not None]
    if row.action not in ("update", "unchanged") or any(key > 0 for key in keys):
        return None
    rows = (brought[-key - 1] for key in keys)
    return next((found for found in rows if found != (row.source, row.row.line)), None)


class RowEntries:
    """Some of the rows by their places; a `RowSource`."""

    def __init__(self, entries: Sequence[RowEntry], places: Sequence[int]) -> None:
        self._entries = entries
        self._places = array("q", places)

    def ids(self) -> array[int]:
        """The places of the rows shown."""
        return self._places

    def rows(self, ids: Sequence[int]) -> list[RowEntry]:
        """Rows by their places."""
        return [self._entries[place] for place in ids]
