"""Taking a table in: one command, one step of the history, however many rows."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from twincrm.domain.records.table_row import RowHousehold
from twincrm.domain.terms import HouseholdRole, RelationKind
from twincrm.domain.texts import Message
from twincrm.services.bereaved import with_given_up
from twincrm.services.command import command
from twincrm.services.home_of_today import is_home
from twincrm.services.homes import last_days_here
from twincrm.services.interchange.asked import ask_later, check_later
from twincrm.services.interchange.deaths import end_with_deaths, newly_dead
from twincrm.services.interchange.held import together
from twincrm.services.interchange.known import number_key
from twincrm.services.interchange.numbering import give_marks, give_numbers
from twincrm.services.interchange.payments import fee_said
from twincrm.services.interchange.remembering import remembered_key
from twincrm.services.interchange.residing import is_known, residence
from twincrm.services.interchange.table_plan import make_table_plan
from twincrm.services.interchange.taking import OF_ADDRESS, Taking
from twincrm.services.interchange.towns import add_towns
from twincrm.services.members.bereft import with_deaths
from twincrm.services.progress import Silent
from twincrm.store.base import new_uid
from twincrm.store.models import (
    Address,
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Person,
    Phone,
    Relation,
    TableMapping,
)

if TYPE_CHECKING:
    from twincrm.services.interchange.gains import HomeGain, MembershipGain
    from twincrm.services.interchange.incoming import IncomingCard, Row
    from twincrm.services.interchange.payments import Fee
    from twincrm.services.interchange.planned import Duplicates, PlannedCard
    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.progress import Progress
    from twincrm.store.base import Base
    from twincrm.store.work import Work

_PAIR = 2


@command
@dataclass(frozen=True, slots=True)
class ImportTables:
    """Take in the rows of tables: people, organisations, households and memberships."""

    sources: tuple[TableSource, ...]
    duplicates: Duplicates = "merge"
    leave: frozenset[tuple[str, int]] = frozenset()
    remember: bool = True
    """Whether the meanings of the columns are kept for the next time."""
    fresh: frozenset[tuple[str, int]] = frozenset()
    """Rows (source and line) whose people are new, whoever they are like."""
    same: frozenset[tuple[str, int]] = frozenset()
    """Rows whose people are the contacts of their names, though nothing else shows it."""
    moved: frozenset[tuple[str, int]] = frozenset()
    """Rows whose people have moved: their address is the present one, that on file a former one."""
    language: str = "en"
    """Of who imports: tasks that follow are written in it."""
    progress: Progress = field(default_factory=Silent, compare=False)
    followed: list[TablePlan] = field(default_factory=list["TablePlan"], init=False, compare=False)
    """The plan that was followed, once it was: the label tells its numbers."""
    given_up: list[str] = field(default_factory=list[str], init=False, compare=False)
    """Households whose own salutation greeted who has died, once it is done: the label tells it."""

    ended: list[int] = field(default_factory=list[int], init=False, compare=False)
    """How many memberships ended with a death, once it is done: the label tells it."""

    @property
    def label(self) -> Message:
        """Names the act."""
        names = ", ".join(source.name for source in self.sources[:3])
        said: Message | None = None
        for number in (each for followed in self.followed for each in followed.plan.tally()):
            both = Message("{some}, {more}", {"some": said, "more": number}) if said else number
            said = both
        if said is None:
            return Message("Import contacts from {file}", {"file": names})
        counted = Message("Import from {file}: {counts}", {"file": names, "counts": said})
        return with_deaths(with_given_up(counted, self.given_up), sum(self.ended))

    def run(self, work: Work) -> TablePlan:
        """Plan on the present data, then write; returns the plan that was followed."""
        decided = (self.leave, self.progress, self.fresh, self.same, self.moved)
        found = make_table_plan(work.session, self.sources, self.duplicates, *decided)
        if any(row.action in ("new", "update") for row in found.rows):
            self._take(work, found)
            if self.remember:
                _remember(work, self.sources)
        self.followed[:] = [found]
        return found

    def _take(self, work: Work, found: TablePlan) -> None:
        housed = frozenset(n for row in found.rows if row.home for n in row.home.cards)
        form = ", ".join(dict.fromkeys(source.format for source in self.sources))
        add_towns(work, found.towns)
        letters = {source.name: source.mapping.letters for source in self.sources}
        joining = dict(each for row in found.rows if row.home for each in row.home.joining)
        taking = Taking(work, found.plan, form, self.progress, housed, letters, joining)
        keys = taking.take()
        self.given_up[:] = taking.given_up
        settling = _Settling(work, found, keys, taking)
        settling.settle()
        died = (*taking.died, *newly_dead(found.rows, found.plan.cards, keys))
        self.ended[:] = [end_with_deaths(work, died, self.language)]
        ask_later(work, found, keys, settling.homes, self.language)
        check_later(work, found, keys, self.language)


class _Settling:
    """Writes the households and memberships of rows, each table at once."""

    def __init__(self, work: Work, found: TablePlan, keys: dict[int, int], taking: Taking) -> None:
        self._work = work
        self._taking = taking
        self._found = found
        self._keys = keys
        self._rows: dict[type[Base], list[Row]] = defaultdict(list)
        self._payments: dict[int, Row] = {}
        self._made: dict[tuple[int, int], Row] = {}
        """The new subscriptions by membership and year; a later row may say more of them."""
        self.homes: dict[int, int] = {}
        """The household of everybody who moves in, by their ids."""

    def settle(self) -> None:
        """Write everything."""
        gains = [row for row in self._found.rows if row.home or row.membership]
        self._add_homes([row for row in gains if row.home and row.home.key is None])
        for row in gains:
            if row.home is not None:
                self._move_in(row.home, self._children(row))
                self._marry(row)
        ids = self._add_memberships(gains)
        held = (row.membership for row in gains)
        keys = (gain.key for gain in held if gain and gain.key and gain.key > 0 and _fills(gain))
        self._taking.loaded.read(Membership, keys)
        for row in gains:
            if row.membership is not None and row.membership.key is not None:
                key = row.membership.key
                self._complete(row, key if key > 0 else ids[-key - 1])
        for kind, rows in self._rows.items():
            self._work.bulk_insert(kind, rows)
        self._work.bulk_alter(FeeYear, self._payments)

    def _key(self, key: int) -> int:
        return self._keys[key] if key < 0 else key

    def _add_homes(self, rows: list[PlannedRow]) -> None:
        told = [row.row.household or RowHousehold("") for row in rows]
        if not rows:
            return
        places = self._places(rows)
        ids = self._work.bulk_insert(
            Household,
            [
                {
                    "uid": new_uid(),
                    "name": (row.home.name if row.home else "") or each.name,
                    "place_id": place,
                }
                for row, each, place in zip(rows, told, places, strict=True)
            ],
        )
        for row, home in zip(rows, ids, strict=True):
            assert row.home is not None
            self.homes |= {self._key(person): home for person in row.home.people}
            if row.home.cards:
                self._reach(row.home, home)

    def _places(self, rows: list[PlannedRow]) -> list[int | None]:
        """The towns that the people of new households were put in."""
        placed = select(Person.id, Person.place_id).where(Person.place_id.is_not(None))
        towns = {row[0]: row[1] for row in self._work.session.execute(placed)}
        return [towns.get(self._key(row.home.people[0])) if row.home else None for row in rows]

    def _reach(self, gain: HomeGain, home: int) -> None:
        """The address and the numbers at home are the household's."""
        first = self._found.plan.cards[gain.cards[0]].incoming
        owner = {"household_id": home}
        places = self._taking.lodged(gain.cards[0], first.addresses)
        places = self._handed_over(gain, places)
        others = [self._found.plan.cards[n].incoming for n in gain.cards[1:]]
        places = (*places, *self._elsewhere(places, others))
        self._rows[Address] += [{**row, **owner, "position": n} for n, row in enumerate(places)]
        reach = (row for each in (first, *others) for row in each.phones if row["kind"] == "home")
        numbers = list({number_key(row): row for row in reach}.values())
        self._rows[Phone] += [{**row, **owner, "position": n} for n, row in enumerate(numbers)]

    def _elsewhere(self, places: tuple[Row, ...], others: list[IncomingCard]) -> list[Row]:
        """The addresses of further rows of a household that are none of *places*."""
        here = [residence(0, each, (None, None), self._work.today) for each in places]
        found: list[Row] = []
        for each in others:
            new = tuple(row for row in each.addresses if not is_known(row, here))
            found += self._taking.located(each, new)
            here += [residence(0, row, (None, None), self._work.today) for row in new]
        return found

    def _handed_over(self, gain: HomeGain, places: tuple[Row, ...]) -> tuple[Row, ...]:
        """The addresses of a new household; who lived there already has it no longer as an own one.

        Nothing is lost by it: an own address that says something else stays.
        """
        cards = (self._found.plan.cards[n] for n in gain.cards)
        lived = [key for card in cards if (key := self._own_address(card)) is not None]
        for key in lived:
            held = self._taking.loaded.get(Address, key)
            mine = {column: getattr(held, column) for column in OF_ADDRESS}
            first = {**places[0], **{c: v for c, v in mine.items() if v}} if key == lived[0] else {}
            places = (first or places[0], *places[1:])
            if all(value in ("", places[0][column]) for column, value in mine.items()):
                self._work.delete(held)
        return places

    def _own_address(self, card: PlannedCard) -> int | None:
        """The address of their own at which somebody lives already; an earlier row may bring it."""
        if card.lives is None or card.match is None or card.lives.key > 0:
            return card.lives.key if card.lives else None
        mine = select(Address.id).where(Address.person_id == self._key(card.match.key))
        return self._work.session.scalar(mine.order_by(Address.position, Address.id).limit(1))

    def _children(self, row: PlannedRow) -> frozenset[int]:
        """The ids of the people of a row who are children."""
        told = row.row.household.children if row.row.household else ()
        cards = ((n, self._found.plan.cards[n]) for n in (row.cards[place] for place in told))
        new = ((n, card.match.key if card.match else -n - 1) for n, card in cards)
        return frozenset(self._key(key) for _, key in new)

    def _move_in(self, gain: HomeGain, children: frozenset[int]) -> None:
        """They live there, those who move elsewhere yet until then."""
        people = [self._key(person) for person in gain.people]
        known = [key for key in gain.people if key > 0]
        leaving = last_days_here(self._work.session, known, self._work.today) if known else {}
        self._rows[HouseholdMember] += [
            {
                "household_id": gain.key or self.homes[person],
                "person_id": person,
                "role": str(_role(child=person in children)),
                "ends_on": leaving.get(person),
            }
            for person in people
        ]
        if gain.key is not None:
            self.homes |= dict.fromkeys(people, gain.key)

    def _marry(self, row: PlannedRow) -> None:
        """Two who move in together and whom the row calls a married couple are noted as one."""
        people, told = row.home.people if row.home else (), row.row.household
        if told is not None and told.spouses and len(people) == _PAIR:
            one, other = (self._key(person) for person in people)
            kind = str(RelationKind.SPOUSE)
            self._rows[Relation].append({"person_id": one, "other_id": other, "kind": kind})

    def _add_memberships(self, gains: list[PlannedRow]) -> list[int]:
        """Write the new ones; their ids in the order of their rows."""
        held = [row.membership for row in gains if row.membership]
        shared = {-gain.key - 1 for gain in held if gain.key and gain.key < 0 and gain.people}
        rows = [row for row in gains if row.membership and row.membership.key is None]
        new = [self._membership_row(row, more=n in shared) for n, row in enumerate(rows)]
        give_numbers(self._work.session, self._found.sources, zip(rows, new, strict=True))
        give_marks(self._work.session, list(zip(rows, new, strict=True)))
        ids = self._work.bulk_insert(Membership, new)
        for n, (row, key) in enumerate(zip(rows, ids, strict=True)):
            assert row.membership is not None
            if len(row.membership.people) > 1 or n in shared:
                self._name_people(key, row.membership.people)
            self._fee(row, key)
        return list(ids)

    def _name_people(self, membership: int, people: tuple[int, ...]) -> None:
        self._rows[MembershipPerson] += [
            {"membership_id": membership, "person_id": self._key(person)} for person in people
        ]

    def _membership_row(self, row: PlannedRow, *, more: bool) -> Row:
        """*more*: later rows name further people of the same membership."""
        gain, said = row.membership, row.row.membership
        assert gain is not None
        assert said is not None
        kind, key = gain.contact[0], self._key(gain.contact[1])
        family = row.row.household is not None and together(said.kind)
        several = len(gain.people) > 1 or more or family
        home = self._home_of(key) if kind == "person" and several else None
        columns: Row = dict.fromkeys(("person_id", "organisation_id", "household_id"))
        owner = {"household_id": home} if home is not None else {f"{kind}_id": key}
        held = said.kind if home is not None or more or not together(said.kind) else "single"
        return {
            **columns,
            **owner,
            "uid": new_uid(),
            "kind": held,
            "payer_id": self._payer(row, key if home is not None else None),
            "joined_on": None,
            "left_on": None,
            **gain.columns,
        }

    def _payer(self, row: PlannedRow, usual: int | None) -> int | None:
        """Who pays for a new membership: whom the row names, else *usual* where no list says it."""
        gain, said = row.membership, row.row.membership
        if gain is not None and gain.payer is not None:
            return self._key(gain.payer)
        return usual if said is None or said.pays is None else None

    def _home_of(self, person: int) -> int | None:
        if person in self.homes:
            return self.homes[person]
        today = text(is_home("household_member", ":today"))
        mine = select(HouseholdMember.household_id).where(HouseholdMember.person_id == person)
        now = {"today": self._work.today.isoformat()}
        return self._work.session.scalar(mine.where(today).limit(1), now)

    def _complete(self, row: PlannedRow, key: int) -> None:
        gain = row.membership
        assert gain is not None
        if _fills(gain):
            held = self._taking.loaded.get(Membership, key)
            for name, value in gain.columns.items():
                setattr(held, name, value)
            held.payer_id = self._key(gain.payer) if gain.payer is not None else held.payer_id
        self._name_people(key, gain.people)
        self._fee(row, key)

    def _fee(self, row: PlannedRow, key: int) -> None:
        said, gain = row.row.membership, row.membership
        if gain is None or said is None:
            return
        of_year = (key, said.fee_year)
        if (fee := gain.payment) is not None and of_year in self._made:
            self._made[of_year] |= _came_in(fee)
        elif fee is not None:
            self._payments[fee.key] = _came_in(fee)
        if gain.fee:
            fee = fee_said(said)
            made = {"membership_id": key, "year": said.fee_year, "due_cents": fee.due}
            self._made[of_year] = made | _came_in(fee)
            self._rows[FeeYear].append(self._made[of_year])


def _fills(gain: MembershipGain) -> bool:
    """Whether the membership itself is changed, not only what hangs on it."""
    return bool(gain.columns) or gain.payer is not None


def _role(*, child: bool) -> HouseholdRole:
    return HouseholdRole.CHILD if child else HouseholdRole.ADULT


def _came_in(fee: Fee) -> Row:
    return {"paid_cents": fee.paid, "paid_on": fee.paid_on, "status": fee.status}


def _remember(work: Work, sources: tuple[TableSource, ...]) -> None:
    """Keep what the columns of a header are, for the next table that has it."""
    for source in sources:
        if not source.layout.found:
            continue
        key = remembered_key(source.mapping)
        known = work.first(select(TableMapping).where(TableMapping.header_key == key))
        mapping = json.dumps(source.mapping.as_json(), ensure_ascii=False)
        if known is None:
            work.add(
                TableMapping(
                    header_key=key, name=source.name[:300], mapping=mapping, used_at=work.now
                )
            )
        elif known.mapping != mapping:
            known.mapping, known.name, known.used_at = mapping, source.name[:300], work.now
