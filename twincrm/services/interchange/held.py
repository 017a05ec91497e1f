"""Memberships that are there, or that earlier rows of an import bring, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.domain.terms import MembershipKind
from twincrm.store.models import FeeYear, Membership, MembershipPerson, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import RowMembership

Contact = tuple[str, int]
_TOGETHER = (MembershipKind.COUPLE, MembershipKind.HOUSEHOLD)
_COLUMNS = ("number", "joined_on", "left_on", "left_reason")


def together(kind: str) -> bool:
    """Whether such a membership is one of several people."""
    return kind in _TOGETHER


@dataclass(slots=True)
class Held:
    """A membership as it is, or as earlier rows make it."""

    key: int
    """Its id; below zero for one that an earlier row brings."""
    columns: dict[str, Any]
    years: set[int]
    """For which there is a subscription."""
    people: set[int] = field(default_factory=set[int])
    """Everybody it is for: those named in it, else all of its household."""
    named: set[int] = field(default_factory=set[int])
    """Those of them who are named in it."""
    shared: bool = False
    """Several people can have it together."""

    def joined_by(self, people: Iterable[int]) -> tuple[int, ...]:
        """Who has to be named in it so that *people* belong to it as well; notes that they do."""
        if not self.shared or self.people.issuperset(people):
            return ()
        self.people |= set(people)
        missing = self.people - self.named
        self.named |= missing
        return tuple(sorted(missing, key=abs))


class Memberships:
    """All memberships by whose they are, and the shared ones by number and family name as well.

    Two rows of one family with one number are one membership, even if nobody stands in both.
    """

    def __init__(self) -> None:
        self._of: dict[Contact, Held] = {}
        self._numbered: dict[tuple[str, str], Held] = {}

    def of(
        self, contacts: Sequence[Contact], said: RowMembership, families: Iterable[str]
    ) -> Held | None:
        """The membership that a row is about, if there is one."""
        found = next((self._of[contact] for contact in contacts if contact in self._of), None)
        if found is not None or not (said.number and together(said.kind)):
            return found
        keys = ((said.number, family) for family in families if family)
        return next((self._numbered[key] for key in keys if key in self._numbered), None)

    def add(self, held: Held, contacts: Iterable[Contact], families: Iterable[str]) -> None:
        """Remember a membership as that of *contacts*."""
        for contact in contacts:
            self._of.setdefault(contact, held)
        number = str(held.columns.get("number") or "")
        if number and held.shared:
            for family in filter(None, families):
                self._numbered.setdefault((number, family), held)

    def read(self, session: Session, homes: Mapping[int, int | None]) -> None:
        """Read what is there; *homes* are the households people live in."""
        years = _sets(session.execute(select(FeeYear.membership_id, FeeYear.year)))
        links = select(MembershipPerson.membership_id, MembershipPerson.person_id)
        named = _sets(session.execute(links))
        living = _sets((home, person) for person, home in homes.items())
        owners = (Membership.id, Membership.person_id, Membership.organisation_id)
        own = (Membership.household_id, Membership.kind)
        columns = [getattr(Membership, name) for name in _COLUMNS]
        found = select(*owners, *own, *columns).order_by(Membership.left_on.is_not(None))
        rows = session.execute(found).all()
        families = _families(session) if any(together(row.kind) for row in rows) else {}
        for key, person, organisation, home, kind, *values in rows:
            people = set(named[key] or (living[home] if home is not None else ()))
            people |= {person} if person is not None else set[int]()
            said: dict[str, Any] = dict(zip(_COLUMNS, values, strict=True))
            held = Held(key, said, years[key], people, set(named[key]), together(kind))
            contacts = [("person", each) for each in sorted(people)]
            contacts += [("organisation", organisation)] if organisation is not None else []
            self.add(held, contacts, {families.get(each, "") for each in people})


def _families(session: Session) -> dict[int, str]:
    """The folded family names of everybody."""
    return {key: fold(name) for key, name in session.execute(select(Person.id, Person.family))}


def _sets(pairs: Iterable[Any]) -> defaultdict[Any, set[int]]:
    found: defaultdict[Any, set[int]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found
