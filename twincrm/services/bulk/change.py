"""What every change of many contacts is, and to whom it comes as news."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import text

from twincrm.store.base import table_of
from twincrm.store.connection import id_list, rows_of
from twincrm.store.models import Household, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Message
    from twincrm.store.base import Base
    from twincrm.store.work import Work

Contact = tuple[str, int]
"""Kind (person, organisation, household) and id."""

MODELS: dict[str, type[Any]] = {
    "person": Person,
    "organisation": Organisation,
    "household": Household,
}
EVERY = tuple(MODELS)
PEOPLE = ("person",)


class Change(Protocol):
    """One change that many contacts can have in common."""

    @property
    def what(self) -> Message:
        """Names it: “Give the tag “Choir””."""
        ...

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of contacts that can have it."""
        ...

    def check(self, session: Session) -> None:
        """Insist that it can be made at all.

        Raises:
            InputError: something is missing; it names the field.
            RuleError: it contradicts a rule.
        """
        ...

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Those of the contacts for whom nothing would change."""
        ...

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Make it for contacts that are not settled."""
        ...


class ForTheLiving:
    """A change that is not made of those who have died."""

    __slots__ = ()

    def passes_over(self, died: str) -> bool:
        """Whether it is not made of who died on a day: what ends may end after a death."""
        del died
        return True


class CanComeTooLate:
    """A change that says nothing new where something was said on a later day."""

    __slots__ = ()

    def too_late(
        self, session: Session, contacts: Collection[Contact], today: date
    ) -> set[Contact]:
        """Those of the contacts for whom something later holds; they are among the settled."""
        raise NotImplementedError


class NeedsRoom:
    """A change that cannot be made of some for what is noted of them already."""

    __slots__ = ()

    def hindered(
        self, session: Session, contacts: Collection[Contact], today: date
    ) -> set[Contact]:
        """Those of the contacts of whom it cannot be made."""
        raise NotImplementedError


class TellsMore:
    """A change after which something else no longer holds, which is told before it is made."""

    __slots__ = ()

    def tells(
        self, session: Session, contacts: Collection[Contact], today: date
    ) -> tuple[Message, ...]:
        """What else becomes of it when it is made of these contacts."""
        raise NotImplementedError


class EndsSomething:
    """A change that ends something on a day; what ends earlier already keeps its own."""

    __slots__ = ()

    def sooner(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Those of the contacts for whom it ends on that day or earlier already."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Split:
    """The chosen contacts by what a change does to them; who is gone is in none of them."""

    news: tuple[Contact, ...]
    """Those who are changed."""
    settled: int
    """How many are so already."""
    unfit: int
    """How many are of a kind that cannot have it."""
    total: int
    died: int = 0
    """How many are left out because they have died."""
    sooner: int = 0
    """For how many it ends by that day already; they are among the settled."""
    too_late: int = 0
    """For how many something later holds; they are among the settled."""
    hindered: int = 0
    """How many are left out because something else is noted of them from a later day on."""


def split(session: Session, change: Change, contacts: Iterable[Contact], today: date) -> Split:
    """Who of the contacts would be changed, in their order."""
    there = present(session, contacts)
    fit = [contact for contact in there if contact[0] in change.kinds]
    same = change.settled(session, fit, today)
    fresh = [contact for contact in fit if contact not in same]
    died, sooner, late, hindered = (set[Contact]() for _ in range(4))
    if isinstance(change, ForTheLiving):
        dead = deaths(session, fresh)
        died = {contact for contact, day in dead.items() if change.passes_over(day)}
    if isinstance(change, EndsSomething):
        sooner = change.sooner(session, fit, today) & same
    if isinstance(change, CanComeTooLate):
        late = change.too_late(session, fit, today) & same
    if isinstance(change, NeedsRoom):
        hindered = change.hindered(session, fresh, today) - died
    news = tuple(contact for contact in fresh if contact not in died | hindered)
    settled, unfit = len(fit) - len(fresh), len(there) - len(fit)
    counted = map(len, (there, died, sooner, late, hindered))
    return Split(news, settled, unfit, *counted)


def deaths(session: Session, contacts: Iterable[Contact]) -> Mapping[Contact, str]:
    """On which days those of the contacts died who have."""
    keys = by_kind(contacts).get("person", [])
    dates = values_of(session, "person", "death_date", keys)
    return {("person", key): day for key, day in dates.items() if day is not None}


def present(session: Session, contacts: Iterable[Contact]) -> list[Contact]:
    """Everybody once, in order, without those who are in the trash or gone."""
    wanted = list(dict.fromkeys(contacts))
    there: set[Contact] = set()
    for kind, keys in by_kind(wanted).items():
        statement = (
            f"SELECT r.id FROM json_each(?) AS j CROSS JOIN {kind} AS r ON r.id = j.value"
            " WHERE r.trashed_at IS NULL"
        )
        there.update((kind, row[0]) for row in rows_of(session, statement, keys))
    return [contact for contact in wanted if contact in there]


def by_kind(contacts: Iterable[Contact]) -> dict[str, list[int]]:
    """The ids of contacts by their kind."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for kind, key in contacts:
        found[kind].append(key)
    return found


def values_of(session: Session, kind: str, column: str, keys: Collection[int]) -> Mapping[int, Any]:
    """The values of one column of contacts of a kind, by id."""
    statement = (
        f"SELECT r.id, r.{column} FROM json_each(?) AS j CROSS JOIN {kind} AS r ON r.id = j.value"
    )
    return {row[0]: row[1] for row in rows_of(session, statement, keys)}


def rows_belonging(
    session: Session, kind: type[Base], owner: str, keys: Collection[int], *columns: str
) -> Sequence[Any]:
    """Rows of a table that belong to owners: the owner's id, then *columns* with their types."""
    from sqlalchemy import select

    table = table_of(kind)
    mine = table.c[f"{owner}_id"]
    asked = select(mine, *(table.c[column] for column in columns))
    here = text(f"{owner}_id IN (SELECT value FROM json_each(:keys))")
    found = session.connection().execute(asked.where(here), {"keys": id_list(keys)})
    return found.all()
