"""What people are compared by, read for all of them at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from twincrm.domain.likeness import Crowd
from twincrm.domain.likeness_names import NameFacts
from twincrm.domain.likeness_people import PersonFacts
from twincrm.domain.likeness_reach import lodging
from twincrm.domain.likeness_words import spelt_family, spelt_given
from twincrm.runtime import clock
from twincrm.services.home_of_today import is_home
from twincrm.store.models import (
    Address,
    Email,
    HouseholdMember,
    Membership,
    Person,
    Phone,
    Relation,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import TextClause
    from sqlalchemy.orm import Session


Rows = dict[int, list[Any]]
"""What belongs to people, by their ids."""

_NAMES = (
    Person.id,
    Person.given,
    Person.family,
    Person.nickname,
    Person.birth_name,
    Person.suffix,
    Person.form_of_address,
    Person.birth_date,
)


def read_people(session: Session, only: Collection[int] | None = None) -> tuple[PersonFacts, ...]:
    """All people as they are compared, or *only* some."""
    wanted = select(*_NAMES).order_by(Person.id)
    if only is not None:
        wanted = wanted.where(Person.id.in_(only))
    parts = _read_parts(session, only)
    return tuple(_facts(row, parts) for row in session.execute(wanted))


def _facts(row: Any, parts: Mapping[str, Rows]) -> PersonFacts:  # noqa: ANN401 - a row
    key, given, family, nickname, birth_name, suffix, form, born = row
    names = NameFacts(spelt_given(given), spelt_family(family), nickname, spelt_family(birth_name))
    mine = {name: tuple(rows[key]) for name, rows in parts.items() if key in rows}
    return PersonFacts(key, names, suffix, form, born, **mine)


def _read_parts(session: Session, only: Collection[int] | None) -> dict[str, Rows]:
    def read(owner: Any, *columns: Any) -> Iterable[Any]:  # noqa: ANN401 - columns
        wanted = select(owner, *columns).where(owner.is_not(None))
        return session.execute(wanted if only is None else wanted.where(owner.in_(only)))

    living = select(HouseholdMember.person_id, HouseholdMember.household_id)
    living = living.where(at_home())
    if only is not None:
        living = living.where(HouseholdMember.person_id.in_(only))
    phones = read(Phone.person_id, Phone.e164, Phone.number)
    where = (Address.street, Address.postcode, Address.locality)
    streets = chain(read(Address.person_id, *where), _at_home(session, where, only))
    return {
        "emails": by_owner(read(Email.person_id, Email.folded)),
        "phones": by_owner((key, number_of(e164, typed)) for key, e164, typed in phones),
        "lodgings": by_owner((key, lodging(*where)) for key, *where in streets),
        "households": by_owner(session.execute(living)),
        "memberships": _numbers(session, only),
        "relatives": by_owner(read(Relation.person_id, Relation.other_id)),
    }


def _at_home(
    session: Session, columns: tuple[Any, ...], only: Collection[int] | None
) -> Iterable[Any]:
    """Addresses that people have by the household they live in."""
    living = (
        select(HouseholdMember.person_id, *columns)
        .join(Address, Address.household_id == HouseholdMember.household_id)
        .where(at_home())
    )
    if only is not None:
        living = living.where(HouseholdMember.person_id.in_(only))
    return session.execute(living)


def at_home() -> TextClause:
    """That a row says in which household its person lives today."""
    today = clock.today().isoformat()
    return text(is_home("household_member", ":today")).bindparams(today=today)


def _numbers(session: Session, only: Collection[int] | None) -> Rows:
    """Numbers of own memberships; a household's says nothing about which of its people is meant."""
    own = select(Membership.person_id, Membership.number).where(
        Membership.person_id.is_not(None), Membership.number != ""
    )
    if only is not None:
        own = own.where(Membership.person_id.in_(only))
    return by_owner(session.execute(own))


def by_owner(rows: Iterable[Any]) -> Rows:
    """What says something, by whom it belongs to."""
    found: Rows = defaultdict(list)
    for key, value in rows:
        if value:
            found[key].append(value)
    return dict(found)


def number_of(e164: str | None, typed: str) -> str:
    """What a number is compared by: E.164, else its digits."""
    return e164 or "".join(sign for sign in typed if sign.isdigit())


def crowd_of(people: Collection[PersonFacts]) -> Crowd:
    """How usual names, mailboxes and numbers are among people."""
    return Crowd(
        len(people),
        Counter(each.names.given.sound for each in people),
        Counter(each.names.family.sound for each in people),
        Counter(mail for each in people for mail in set(each.emails)),
        Counter(number for each in people for number in set(each.phones)),
    )
