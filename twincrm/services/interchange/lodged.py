"""Where namesakes live: of several of one name, a row is compared with the one who lives there."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.likeness_reach import lodging
from twincrm.store.models import Address, HouseholdMember

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import Row
    from twincrm.services.interchange.numbered import Contact

Place = tuple[str, str]
"""A street, abbreviations all alike, and a number in it."""


class Lodged:
    """The addresses of everybody on file, read when somebody asks for the first time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._added: dict[Contact, Sequence[Row]] = {}

    def add(self, contact: Contact, addresses: Sequence[Row]) -> None:
        """Remember where somebody lives whom the import adds."""
        if addresses:
            self._added[contact] = addresses

    def nearest_first(self, contacts: list[Contact], addresses: Sequence[Row]) -> list[Contact]:
        """Those who live at one of these addresses before the others, else as they stand."""
        told = places_of(addresses)
        if len(contacts) < 2 or not told:
            return contacts
        return sorted(contacts, key=lambda each: not told & self._of(each))

    def lives_at(self, contact: Contact, addresses: Sequence[Row]) -> bool:
        """Whether somebody lives in the house of one of these addresses."""
        return any(number for _, number in places_of(addresses) & self._of(contact))

    def _of(self, contact: Contact) -> set[Place]:
        if (added := self._added.get(contact)) is not None:
            return places_of(added)
        return self._all.get(contact, set())

    @cached_property
    def _all(self) -> dict[Contact, set[Place]]:
        found: defaultdict[Contact, set[Place]] = defaultdict(set)
        living = defaultdict[int, list[int]](list)
        homes = select(HouseholdMember.household_id, HouseholdMember.person_id)
        for home, person in self._session.execute(homes):
            living[home].append(person)
        whose = (Address.person_id, Address.organisation_id, Address.household_id)
        read = select(Address.street, *whose).where(Address.street != "")
        for street, person, body, home in self._session.execute(read):
            people = living.get(home, []) if home is not None else []
            owners = [("person", each) for each in (person, *people) if each is not None]
            owners += [("organisation", body)] if body is not None else []
            for owner in owners:
                found[owner].add(_place(street))
        return found


def places_of(addresses: Iterable[Row]) -> set[Place]:
    """The streets and numbers of addresses."""
    return {_place(row["street"]) for row in addresses if row["street"]}


def _place(street: str) -> Place:
    found = lodging(street, "", "")
    return found.street, found.number
