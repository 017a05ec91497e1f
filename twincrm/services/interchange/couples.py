"""Couples and families of a list that stand in a row each, though no column says what they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.likeness_words import his_and_hers, spelt_family
from twincrm.domain.records.table_row import RowMembership
from twincrm.domain.terms import MembershipKind
from twincrm.exchange.tables.belonging import NO_MEMBER, NO_MEMBERSHIP
from twincrm.runtime import clock
from twincrm.services.interchange.doubts import ONE_HOUSE
from twincrm.services.interchange.numbered import same_number
from twincrm.services.interchange.sharing import house_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from twincrm.domain.records.table_row import TableRow
    from twincrm.domain.texts import Message
    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.services.interchange.table_sources import TableSource

RowKey = tuple[str, int]
_PAIR = 2
_OF_AGE = 18
_TOGETHER = (MembershipKind.COUPLE, MembershipKind.HOUSEHOLD)
_BARE = RowMembership(kind=str(MembershipKind.SINGLE))
"""What somebody is, of whom a list names nothing but name and address, until another row tells."""


class _Single(NamedTuple):
    """A row that names one person, and a membership that goes on."""

    key: RowKey
    card: int
    said: RowMembership
    planned: PlannedCard
    who: int
    """The same for two rows about one person."""

    @property
    def pays(self) -> bool:
        """Whether the row names a fee."""
        return self.said.fee_cents is not None

    @property
    def told(self) -> str:
        """The kind that the list itself names."""
        return self.said.kind if self.said.kind_told else ""

    @property
    def bare(self) -> bool:
        """Whether the row itself makes nobody a member."""
        return self.said is _BARE


@dataclass(slots=True)
class Couples:
    """Which rows of a list are one membership, and of which that is to be asked."""

    kinds: dict[RowKey, str] = field(default_factory=dict[RowKey, str])
    """The kind of the membership of rows that are one, where the list says none."""
    partners: dict[int, int] = field(default_factory=dict[int, int])
    """The cards of such rows, each with that of the first of them."""
    years: dict[RowKey, int] = field(default_factory=dict[RowKey, int])
    """The years of the fees of such rows."""
    asked: dict[RowKey, Message] = field(default_factory=dict[RowKey, "Message"])

    def told(self, source: str, row: TableRow) -> TableRow:
        """A row with the kind of its membership as all rows together tell it."""
        key = (source, row.line)
        kind = self.kinds.get(key)
        if kind is None:
            return row
        if row.membership is not None:
            return replace(row, membership=replace(row.membership, kind=kind))
        said = replace(_BARE, kind=kind, fee_year=self.years.get(key, 0))
        problems = tuple(each for each in row.problems if each.message.id != NO_MEMBER.id)
        return replace(row, membership=said, problems=problems)

    def questions(self, begun: Container[RowKey]) -> Iterator[tuple[RowKey, Message]]:
        """What is to be asked of rows that begin a membership."""
        return ((key, words) for key, words in self.asked.items() if key in begun)

    def find(self, rows: Iterable[_Single]) -> None:
        """Find them among the rows of one list."""
        houses: defaultdict[str, list[_Single]] = defaultdict(list)
        for each in rows:
            if house := house_of(each.planned):
                houses[house].append(each)
        for living in houses.values():
            if len({each.who for each in living}) > 1:
                self._numbered(living)
                self._named(living)

    def _numbered(self, living: Sequence[_Single]) -> None:
        """One number in one house is one membership, unless each pays."""
        groups: defaultdict[str, list[_Single]] = defaultdict(list)
        for each in living:
            if number := same_number(each.said.number):
                groups[number].append(each)
        for rows in groups.values():
            if sum(each.pays for each in rows) <= 1:
                self._join(rows)

    def _named(self, living: Sequence[_Single]) -> None:
        """Who is called a couple with the one of their name that pays nothing; or it is asked."""
        payers = [each for each in living if each.pays and each.card not in self.partners]
        for payer in sorted(payers, key=lambda each: not each.told):
            beside = [
                each
                for each in living
                if not (each.pays or each.told or each.card in self.partners)
                and _one_name(payer, each)
            ]
            if payer.told in _TOGETHER:
                self._join_told(payer, beside)
            elif not payer.told:
                self._ask(payer, [each for each in beside if not each.said.number])

    def _join_told(self, payer: _Single, beside: Sequence[_Single]) -> None:
        """Join who pays as a couple or family with theirs: a grown-up with a number is a member.

        Of several grown-ups nothing says which one of a couple is; then it is asked.
        """
        apart = [each for each in beside if _is_own_member(each)]
        theirs = [each for each in beside if each not in apart]
        grown = sum(not _is_young(each.planned) for each in theirs)
        if theirs and (payer.told == MembershipKind.HOUSEHOLD or grown == 1):
            self._join([payer, *theirs])
        else:
            self._ask(payer, beside)

    def _join(self, rows: Sequence[_Single]) -> None:
        """Make one membership of rows, if they can be one: a couple with children is a family."""
        people = {each.who for each in rows}
        kinds = {each.told for each in rows} - {""}
        if len(people) != len(rows) or len(rows) < _PAIR or len(kinds) > 1:
            return
        young = sum(_is_young(each.planned) for each in rows)
        usual = MembershipKind.HOUSEHOLD if young or len(rows) > _PAIR else MembershipKind.COUPLE
        kind = next(iter(kinds), str(usual))
        if kind == MembershipKind.COUPLE and young and len(rows) - young == _PAIR:
            kind = str(MembershipKind.HOUSEHOLD)
        if kind not in _TOGETHER or (kind == MembershipKind.COUPLE and len(rows) > _PAIR):
            return
        year = max(each.said.fee_year for each in rows)
        self.years |= {each.key: year for each in rows}
        self.kinds |= {each.key: kind for each in rows}
        first = min(each.card for each in rows)
        self.partners |= {each.card: first for each in rows}

    def _ask(self, payer: _Single, beside: Sequence[_Single]) -> None:
        for one, other in ((payer, each) for each in beside if not each.bare):
            self.asked.setdefault(one.key, _question(one, other))
            self.asked.setdefault(other.key, _question(other, one))


def couples_in(sources: Sequence[TableSource], cards: Sequence[PlannedCard]) -> Couples:
    """The couples of every list; *cards* are what becomes of the people of its rows, in order."""
    found, at = Couples(), 0
    for source in sources:
        rows: list[_Single] = []
        named = any(each.membership and _is_together(each.membership) for each in source.rows)
        for row in source.rows:
            mine, at = at, at + len(row.contacts)
            said = row.membership or (_bare(row) if named else None)
            if at - mine == 1 and said is not None and _goes_on(said):
                card = cards[mine]
                if card.incoming.kind == "person" and not (card.action == "skip" or card.settled):
                    key = (source.name, row.line)
                    rows.append(_Single(key, mine, said, card, _who(card, mine)))
        found.find(each for each in rows if not _died(each.planned))
    return found


def _bare(row: TableRow) -> RowMembership | None:
    """What a row that names nobody a member says of one; None if it could not be read."""
    unread = any(each.message.id == NO_MEMBERSHIP.id for each in row.problems)
    return None if unread else _BARE


def _is_own_member(row: _Single) -> bool:
    """Whether somebody is grown up and has a number of their own."""
    return bool(row.said.number) and not _is_young(row.planned)


def _is_together(said: RowMembership) -> bool:
    return said.kind_told and said.kind in _TOGETHER


def _goes_on(said: RowMembership) -> bool:
    several = said.kind in _TOGETHER or not said.kind_told
    return several and not said.left_on


def _who(card: PlannedCard, number: int) -> int:
    return -number - 1 if card.action == "new" or card.match is None else card.match.key


def _died(card: PlannedCard) -> bool:
    return bool(dict(card.incoming.more).get("death_date"))


def _is_young(card: PlannedCard) -> bool:
    """Whether somebody is a child by the year of birth."""
    born = (card.incoming.birth_date or "")[:4]
    return born.isdigit() and clock.today().year - int(born) < _OF_AGE


def _one_name(one: _Single, other: _Single) -> bool:
    """Whether two people bear one family name, Jaworski and Jaworska as well."""
    if one.who == other.who:
        return False
    mine, theirs = (spelt_family(each.planned.incoming.name[1]) for each in (one, other))
    return bool(mine.key) and (mine.key == theirs.key or his_and_hers(mine, theirs))


def _question(one: _Single, other: _Single) -> Message:
    titles = {"card": one.planned.incoming.title, "contact": other.planned.incoming.title}
    return ONE_HOUSE.with_values(**titles, line=other.key[1])
