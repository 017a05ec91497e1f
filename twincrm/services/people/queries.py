"""What can be asked about people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.countries import language_name
from twincrm.domain.partial_date import PartialDate
from twincrm.runtime import clock
from twincrm.services.association.queries import home_country
from twincrm.services.notes.contact import limit_of
from twincrm.services.people.belonging import (
    consents_of,
    households_of,
    memberships_of,
    partner_consent,
    visits_of,
)
from twincrm.services.people.captions import person_captions
from twincrm.services.people.details import Birthday, PersonDetails, SpokenRow
from twincrm.services.people.kin import relations_of
from twincrm.services.people.remembered import remembered
from twincrm.services.people.role_rows import roles_where, sectors_of
from twincrm.services.people.whereabouts import place_of
from twincrm.services.reached import addresses_of, phones_of, reached
from twincrm.services.rows import read_draft
from twincrm.services.wording import name_of, places_named
from twincrm.store.models import LanguageSkill, Person
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.people.details import LivingRow
    from twincrm.services.reached import Reached


def person_details(
    session: Session, person_id: int, language: str, today: date | None = None
) -> PersonDetails:
    """Everything the contacts page says about a person, in the reader's language.

    Raises:
        UnknownRecord: there is no such person, or it lies in the trash.
    """
    person = session.scalars(select(Person).where(Person.id == person_id)).one_or_none()
    if person is None:
        raise unknown("person", person_id)
    today = today or clock.today()
    name = name_of(person)
    held, living = (each(session, person_id, language, today) for each in (_held, _living))
    lies_in = place_of(session, person.place_id, living["households"], held["roles"])
    place = places_named(session, [lies_in], language[:2]).get(lies_in or 0)
    return read_draft(
        PersonDetails,
        person,
        name=name.full(),
        list_name=name.list_form(),
        initials=name.initials(),
        place=place.name if place else "",
        languages=_languages(session, person_id, language),
        birthday=birthday(person.birth_date, language, today),
        died_on=_read(person.death_date, language),
        relations=relations_of(session, person_id, today),
        memberships=memberships_of(session, person_id),
        visits=visits_of(session, person_id),
        **held,
        **living,
        **_agreed(session, person_id, today),
        contact_limit=limit_of(session, person_id, today),
        **remembered(session, "person", person_id, today, living=person.death_date is None),
    )


def _held(session: Session, person_id: int, language: str, today: date) -> dict[str, Any]:
    roles = roles_where(session, "person_id", [person_id], language, today)
    caption = person_captions(session, [person_id], language, today)[person_id]
    return {"roles": roles, "line": caption.line, "sectors": sectors_of(roles)}


def _living(session: Session, person_id: int, language: str, today: date) -> dict[str, Any]:
    households = households_of(session, person_id, today)
    return {
        "households": households,
        "reached": _reached(session, person_id, households, language, today),
    }


def _agreed(session: Session, person_id: int, today: date) -> dict[str, Any]:
    consents = consents_of(session, person_id)
    state, since = partner_consent(consents, today)
    return {"consents": consents, "consent": state, "consent_on": since}


def birthday(stored: str | None, language: str, today: date) -> Birthday | None:
    """A stored birth date as it is read, with age and next birthday as far as they are certain."""
    if stored is None:
        return None
    born = PartialDate.from_iso(stored)
    next_on = born.next_anniversary(today)
    turns = born.turns_in(next_on.year) if next_on else None
    return Birthday(born.format(language), born.age_on(today), next_on, turns)


def _reached(
    session: Session,
    person_id: int,
    households: Sequence[LivingRow],
    language: str,
    today: date,
) -> Reached:
    """How a person is reached; telephone and post also through the households of today."""
    home, now = home_country(session), today.isoformat()
    own = reached(session, {"person_id": person_id}, language, home=home, today=now)
    phones, addresses = list(own.phones), list(own.addresses)
    for living in households:
        if living.current:
            whose, name = {"household_id": living.household_id}, living.name
            known = {row.e164 or row.shown for row in phones}
            shared = phones_of(session, whose, home=home, household=name)
            phones += [row for row in shared if (row.e164 or row.shown) not in known]
            told = {row.lines for row in addresses if row.current}
            post = addresses_of(session, whose, language, home=home, today=now, household=name)
            addresses += [row for row in post if row.lines not in told]
    addresses.sort(key=lambda row: (not row.current, row.coming or ""))
    return replace(own, phones=tuple(phones), addresses=tuple(addresses))


def _languages(session: Session, person_id: int, language: str) -> tuple[SpokenRow, ...]:
    statement = select(LanguageSkill).where(LanguageSkill.person_id == person_id)
    rows = [
        SpokenRow(row.language, language_name(row.language, language), row.level)
        for row in session.scalars(statement.order_by(LanguageSkill.id))
    ]
    return tuple(sorted(rows, key=lambda row: row.level, reverse=True))


def _read(stored: str | None, language: str) -> str:
    return PartialDate.from_iso(stored).format(language) if stored else ""
