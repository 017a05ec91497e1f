"""What an import of a table would do, row by row, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.texts import Message
from twincrm.exchange.tables.mailbox_names import asks_for_name
from twincrm.exchange.tables.together import joined_names
from twincrm.services.interchange.completion import Completion
from twincrm.services.interchange.couples import couples_in
from twincrm.services.interchange.deaths import told_ends
from twincrm.services.interchange.doubts import NAMELESS
from twincrm.services.interchange.gains import GainsFinder
from twincrm.services.interchange.placing import with_towns
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.planned import Problem
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import TableRow
    from twincrm.services.interchange.couples import Couples
    from twincrm.services.interchange.gains import HomeGain, MembershipGain
    from twincrm.services.interchange.planned import Duplicates, Plan, PlannedCard
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.interchange.towns import ListedTown
    from twincrm.services.progress import Progress

RowAction = Literal["new", "update", "unchanged", "skip", "problem"]

_IN_COLUMN = Message("{header}: “{text}”. {problem}")
_IN_ROW = Message("“{text}”. {problem}")
_UNDECIDED = Message(
    "“{header}”: it is not certain whether the day or the month comes first; the day was taken."
)
_WORST_FIRST: tuple[RowAction, ...] = ("new", "update", "skip", "unchanged")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What will happen to one row of a table, and why."""

    source: str
    row: TableRow
    action: RowAction
    cards: tuple[int, ...] = ()
    """The numbers of its cards in the plan."""
    home: HomeGain | None = None
    membership: MembershipGain | None = None
    problems: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What an import of tables will do."""

    plan: Plan
    """The same for the people and organisations of the rows, as for cards."""
    rows: tuple[PlannedRow, ...]
    sources: tuple[TableSource, ...] = field(default=())
    towns: tuple[ListedTown, ...] = ()
    """The towns that become places."""

    def count(self, action: RowAction) -> int:
        """How many rows have this fate."""
        return sum(row.action == action for row in self.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything odd, in the order of the files; places are lines or rows of sheets."""
        found: list[Problem] = []
        for source in self.sources:
            for column in source.mapping.questions:
                said = _UNDECIDED.with_values(header=column.header)
                found.append(Problem(source.name, column.header, said))
            mine = (row for row in self.rows if row.source == source.name)
            found += [
                Problem(source.name, str(row.row.line), p) for row in mine for p in row.problems
            ]
        return tuple(found)

    @property
    def rejected(self) -> tuple[PlannedRow, ...]:
        """Rows of which nothing can be made."""
        return tuple(row for row in self.rows if row.action == "problem")

    def totals(self) -> dict[str, Any]:
        """The numbers that the command line and the window show: of contacts, and of rows."""
        households = sum(row.home is not None and row.home.key is None for row in self.rows)
        memberships = sum(
            row.membership is not None and row.membership.key is None for row in self.rows
        )
        return {
            **self.plan.totals(),
            "rows": len(self.rows),
            "households": households,
            "memberships": memberships,
            "rejected": len(self.rejected),
            **({"places": len(self.towns)} if self.towns else {}),
        }


def make_table_plan(
    session: Session,
    sources: Sequence[TableSource],
    duplicates: Duplicates = "merge",
    leave: frozenset[tuple[str, int]] = frozenset(),
    progress: Progress | None = None,
    fresh: frozenset[tuple[str, int]] = frozenset(),
    same: frozenset[tuple[str, int]] = frozenset(),
    moved: frozenset[tuple[str, int]] = frozenset(),
) -> TablePlan:
    """Decide for every row: new, an addition to a known contact, unchanged, skipped or a problem.

    *leave* names rows (source and line) that the user wants left out; *fresh* those whose people
    are new, whoever they are like; *same* those whose people are the contacts of their names;
    *moved* those whose people have moved to the address of the row.

    Raises:
        Cancelled: *progress* was asked to stop.
    """
    progress = progress or Silent()
    said = (fresh, same, moved)
    left, *decided = (_cards_of(sources, rows) for rows in (leave, *said))
    cards = [source.cards for source in sources]
    plan = make_plan(session, cards, duplicates, left, progress, *decided)
    placing = frozenset(source.name for source in sources if source.mapping.places)
    plan, towns = with_towns(session, plan, placing) if placing else (plan, ())
    couples = couples_in(sources, plan.cards)
    gains = GainsFinder(session, plan.cards, _leaving(sources), couples.partners)
    rows = _told_beside(list(_rows(sources, plan, gains, leave, couples)), gains, couples)
    rows = _told_of_ends(session, rows, plan.cards)
    languages = {source.name: source.mapping.language for source in sources}
    rows = list(_living_together(rows, gains, plan.cards, languages))
    return TablePlan(_with_gains(plan, rows), tuple(rows), tuple(sources), towns)


