"""Households and memberships that the rows of a table bring, beside what is there already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.periods import is_current
from twincrm.domain.terms import MembershipKind
from twincrm.runtime import clock
from twincrm.store.models import (
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import RowMembership, TableRow
    from twincrm.services.interchange.planned import PlannedCard

Contact = tuple[str, int]
_TOGETHER = (MembershipKind.COUPLE, MembershipKind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class HomeGain:
    """A household that is new, or gains people."""

    key: int | None
    """The household's id; None for a new one."""
    people: tuple[int, ...]
    """Who moves in, by the keys of the plan: below zero for people who are new."""
    cards: tuple[int, ...] = ()
    """The numbers of the cards that say how a new household is reached."""


@dataclass(frozen=True, slots=True)
class MembershipGain:
    """A membership that is new, or gains what was not known of it."""

    key: int | None
    """The membership's id; None for a new one."""
    contact: Contact
    """Whose it is, by the keys of the plan."""
    people: tuple[int, ...] = ()
    columns: dict[str, str] = field(default_factory=dict[str, str])
    fee: bool = False
    """Whether the subscription of the year is new."""


@dataclass(slots=True)
class _Present:
    """A membership as it is, or as an earlier row makes it."""

    key: int | None
    columns: dict[str, Any]
    years: set[int]


class GainsFinder:
    """Finds what rows bring; an earlier row of the same import counts as present."""

    def __init__(self, session: Session, cards: Sequence[PlannedCard]) -> None:
        self._cards = cards
        known = {card.match.key for card in cards if card.match and card.match.key > 0}
        self._homes: dict[int, int | None] = {}
        self._memberships: dict[Contact, _Present] = {}
        if known:
            self._read_homes(session)
            self._read_memberships(session)

    def of(
        self, row: TableRow, cards: Sequence[int]
    ) -> tuple[HomeGain | None, MembershipGain | None]:
        """The household and the membership that a row brings, if they are news."""
        planned = [self._cards[n] for n in cards]
        if any(card.action == "skip" for card in planned):
            return None, None
        contacts = [self._contact(n) for n in cards]
        home = None
        if row.household is not None:
            home = self._home([key for _, key in contacts], cards)
        belongs = None
        if row.membership is not None:
            again = all(card.match is not None and card.match.by == "card" for card in planned)
            belongs = self._membership(row.membership, contacts, again=again)
        return home, belongs

    def _contact(self, number: int) -> Contact:
        card = self._cards[number]
        if card.action == "new" or card.match is None:
            return card.incoming.kind, -number - 1
        return card.match.kind, card.match.key

    def _home(self, people: list[int], cards: Sequence[int]) -> HomeGain | None:
        """The one they live in takes in those who live nowhere; else there is a new one."""
        housed = [key for key in people if key in self._homes]
        moving = tuple(dict.fromkeys(key for key in people if key not in self._homes))
        if not moving:
            return None
        key = self._homes[housed[0]] if housed else None
        for person in moving:
            self._homes[person] = key
        if housed and key is None:
            return None
        return HomeGain(key, moving, () if housed else tuple(cards))

    def _membership(
        self, said: RowMembership, contacts: list[Contact], *, again: bool
    ) -> MembershipGain | None:
        people = tuple(dict.fromkeys(key for kind, key in contacts if kind == "person"))
        present = next((self._memberships[c] for c in contacts if c in self._memberships), None)
        if present is None:
            columns = _columns(said)
            made = _Present(None, columns, {said.fee_year})
            self._memberships |= dict.fromkeys(contacts, made)
            return MembershipGain(None, contacts[0], people, columns, said.fee_cents is not None)
        wished = _columns(said)
        missing = {name: value for name, value in wished.items() if not present.columns.get(name)}
        fee = said.fee_cents is not None and said.fee_year not in present.years
        fee = fee and not (again and present.years)
        present.columns |= missing
        present.years |= {said.fee_year} if fee else set()
        if present.key is None or not (missing or fee):
            return None
        return MembershipGain(present.key, contacts[0], people, missing, fee)

    def _read_homes(self, session: Session) -> None:
        member, today = HouseholdMember, clock.today()
        living = select(
            member.person_id, member.household_id, member.starts_on, member.ends_on
        ).join(Household, Household.id == member.household_id)
        for person, home, starts, ends in session.execute(living.order_by(member.id)):
            if is_current(starts, ends, today):
                self._homes[person] = home

    def _read_memberships(self, session: Session) -> None:
        years: dict[int, set[int]] = defaultdict(set)
        for key, year in session.execute(select(FeeYear.membership_id, FeeYear.year)):
            years[key].add(year)
        people: dict[int, list[int]] = defaultdict(list)
        for key, person in session.execute(
            select(MembershipPerson.membership_id, MembershipPerson.person_id)
        ):
            people[key].append(person)
        names = ("number", "joined_on", "left_on", "left_reason")
        columns = [getattr(Membership, name) for name in names]
        owners = (Membership.id, Membership.person_id, Membership.organisation_id)
        rows = session.execute(select(*owners, *columns).order_by(Membership.left_on.is_not(None)))
        for key, person, organisation, *values in rows:
            present = _Present(key, dict(zip(names, values, strict=True)), years[key])
            contacts = [("person", each) for each in people[key]]
            contacts += [("person", person)] if person is not None else []
            contacts += [("organisation", organisation)] if organisation is not None else []
            for contact in contacts:
                self._memberships.setdefault(contact, present)


def _columns(said: RowMembership) -> dict[str, str]:
    """What a row says of a membership, as columns; the empty ones are left out."""
    values = {
        "number": said.number,
        "joined_on": said.joined_on,
        "left_on": said.left_on,
        "left_reason": said.left_reason,
    }
    return {name: value for name, value in values.items() if value}


def together(kind: str) -> bool:
    """Whether a household holds such a membership."""
    return kind in _TOGETHER
