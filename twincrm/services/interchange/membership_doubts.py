"""What rows say of memberships otherwise than what is on file: told, and changed by nobody."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.periods import has_ended
from twincrm.domain.texts import day_word
from twincrm.exchange.tables.belonging import ended_before
from twincrm.runtime import clock
from twincrm.services.interchange.doubts import (
    ALONE,
    ALONE_NOW,
    DECEASED,
    EACH_THEIR_OWN,
    KIND_DIFFERS,
    NO_FEE_OF_THE_DEAD,
    NUMBER_HELD,
    NUMBER_TWICE,
    PAYER_DIFFERS,
)
from twincrm.services.interchange.numbered import Numbered, same_number
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.store.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import RowMembership
    from twincrm.domain.texts import Message
    from twincrm.services.interchange.held import Held, Memberships
    from twincrm.services.interchange.numbered import Contact
    from twincrm.services.interchange.planned import PlannedCard

RowKey = tuple[str, int]
_PAIR = 2


class Asked(NamedTuple):
    """A row that is looked at: what it says of a membership, and who stands in it."""

    said: RowMembership
    people: dict[Contact, PlannedCard]
    """The cards of the row by whom they are about."""
    key: RowKey
    """Its source and line."""

    @property
    def title(self) -> str:
        """Who stands in it first."""
        return next(card.incoming.title for card in self.people.values())


class _Numbered(NamedTuple):
    """A row that begins a membership with a number."""

    row: Asked
    held: Held


class MembershipDoubts:
    """Compares the rows of an import with the memberships on file, and with each other."""

    def __init__(
        self, session: Session, memberships: Memberships, listed: frozenset[Contact]
    ) -> None:
        """*listed* is everybody who stands in some row of the import."""
        self._session = session
        self._memberships = memberships
        self._listed = listed
        self._numbered = Numbered(session)
        self._begun: defaultdict[str, list[_Numbered]] = defaultdict(list)

    def of_present(self, row: Asked, present: Held) -> Iterator[Message]:
        """What a row says otherwise of whose a membership on file is, and of which kind."""
        yield from self._beside(row, present)
        yield from self._alone_now(row, present)
        if row.said.kind_told and present.kind and present.kind != row.said.kind:
            theirs, mine = (MEMBERSHIP_KINDS[kind] for kind in (row.said.kind, present.kind))
            yield KIND_DIFFERS.with_values(card=row.title, theirs=theirs, mine=mine)

    def of_payers(self, row: Asked, payer: int) -> Iterator[Message]:
        """Somebody else pays by a list than here."""
        names = {key: card.incoming.title for (_, key), card in row.people.items()}
        mine = names.get(payer) or self._numbered.called(("person", payer))
        yield PAYER_DIFFERS.with_values(card=row.title, member=mine)

    def of_new(self, row: Asked, made: Held) -> Iterator[Message]:
        """A number that somebody else on file has is not given twice without a word."""
        said = row.said
        if said.number and not has_ended(said.left_on or None, clock.today()):
            self._begun[same_number(said.number)].append(_Numbered(row, made))
        holders = self._numbered.holders(said.number) if said.number else ()
        holds = [each.contact for each in holders if not each.left]
        called = (self._numbered.called(each) for each in holds)
        name = next(filter(None, called), "")
        if name and not row.people.keys() & set(holds):
            yield NUMBER_HELD.with_values(contact=name, number=said.number, card=row.title)

    def of_deaths(self, row: Asked, *, feeless: bool) -> Iterator[Message]:
        """Who died before the year of a list, as is known here, and the row does not say so."""
        for (kind, key), card in row.people.items():
            died = self.died.get(key, "") if kind == "person" else ""
            known = bool(dict(card.incoming.more).get("death_date"))
            if known or not ended_before(died, row.said.fee_year):
                continue
            who = {"card": card.incoming.title, "day": day_word(died)}
            if feeless:
                yield NO_FEE_OF_THE_DEAD.with_values(**who, year=str(row.said.fee_year))
            else:
                yield DECEASED.with_values(**who)

    def owes_nothing(self, row: Asked, people: set[int]) -> bool:
        """Whether all of a membership died before the year of a fee of which nothing came in."""
        said = row.said
        if said.fee_cents is None or said.paid or said.paid_cents or not people:
            return False
        return all(ended_before(self.died.get(each), said.fee_year) for each in people)

    def numbered_twice(self) -> Iterator[tuple[RowKey, Message]]:
        """The rows of one list that give one number to several people, each with a word."""
        for rows in self._begun.values():
            for one in rows:
                others = (each for each in rows if each.held is not one.held)
                other = next((o for o in others if not o.row.people.keys() & one.row.people), None)
                if other is None:
                    continue
                line = other.row.key[1]
                yield (
                    one.row.key,
                    NUMBER_TWICE.with_values(
                        card=one.row.title,
                        contact=other.row.title,
                        line=line,
                        number=one.row.said.number,
                    ),
                )

    def _beside(self, row: Asked, present: Held) -> Iterator[Message]:
        """Two in a row, and the membership is that of one: it becomes no other's by itself."""
        if present.shared or len(row.people) < _PAIR:
            return
        titles = {contact: card.incoming.title for contact, card in row.people.items()}
        mine = [title for (_, key), title in titles.items() if key in present.people]
        for contact, title in titles.items():
            if not mine or contact[1] in present.people:
                continue
            theirs = self._memberships.of([contact], row.said, ())
            if theirs is None or theirs is not present:
                words = ALONE if theirs is None else EACH_THEIR_OWN
                yield words.with_values(member=mine[0], card=title)
                return

    def _alone_now(self, row: Asked, present: Held) -> Iterator[Message]:
        """One in a row, and the membership is shared with somebody living whom no row names."""
        if not present.shared or len(row.people) != 1:
            return
        beside = (
            self._numbered.called(("person", key))
            for key in sorted(present.people)
            if ("person", key) not in self._listed and key not in self.died
        )
        if name := next(filter(None, beside), ""):
            yield ALONE_NOW.with_values(card=row.title, member=name)

    @cached_property
    def died(self) -> dict[int, str]:
        """The days of death of people on file."""
        died = select(Person.id, Person.death_date).where(Person.death_date.is_not(None))
        return {key: day or "" for key, day in self._session.execute(died)}
