"""Who has which membership number, as far as lists can tell people by it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.periods import has_ended, is_current
from twincrm.runtime import clock
from twincrm.store.models import (
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Organisation,
    Person,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Contact = tuple[str, int]


class Holder(NamedTuple):
    """Somebody with a membership number."""

    contact: Contact
    joined_on: str
    left: bool
    """Whether that membership is over."""


def same_number(number: str) -> str:
    """What membership numbers are compared by: 007 and 7 are one."""
    return number.strip().lstrip("0").casefold()


class Numbered:
    """All holders of membership numbers on file, read when somebody asks for the first time."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def holders(self, number: str) -> tuple[Holder, ...]:
        """Who has this number, or had it."""
        key = same_number(number)
        return tuple(self._all.get(key, ())) if key else ()

    def called(self, contact: Contact) -> str:
        """The name of a holder; empty where it lies in the trash."""
        return self._names.get(contact, "")

    @cached_property
    def _all(self) -> dict[str, list[Holder]]:
        named, living = self._named(), self._living()
        today, found = clock.today(), defaultdict[str, list[Holder]](list)
        one = Membership
        owners = (one.id, one.person_id, one.organisation_id, one.household_id)
        read = select(*owners, one.number, one.joined_on, one.left_on).where(one.number != "")
        rows = self._session.execute(read.order_by(one.id))
        for key, person, body, home, number, joined, left in rows:
            people = named.get(key) or (living.get(home, []) if home is not None else [])
            contacts = [("person", each) for each in dict.fromkeys(filter(None, (person, *people)))]
            contacts += [("organisation", body)] if body is not None else []
            over = has_ended(left, today)
            found[same_number(number)] += [Holder(each, joined or "", over) for each in contacts]
        return found

    def _named(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        read = select(MembershipPerson.membership_id, MembershipPerson.person_id)
        for membership, person in self._session.execute(read.order_by(MembershipPerson.id)):
            found[membership].append(person)
        return found

    def _living(self) -> dict[int, list[int]]:
        """Who lives in which household today."""
        member, today = HouseholdMember, clock.today()
        found: defaultdict[int, list[int]] = defaultdict(list)
        read = select(member.household_id, member.person_id, member.starts_on, member.ends_on)
        read = read.join(Household, Household.id == member.household_id).order_by(member.id)
        for home, person, starts, ends in self._session.execute(read):
            if is_current(starts, ends, today):
                found[home].append(person)
        return found

    @cached_property
    def _names(self) -> dict[Contact, str]:
        people = select(Person.id, Person.given, Person.particle, Person.family)
        found: dict[Contact, str] = {
            ("person", key): " ".join(filter(None, name))
            for key, *name in self._session.execute(people)
        }
        bodies = self._session.execute(select(Organisation.id, Organisation.name))
        return found | {("organisation", key): name for key, name in bodies}
