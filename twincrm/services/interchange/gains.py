"""Households and memberships that the rows of a table bring, beside what is there already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.domain.periods import is_current
from twincrm.domain.terms import HouseholdRole
from twincrm.domain.texts import day_word
from twincrm.exchange.tables.belonging import NO_FEE_AFTER, ended_before
from twincrm.runtime import clock
from twincrm.services.interchange.doubts import MEMBER, MEMBER_SINCE, NOBODY_BESIDE, THIRD
from twincrm.services.interchange.held import Held, Memberships, together
from twincrm.services.interchange.membership_doubts import Asked, MembershipDoubts
from twincrm.services.interchange.payments import compare_fee, fee_said
from twincrm.services.interchange.sharing import address_line, marks_of
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.store.models import Household, HouseholdMember

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import RowMembership, TableRow
    from twincrm.domain.texts import Message
    from twincrm.services.interchange.membership_doubts import RowKey
    from twincrm.services.interchange.payments import Fee
    from twincrm.services.interchange.planned import PlannedCard

Contact = tuple[str, int]
_PAIR = 2


@dataclass(frozen=True, slots=True)
class HomeGain:
    """A household that is new, or gains people."""

    key: int | None
    """The household's id; None for a new one."""
    people: tuple[int, ...]
    """Who moves in, by the keys of the plan: below zero for people who are new."""
    cards: tuple[int, ...] = ()
    """The numbers of the cards that say how a new household is reached."""
    joining: tuple[tuple[int, int], ...] = ()
    """The cards whose people move into a household on file, each with its id."""
    name: str = ""
    """What a new one is called, of which no row names all."""


@dataclass(frozen=True, slots=True)
class MembershipGain:
    """A membership that is new, or gains what was not known of it."""

    key: int | None
    """The membership's id; None for a new one. Below zero for one that an earlier row of the same
    import brings: -1 for the first new one."""
    contact: Contact
    """Whose it is, by the keys of the plan."""
    people: tuple[int, ...] = ()
    """Who belongs to a new one; who joins one that is there."""
    columns: dict[str, str] = field(default_factory=dict[str, str])
    fee: bool = False
    """Whether the subscription of the year is new."""
    payment: Fee | None = None
    """The subscription of the year that is there, with what came in of it since."""
    payer: int | None = None
    """Who pays for all of it, by the keys of the plan, where the row says so first."""


