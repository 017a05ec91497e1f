"""Who may be there already, while somebody new is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.domain.likeness_names import NameFacts
from twincrm.domain.likeness_people import PersonFacts, compare_people
from twincrm.domain.likeness_reach import lodging
from twincrm.domain.likeness_words import spelt_family, spelt_given
from twincrm.services.association.queries import home_country
from twincrm.services.duplicates.facts import at_home, number_of, read_people
from twincrm.services.duplicates.queries import pair_of
from twincrm.services.wording import name_of
from twincrm.store.models import Address, Email, HouseholdMember, Person, Phone
from twincrm.store.search import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.duplicates.queries import Pair
    from twincrm.services.people.drafts import PersonDraft

TELLING = 29
"""From so many points on somebody is told of: nearly the same name and nothing against it."""
FEW = 40
"""So many are looked at for a name."""
_BEGINNING = 3
_FULL_DATE = 10


class Namesake(NamedTuple):
    """Somebody who may be the one that is being typed, as a line names them."""

    pair: Pair
    name: str
    where: str
    """The street of an address, else its town."""


def likely_same(session: Session, draft: PersonDraft) -> tuple[Pair, ...]:
    """Who may be meant by a person that is not saved yet, the likeliest first.

    The first id of a pair is 0. A family name alone is told of nobody: families share it.
    """
    if not (draft.given.strip() and draft.family.strip()):
        return ()
    typed = _typed(session, draft)
    likes = [
        (each.id, compare_people(typed, each))
        for each in read_people(session, set(_near(session, typed)))
    ]
    pairs = [pair_of("person", 0, key, like) for key, like in likes if like.score >= TELLING]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.second_id)))


def namesakes(session: Session, draft: PersonDraft) -> tuple[Namesake, ...]:
    """The same with their names and where they live."""
    pairs = likely_same(session, draft)
    keys = [pair.second_id for pair in pairs]
    names = {
        person.id: name_of(person).full()
        for person in session.scalars(select(Person).where(Person.id.in_(keys)))
    }
    homes = _homes(session, keys)
    return tuple(
        Namesake(pair, names[pair.second_id], homes.get(pair.second_id, "")) for pair in pairs
    )


def _homes(session: Session, keys: Sequence[int]) -> dict[int, str]:
    """Where people live, by their own address or that of their household."""
    where = (Address.street, Address.locality)
    own = select(Address.person_id, *where).where(Address.person_id.in_(keys))
    shared = select(HouseholdMember.person_id, *where).join(
        Address, Address.household_id == HouseholdMember.household_id
    )
    shared = shared.where(HouseholdMember.person_id.in_(keys), at_home())
    found: dict[int, str] = {}
    for statement in (shared, own.order_by(Address.position.desc())):
        found |= {key: street or town for key, street, town in session.execute(statement)}
    return found


def _typed(session: Session, draft: PersonDraft) -> PersonFacts:
    """The draft as it is compared."""
    reach = draft.reach
    names = NameFacts(
        spelt_given(draft.given),
        spelt_family(draft.family),
        draft.nickname,
        spelt_family(draft.birth_name),
    )
    return PersonFacts(
        0,
        names,
        draft.suffix,
        str(draft.form_of_address),
        draft.birth_date,
        tuple(fold(each.address) for each in reach.emails if each.address.strip()),
        _numbers(session, draft),
        tuple(
            lodging(each.street, each.postcode, each.locality)
            for each in reach.addresses
            if each.street.strip()
        ),
    )


def _numbers(session: Session, draft: PersonDraft) -> tuple[str, ...]:
    typed = [each.number for each in draft.reach.phones if each.number.strip()]
    if not typed:
        return ()
    from twincrm.domain.phones import parse_phone

    lands = (each.country for each in draft.reach.addresses if each.country)
    country = next(lands, draft.nationality or home_country(session))
    return tuple(number_of(parse_phone(each, country).e164, each) for each in typed)


def _near(session: Session, typed: PersonFacts) -> Iterator[int]:
    """Who has something in common with what is typed, by the indexes of the file."""
    given, family = typed.names.given, typed.names.family
    for words in (
        f"{given.text} {family.text}",
        f"{given.text[:_BEGINNING]} {family.text[:_BEGINNING]}",
        f"{given.text} {family.text[-_BEGINNING:]}",
        f"{given.text[:2]} {family.text}",
    ):
        for hit in find(session, words, kinds=("person",), limit=FEW):
            yield hit.record_id
    by_mail = select(Email.person_id).where(Email.folded.in_(typed.emails))
    by_phone = select(Phone.person_id).where(Phone.e164.in_(typed.phones))
    for wanted in (by_mail, by_phone):
        yield from (key for key in session.scalars(wanted) if key is not None)
    if len(typed.birth_date or "") == _FULL_DATE:
        yield from session.scalars(select(Person.id).where(Person.birth_date == typed.birth_date))