def _cards_of(
    sources: Sequence[TableSource], rows: frozenset[tuple[str, int]]
) -> frozenset[tuple[str, int]]:
    """The cards (source and number) of rows (source and line)."""
    return frozenset(
        (card.source, card.read.number)
        for source in sources
        for card in source.cards.cards
        if (card.source, card.read.line) in rows
    )


def _leaving(sources: Sequence[TableSource]) -> frozenset[int]:
    """The numbers of the cards of rows that say when a membership ended."""
    rows = [row for source in sources for row in source.rows for _ in row.contacts]
    ends = (row.membership.left_on if row.membership else "" for row in rows)
    return frozenset(n for n, end in enumerate(ends) if end)


def _rows(
    sources: Sequence[TableSource],
    plan: Plan,
    gains: GainsFinder,
    leave: frozenset[tuple[str, int]],
    couples: Couples,
) -> Iterator[PlannedRow]:
    at = 0
    for source in sources:
        for row in (couples.told(source.name, each) for each in source.rows):
            mine = tuple(range(at, at + len(row.contacts)))
            at += len(mine)
            known = any(plan.cards[n].match is not None for n in mine)
            asked = (p for p in row.problems if not (known and asks_for_name(p.message)))
            problems = tuple(_worded(each) for each in asked)
            if row.rejected:
                left = (source.name, row.line) in leave
                yield PlannedRow(source.name, row, "skip" if left else "problem", problems=problems)
                continue
            planned = [plan.cards[n] for n in mine]
            odd = (each.message for card in planned for each in card.incoming.read.odd)
            doubts = (card.doubt for card in planned if card.doubt and not _told(row, card.doubt))
            told = (each for card in planned for each in card.told)
            problems = (*problems, *odd, *doubts, *told)
            home, belongs = gains.of(row, mine)
            action = _action(planned, gained=home is not None or belongs is not None)
            problems = (*problems, *gains.doubts)
            yield PlannedRow(source.name, row, action, mine, home, belongs, problems)


def _told_beside(rows: list[PlannedRow], gains: GainsFinder, couples: Couples) -> list[PlannedRow]:
    """The rows, with what only all of them together tell."""
    told: defaultdict[tuple[str, int], tuple[Message, ...]] = defaultdict(tuple)
    begun = {
        (each.source, each.row.line)
        for each in rows
        if each.membership is not None and each.membership.key is None
    }
    for key, words in (*gains.beside_others(), *couples.questions(begun)):
        told[key] += (words,)
    return [
        replace(row, problems=(*row.problems, *told[key]))
        if (key := (row.source, row.row.line)) in told
        else row
        for row in rows
    ]


def _told_of_ends(
    session: Session, rows: list[PlannedRow], cards: Sequence[PlannedCard]
) -> list[PlannedRow]:
    """The rows, with the memberships that end by a death they tell of and not by their word."""
    ends = told_ends(session, rows, cards)
    return (
        [
            replace(row, problems=(*row.problems, *ends.get((row.source, row.row.line), ())))
            for row in rows
        ]
        if ends
        else rows
    )


def _living_together(
    rows: Sequence[PlannedRow],
    gains: GainsFinder,
    cards: Sequence[PlannedCard],
    languages: Mapping[str, str],
) -> Iterator[PlannedRow]:
    """The rows; the first of a membership that several bring with the household of all of them.

    *languages* are those of the sources: names are joined as theirs do.
    """
    shared = {numbers[0]: numbers for numbers in gains.shared}
    for row in rows:
        numbers = shared.get(row.cards[0], []) if row.cards else []
        home = gains.household_of(numbers, row.home) if len(numbers) > len(row.cards) else None
        if home is None:
            yield row
            continue
        names = list(dict.fromkeys(cards[n].incoming.name for n in home.cards))
        name = joined_names(names, languages.get(row.source, ""))
        yield replace(row, home=replace(home, name=name))


def _action(cards: Sequence[PlannedCard], *, gained: bool) -> RowAction:
    actions = {card.action for card in cards}
    found: RowAction = next(action for action in _WORST_FIRST if action in actions)
    return "update" if gained and found == "unchanged" else found


def _told(row: TableRow, doubt: Message) -> bool:
    """Whether the row itself says already that nobody's name stands in it."""
    return row.suggested is not None and doubt.id == NAMELESS.id


def _with_gains(plan: Plan, rows: Sequence[PlannedRow]) -> Plan:
    """A contact that gains a household or a membership is completed, even if by nothing else."""
    cards = list(plan.cards)
    for row in rows:
        gained = row.home is not None or row.membership is not None
        if gained and all(cards[n].action == "unchanged" for n in row.cards):
            first = cards[row.cards[0]]
            completion = first.completion or Completion(columns={})
            cards[row.cards[0]] = replace(first, action="update", completion=completion)
    return replace(plan, cards=tuple(cards))


def _worded(problem: Any) -> Message:  # noqa: ANN401
    if problem.whole:
        return problem.message
    words = _IN_COLUMN if problem.header else _IN_ROW
    return words.with_values(header=problem.header, text=problem.text, problem=problem.message)