class GainsFinder:
    """Finds what rows bring; an earlier row of the same import counts as present."""

    def __init__(
        self,
        session: Session,
        cards: Sequence[PlannedCard],
        leaving: frozenset[int] = frozenset(),
        partners: Mapping[int, int] | None = None,
    ) -> None:
        """*leaving* are the numbers of the cards whose rows say that a membership ended.

        *partners* are cards, each with that of the row whose membership it is in as well.
        """
        self._cards = cards
        self._partners = partners or {}
        self._homes: dict[int, int | None] = {}
        self._adults: dict[int, set[int]] = {}
        """The adults of everybody's household, those of one household in one set."""
        self._new = 0
        self._memberships = Memberships()
        listed = frozenset(self._contact(n) for n in range(len(cards)))
        self._otherwise = MembershipDoubts(session, self._memberships, listed)
        self._staying = listed - {self._contact(n) for n in leaving}
        """Who stands in the import and does not leave by it."""
        self._thirds: frozenset[int] = frozenset()
        self._sharing: dict[int, list[int]] = {}
        self._lone: dict[int, Asked] = {}
        """The rows that begin a membership of several people and name one."""
        self.doubts: tuple[Message, ...] = ()
        """What of the row asked about last is not taken."""
        if cards:
            self._read_homes(session)
            self._memberships.read(session, self._homes)

    def of(
        self, row: TableRow, cards: Sequence[int]
    ) -> tuple[HomeGain | None, MembershipGain | None]:
        """The household and the membership that a row brings, if they are news."""
        self.doubts, self._thirds = (), frozenset[int]()
        planned = [self._cards[n] for n in cards]
        if any(card.action == "skip" or card.settled for card in planned):
            return None, None
        contacts = [self._contact(n) for n in cards]
        home = None
        if row.household is not None:
            home = self._home([key for _, key in contacts], cards)
            contacts = [each for each in contacts if each[1] not in self._thirds]
        belongs = None
        if row.membership is not None:
            again = all(card.match is not None and card.match.by == "card" for card in planned)
            people = {self._contact(n): self._cards[n] for n in cards}
            asked = Asked(row.membership, people, (planned[0].incoming.source, row.line))
            belongs = self._membership(asked, contacts, cards, again=again)
        return home, belongs

    @property
    def shared(self) -> Iterable[list[int]]:
        """The cards of each new membership that several people can have together, in order."""
        return self._sharing.values()

    def household_of(self, numbers: Sequence[int], home: HomeGain | None) -> HomeGain | None:
        """The new household of those of these cards who live where the first does.

        *home* is that of the first row, which takes in the others. Who lives elsewhere as is known
        here stays there; None where nobody is left to live together.
        """
        there = address_line(self._cards[numbers[0]])
        if not there or (home is not None and (home.key is not None or not home.cards)):
            return None
        here, cards = (home.people, home.cards) if home is not None else ((), ())
        moving = {n: self._contact(n)[1] for n in numbers if self._is_free(n, there)}
        people = tuple(dict.fromkeys((*here, *moving.values())))
        if not moving or len(people) < _PAIR or not (here or numbers[0] in moving):
            return None
        return HomeGain(None, people, (*cards, *moving))

    def _is_free(self, number: int, line: str) -> bool:
        """Whether the person of a card lives at an address and in no household."""
        card = self._cards[number]
        if card.elsewhere or address_line(card) != line:
            return False
        return self._contact(number)[1] not in self._homes

    def beside_others(self) -> Iterator[tuple[RowKey, Message]]:
        """What there is to tell of rows, once all were asked about.

        One number for several people, and the membership of a couple of whom one is named.
        """
        yield from self._otherwise.numbered_twice()
        for row in self._lone.values():
            kind = MEMBERSHIP_KINDS[row.said.kind]
            yield row.key, NOBODY_BESIDE.with_values(card=row.title, kind=kind)

    def _contact(self, number: int) -> Contact:
        card = self._cards[number]
        if card.action == "new" or card.match is None:
            return card.incoming.kind, -number - 1
        return card.match.kind, card.match.key

    def _home(self, people: list[int], cards: Sequence[int]) -> HomeGain | None:
        """The one they live in takes in those who live nowhere; else there is a new one."""
        housed = [key for key in people if key in self._homes]
        elsewhere = {self._contact(n)[1] for n in cards if self._cards[n].elsewhere}
        moving = tuple(dict.fromkeys(key for key in people if key not in self._homes))
        if not moving:
            return None
        key = self._homes[housed[0]] if housed else None
        adults = self._adults.setdefault(housed[0], set()) if housed else set[int]()
        if len(people) == _PAIR and adults.difference(people):
            self._tell_third(moving, people, cards)
            return None
        if housed:  # who stays at another address of their own moves in with nobody
            moving = tuple(key for key in moving if key not in elsewhere)
            if not moving:
                return None
        for person in moving:
            self._homes[person], self._adults[person] = key, adults
        adults.update(moving)
        if housed and key is None:
            return None
        mine = () if housed or elsewhere else tuple(cards)
        moves = zip(people, cards, strict=True) if key is not None else ()
        return HomeGain(key, moving, mine, tuple((n, key or 0) for p, n in moves if p in moving))

    def _tell_third(self, moving: Sequence[int], people: list[int], cards: Sequence[int]) -> None:
        """Of two in a row, one lives with somebody else: the other becomes no third of theirs."""
        self._thirds = frozenset(moving)
        titles = (self._cards[cards[people.index(person)]].incoming.title for person in moving)
        self.doubts = tuple(THIRD.with_values(card=title) for title in titles)

    def _membership(
        self, row: Asked, contacts: list[Contact], cards: Sequence[int], *, again: bool
    ) -> MembershipGain | None:
        said = row.said
        families = {fold(self._cards[n].incoming.card.family) for n in cards}
        home = [("household", key) for key in self._home_keys(contacts)]
        marks = marks_of(said, [self._cards[n] for n in cards]) if together(said.kind) else ()
        present = self._memberships.of([*contacts, *home], said, families, marks)
        present = present or self._of_partner(said, cards[0])
        people = tuple(dict.fromkeys(key for kind, key in contacts if kind == "person"))
        wished = _columns(said)
        if present is None:
            gain, made = self._begun(row, contacts, people)
            self._memberships.add(made, contacts, families, marks)
            if made.shared:
                self._sharing[made.key] = list(cards)
                lone = together(said.kind) and said.kind_told and len(people) == 1
                self._lone |= {made.key: row} if lone else {}
            return gain
        missing = self._missing(row, present, wished)
        payer = self._payer(row, present, people, again=again)
        if not (again or self._thirds):
            self._tell(*self._otherwise.of_present(row, present))
        joining = present.joined_by(people)
        if joining and present.key in self._sharing:
            self._sharing[present.key] += cards
            self._lone.pop(present.key, None)
        present.columns |= missing
        fee, payment = self._fee(present, row, again=again)
        if not again:
            missing |= self._note(present, wished, cards[0])
        self._memberships.add(present, contacts, families)
        if not (missing or fee or payment or joining or payer):
            return None
        return MembershipGain(present.key, contacts[0], joining, missing, fee, payment, payer)

    def _payer(
        self, row: Asked, present: Held, people: tuple[int, ...], *, again: bool
    ) -> int | None:
        """Who pays by a row, where nobody is noted yet; nobody takes the place of another."""
        if not (row.said.pays and people) or present.payer in people:
            return None
        if present.payer is None:
            present.payer = people[0]
            return people[0]
        if not again:
            self._tell(*self._otherwise.of_payers(row, present.payer))
        return None

    def _of_partner(self, said: RowMembership, card: int) -> Held | None:
        """The membership of several that another row of the couple of a card brings."""
        if card not in self._partners:
            return None
        found = self._memberships.of([self._contact(self._partners[card])], said, ())
        return found if found is not None and found.shared else None

    def _missing(self, row: Asked, present: Held, wished: Mapping[str, str]) -> dict[str, str]:
        """What a row says of a membership and was not known; of its end only what ends all."""
        missing = {name: value for name, value in wished.items() if not present.columns.get(name)}
        kept = _END if self._leaves_others(row, present) else ()
        missing = {name: value for name, value in missing.items() if name not in kept}
        if _ends_early({**present.columns, **missing}):
            missing = {name: value for name, value in missing.items() if name not in _TERM}
        return missing

    def _leaves_others(self, row: Asked, present: Held) -> bool:
        """Whether one person leaves a membership that others of the import go on with."""
        others = {("person", key) for key in present.people} - row.people.keys()
        return len(row.people) == 1 and not others.isdisjoint(self._staying)

    def _begun(
        self, row: Asked, contacts: list[Contact], people: tuple[int, ...]
    ) -> tuple[MembershipGain, Held]:
        """A membership that is new."""
        self._new += 1
        said = row.said
        feeless = self._otherwise.owes_nothing(row, set(people))
        wished, pays = _columns(said), said.fee_cents is not None and not feeless
        fees = {said.fee_year: fee_said(said)} if pays else {}
        shared = together(said.kind) or bool(said.uid)
        made = Held(-self._new, dict(wished), fees, set(people), set(people), shared, said.kind)
        made.alone = len(people) == 1
        made.uid = said.uid
        made.payer = people[0] if said.pays and people else None
        self._tell(*self._otherwise.of_new(row, made))
        self._tell(*self._otherwise.of_deaths(row, feeless=feeless))
        return MembershipGain(None, contacts[0], people, wished, pays, payer=made.payer), made

    def _fee(self, present: Held, row: Asked, *, again: bool) -> tuple[bool, Fee | None]:
        """Whether the subscription of a row's year is new, else what completes it.

        *again*: the very same row came in before, and what it says was told then, unless the year
        is a later one now: lists often name none.
        """
        said, year = row.said, row.said.fee_year
        here = present.fees.get(year)
        told = again and any(noted >= year for noted in present.fees)
        feeless = here is None and self._otherwise.owes_nothing(row, present.people)
        if not told and (feeless or not again):
            self._tell(*self._otherwise.of_deaths(row, feeless=feeless))
        if said.fee_cents is None or told or feeless:
            return False, None
        if here is None:
            if ended_before(present.columns.get("left_on"), year):
                self._tell(NO_FEE_AFTER.with_values(year=str(year)))
                return False, None
            present.fees[year] = fee_said(said)
            return True, None
        payment, doubt = compare_fee(here, said)
        if doubt is not None:
            self._tell(doubt)
        if payment is not None:
            present.fees[year] = payment
        return False, payment

    def _tell(self, *doubts: Message) -> None:
        self.doubts = (*self.doubts, *doubts)

    def _home_keys(self, contacts: Sequence[Contact]) -> set[int]:
        """The households on file in which people live."""
        homes = (self._homes.get(key) for kind, key in contacts if kind == "person")
        return {home for home in homes if home is not None}

    def _note(self, present: Held, wished: Mapping[str, str], card: int) -> dict[str, str]:
        """The note of a membership with what a row says otherwise, which is told as well."""
        note = str(present.columns.get("note") or "")
        more = [
            each for each in wished.get("note", "").splitlines() if each not in note.splitlines()
        ]
        line = "\n".join(filter(None, (present.otherwise(wished), *more)))
        if not line:
            return {}
        since = present.columns.get("joined_on")
        said = MEMBER_SINCE if since else MEMBER
        day: dict[str, Message] = {"day": day_word(str(since))} if since else {}
        title = self._cards[card].incoming.title
        self._tell(said.with_values(card=title, line=line, **day))
        if set(line.splitlines()) <= set(note.splitlines()):
            return {}
        present.columns["note"] = "\n".join(filter(None, (note, line)))
        return {"note": present.columns["note"]}

    def _read_homes(self, session: Session) -> None:
        member, today = HouseholdMember, clock.today()
        living = select(
            member.person_id, member.household_id, member.starts_on, member.ends_on, member.role
        ).join(Household, Household.id == member.household_id)
        adults: defaultdict[int, set[int]] = defaultdict(set)
        for person, home, starts, ends, role in session.execute(living.order_by(member.id)):
            if is_current(starts, ends, today):
                self._homes[person], self._adults[person] = home, adults[home]
                adults[home].update([person] if role == HouseholdRole.ADULT else [])


_TERM = ("joined_on", "left_on")
_END = ("left_on", "left_reason")


def _ends_early(columns: Mapping[str, str]) -> bool:
    """Whether a membership would end before it begins."""
    joined, left = (columns.get(name) or "" for name in _TERM)
    return bool(joined and left) and left[: len(joined)] < joined[: len(left)]


def _columns(said: RowMembership) -> dict[str, str]:
    """What a row says of a membership, as columns; the empty ones are left out."""
    values = {
        "number": said.number,
        "joined_on": said.joined_on,
        "left_on": said.left_on,
        "left_reason": said.left_reason,
        "note": said.note,
    }
    return {name: value for name, value in values.items() if value}
