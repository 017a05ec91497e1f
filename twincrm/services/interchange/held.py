"""Memberships that are there, or that earlier rows of an import bring, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.domain.periods import overlap
from twincrm.domain.terms import MembershipKind
from twincrm.services.interchange.payments import Fee
from twincrm.services.interchange.sharing import Share, may_share
from twincrm.store.models import FeeYear, Membership, MembershipPerson, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import RowMembership
    from twincrm.services.interchange.sharing import Mark

Contact = tuple[str, int]
_TOGETHER = (MembershipKind.COUPLE, MembershipKind.HOUSEHOLD)
_COLUMNS = ("number", "joined_on", "left_on", "left_reason")
_DATES = ("joined_on", "left_on")
_NOTE = "note"


def together(kind: str) -> bool:
    """Whether such a membership is one of several people."""
    return kind in _TOGETHER


@dataclass(slots=True)
class Held:
    """A membership as it is, or as earlier rows make it."""

    key: int
    """Its id; below zero for one that an earlier row brings."""
    columns: dict[str, Any]
    fees: dict[int, Fee]
    """The subscriptions by their years."""
    people: set[int] = field(default_factory=set[int])
    """Everybody it is for: those named in it, else all of its household."""
    named: set[int] = field(default_factory=set[int])
    """Those of them who are named in it."""
    shared: bool = False
    """Several people can have it together."""
    kind: str = ""
    alone: bool = False
    """The row that brings it names one person."""
    payer: int | None = None
    """Who pays for all of it."""
    uid: str = ""
    """Its mark."""

    @property
    def share(self) -> Share:
        """What other rows are compared with."""
        return Share(self.kind, frozenset(self.people), bool(self.fees), self.alone)

    def joined_by(self, people: Iterable[int]) -> tuple[int, ...]:
        """Who has to be named in it so that *people* belong to it as well; notes that they do."""
        if not self.shared or self.people.issuperset(people):
            return ()
        self.people |= set(people)
        missing = self.people - self.named
        self.named |= missing
        return tuple(sorted(missing, key=abs))

    def apart(self, said: RowMembership) -> bool:
        """Whether a row tells of another time than this membership: they joined again."""
        mine = (self.columns.get("joined_on"), self.columns.get("left_on"))
        return bool(said.joined_on) and not overlap(mine, (said.joined_on, said.left_on or None))

    def ends_with(self, said: RowMembership) -> bool:
        """Whether a row ends it when it ends: who left while others stay is no more of them."""
        mine = str(self.columns.get("left_on") or "")
        told = said.left_on
        return mine == told or bool(told and _agree("left_on", mine, told))

    def otherwise(self, wished: Mapping[str, str]) -> str:
        """What a row says otherwise than this membership, as a line; empty where they agree."""
        told = (
            value
            for name, value in wished.items()
            if name != _NOTE and not _agree(name, str(self.columns.get(name) or ""), value)
        )
        return ", ".join(told)


def _agree(column: str, mine: str, told: str) -> bool:
    """Whether two values of a membership may be one: of two dates one may be known better."""
    if column in _DATES:
        return bool(mine) and (mine.startswith(told) or told.startswith(mine))
    if column == "number":
        return mine.lstrip("0").casefold() == told.lstrip("0").casefold()
    return mine == told


def _is_another(held: Held, said: RowMembership) -> bool:
    """Whether an earlier row of the same import brings a membership with another mark."""
    return held.key < 0 and bool(held.uid and said.uid) and held.uid != said.uid


class Memberships:
    """All memberships by whose they are, and the shared ones by number and family name as well.

    Two rows of one family with one number are one membership, even if nobody stands in both.
    """

    def __init__(self) -> None:
        self._of: defaultdict[Contact, list[Held]] = defaultdict(list)
        self._numbered: defaultdict[tuple[str, str], list[Held]] = defaultdict(list)
        self._marked: defaultdict[Mark, list[Held]] = defaultdict(list)
        self._by_uid: dict[str, Held] = {}

    def of(
        self,
        contacts: Sequence[Contact],
        said: RowMembership,
        families: Iterable[str],
        marks: Iterable[Mark] = (),
    ) -> Held | None:
        """The membership that a row is about, if there is one: that of its time and number.

        Its own mark says it for certain; two rows of one import with two marks are never one.
        """
        marked = self._by_uid.get(said.uid)
        if marked is not None and (marked.key < 0 or self._is_of(marked, contacts)):
            return marked
        several = together(said.kind)
        asked = [one for one in contacts if several or one[0] != "household"]
        found = [held for contact in asked for held in self._of.get(contact, ())]
        if several and said.number:
            keys = ((said.number, family) for family in families if family)
            alike = (held for key in keys for held in self._numbered.get(key, ()))
            found += [held for held in alike if held.ends_with(said)]
        if several and not found:
            people = frozenset(key for kind, key in contacts if kind == "person")
            marked = ((mark, held) for mark in marks for held in self._marked.get(mark, ()))
            found += [
                held
                for mark, held in marked
                if held.ends_with(said) and may_share(said, mark, held.share, people)
            ]
        fitting = [held for held in found if not (held.apart(said) or _is_another(held, said))]
        by_number = (held for held in fitting if held.columns.get("number") == said.number)
        return next(by_number, fitting[0] if fitting else None)

    def _is_of(self, held: Held, contacts: Iterable[Contact]) -> bool:
        """Whether a membership is that of one of *contacts*."""
        return any(each is held for one in contacts for each in self._of.get(one, ()))

    def has(self, contact: Contact) -> bool:
        """Whether somebody belongs to a membership."""
        return bool(self._of.get(contact))

    def add(
        self,
        held: Held,
        contacts: Iterable[Contact],
        families: Iterable[str],
        marks: Iterable[Mark] = (),
    ) -> None:
        """Remember a membership as that of *contacts*."""
        if held.uid:
            self._by_uid[held.uid] = held
        for contact in contacts:
            if not any(each is held for each in self._of[contact]):
                self._of[contact].append(held)
        number = str(held.columns.get("number") or "")
        if number and held.shared:
            for family in filter(None, families):
                self._numbered[number, family].append(held)
        for mark in marks if held.shared else ():
            self._marked[mark].append(held)

    def read(self, session: Session, homes: Mapping[int, int | None]) -> None:
        """Read what is there; *homes* are the households people live in."""
        fees = _fees(session)
        links = select(MembershipPerson.membership_id, MembershipPerson.person_id)
        named = _sets(session.execute(links))
        living = _sets((home, person) for person, home in homes.items())
        owners = (Membership.id, Membership.person_id, Membership.organisation_id)
        own = (Membership.household_id, Membership.kind, Membership.payer_id, Membership.uid)
        kept = (*_COLUMNS, _NOTE)
        columns = [getattr(Membership, name) for name in kept]
        found = select(*owners, *own, *columns).order_by(Membership.left_on.is_not(None))
        rows = session.execute(found).all()
        families = _families(session) if any(together(row.kind) for row in rows) else {}
        for key, person, organisation, home, kind, payer, uid, *values in rows:
            people = set(named[key] or (living[home] if home is not None else ()))
            people |= {person} if person is not None else set[int]()
            said: dict[str, Any] = dict(zip(kept, values, strict=True))
            held = Held(key, said, fees[key], people, set(named[key]), together(kind), kind)
            held.payer, held.uid = payer, uid
            contacts = [("person", each) for each in sorted(people)]
            contacts += [("organisation", organisation)] if organisation is not None else []
            contacts += [("household", home)] if home is not None else []
            self.add(held, contacts, {families.get(each, "") for each in people})


def _families(session: Session) -> dict[int, str]:
    """The folded family names of everybody."""
    return {key: fold(name) for key, name in session.execute(select(Person.id, Person.family))}


def _fees(session: Session) -> defaultdict[int, dict[int, Fee]]:
    """The subscriptions of every membership by their years."""
    fee = FeeYear
    found: defaultdict[int, dict[int, Fee]] = defaultdict(dict)
    noted = select(
        *(fee.membership_id, fee.year),
        *(fee.due_cents, fee.paid_cents, fee.status, fee.id, fee.paid_on),
    )
    for membership, year, due, paid, status, key, paid_on in session.execute(noted):
        found[membership][year] = Fee(due, paid, status, key, paid_on)
    return found


def _sets(pairs: Iterable[Any]) -> defaultdict[Any, set[int]]:
    found: defaultdict[Any, set[int]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found
