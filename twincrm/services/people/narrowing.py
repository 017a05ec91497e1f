"""Which contacts the filters of the list leave, and what the file offers to filter by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, union

from twincrm.domain.periods import is_current
from twincrm.services.people.contact_filter import CONTACTS
from twincrm.services.places.queries import with_parts
from twincrm.services.smart.finding import group_entries
from twincrm.store.models import (
    Assignment,
    Household,
    HouseholdMember,
    LanguageSkill,
    Organisation,
    Person,
    SearchEntry,
    Tag,
    Tagging,
)
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.search import Kind

_NOT_SPOKEN = "0"


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag and how many contacts carry it."""

    id: int
    name: str
    n: int


def tags_in_use(session: Session) -> tuple[TagRow, ...]:
    """The tags that contacts carry, in the order of their names."""
    statement = (
        select(Tag.id, Tag.name, func.count(Tagging.id))
        .join(Tagging, Tagging.tag_id == Tag.id)
        .group_by(Tag.id)
        .order_by(Tag.folded)
    )
    return tuple(TagRow(tag, name, n) for tag, name, n in session.execute(statement))


def languages_in_use(session: Session) -> tuple[str, ...]:
    """The codes of the languages that contacts speak or are written to in, sorted."""
    columns = (
        LanguageSkill.language,
        Person.correspondence_language,
        Organisation.correspondence_language,
    )
    found = {code for column in columns for code in session.scalars(select(column).distinct())}
    return tuple(sorted(found - {""}))


def entries_meeting(session: Session, wanted: ContactFilter, today: date) -> set[int]:
    """The entries of the contacts that meet all filters of *wanted* but its text."""
    found: list[set[int]] = []
    if wanted.entries is not None:
        found.append(set(wanted.entries))
    if wanted.place_ids:
        found.append(_of_places(session, with_parts(session, wanted.place_ids), today))
    if wanted.sectors:
        found.append(_of_sectors(session, wanted.sectors))
    if wanted.languages:
        found.append(_speaking(session, wanted.languages, today))
    if wanted.tag_ids:
        found.append(_tagged(session, wanted.tag_ids))
    if wanted.group_ids:
        found.append(_grouped(session, wanted.group_ids, today))
    return set[int].intersection(*found)


def _of_places(session: Session, places: Collection[int], today: date) -> set[int]:
    """Contacts at home there, and people with a present role there or in a body from there."""
    bodies = select(Organisation.id).where(Organisation.place_id.in_(places))
    homes = select(Household.id).where(Household.place_id.in_(places))
    roles = select(Assignment.person_id, Assignment.starts_on, Assignment.ends_on)
    roles = roles.where(
        or_(Assignment.place_id.in_(places), Assignment.organisation_id.in_(bodies))
    )
    living = select(HouseholdMember.person_id, HouseholdMember.starts_on, HouseholdMember.ends_on)
    living = living.where(HouseholdMember.household_id.in_(homes))
    people = set(session.scalars(select(Person.id).where(Person.place_id.in_(places))))
    people |= _now(session, roles, today) | _now(session, living, today)
    return (
        _entries("person", people)
        | _entries("organisation", session.scalars(bodies))
        | _entries("household", session.scalars(homes))
    )


def _of_sectors(session: Session, sectors: Collection[str]) -> set[int]:
    statement = select(SearchEntry.id, SearchEntry.sectors).where(SearchEntry.sectors != "")
    wanted = set(sectors)
    return {
        entry for entry, words in session.execute(statement) if not wanted.isdisjoint(words.split())
    }


def _speaking(session: Session, languages: Collection[str], today: date) -> set[int]:
    """Those who speak or wish to be written to in a language; households with one who does."""
    spoken = select(LanguageSkill.person_id).where(
        LanguageSkill.language.in_(languages), LanguageSkill.level != _NOT_SPOKEN
    )
    written = select(Person.id).where(Person.correspondence_language.in_(languages))
    people = set(session.scalars(union(spoken, written)))
    bodies = select(Organisation.id).where(Organisation.correspondence_language.in_(languages))
    living = select(HouseholdMember)
    homes = {
        row.household_id
        for row in session.scalars(living)
        if row.person_id in people and is_current(row.starts_on, row.ends_on, today)
    }
    return (
        _entries("person", people)
        | _entries("organisation", session.scalars(bodies))
        | _entries("household", homes)
    )


def _tagged(session: Session, tags: Collection[int]) -> set[int]:
    statement = select(Tagging.person_id, Tagging.organisation_id, Tagging.household_id)
    found: set[int] = set()
    for owners in session.execute(statement.where(Tagging.tag_id.in_(tags))):
        pairs = zip(CONTACTS, owners, strict=True)
        found.update(entry_id(kind, owner) for kind, owner in pairs if owner is not None)
    return found


def _grouped(session: Session, groups: Collection[int], today: date) -> set[int]:
    return {entry for group in groups for entry in group_entries(session, group, today)}


def _now(session: Session, statement: Select[int, str | None, str | None], today: date) -> set[int]:
    rows = session.execute(statement)
    return {who for who, starts, ends in rows if is_current(starts, ends, today)}


def _entries(kind: Kind, records: Any) -> set[int]:  # noqa: ANN401 - any ids
    return {entry_id(kind, record) for record in records}
