"""A person as the right side of the contacts page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from twincrm.domain.consents import ConsentState
    from twincrm.domain.texts import Message
    from twincrm.services.documents.queries import DocumentRow
    from twincrm.services.notes.queries import NoteRow
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.services.reached import Reached


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """A language, its name for the reader, and how well it is spoken (0 none … 4 fluent)."""

    language: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birth date as it is read, with what can be said of the age."""

    text: str
    age: int | None
    next_on: date | None
    turns: int | None
    """The age reached on the next birthday."""


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """What the person agreed to."""

    id: int
    purpose: str
    scope: str
    given_on: date
    withdrawn_on: date | None
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How the person is related to another one, read from this person's side."""

    id: int
    person_id: int
    name: str
    kind: str
    reversed: bool
    """Whether the relation is kept with the other person."""
    current: bool
    words: Message
    """Such as “married to Anne Wattrelos”."""
    starts_on: str | None = None
    ends_on: str | None = None
    died: str | None = None
    """When the other one died."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LivingRow:
    """A person's time in a household, and who else lives there now."""

    household_id: int
    name: str
    role: str
    current: bool
    starts_on: str | None
    ends_on: str | None
    others: tuple[tuple[int, str], ...]
    """Ids and names of the other members of today."""
    id: int = 0
    """Of the time in the household."""
    gone: frozenset[int] = frozenset()
    """Those of the others who have died."""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit a person took part in."""

    visit_id: int
    name: str
    starts_on: date
    ends_on: date
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A membership, one's own or shared with a household."""

    id: int
    kind: str
    number: str
    joined_on: str | None
    left_on: str | None
    shared: bool


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Everything the contacts page says about a person; nothing sensitive."""

    id: int
    uid: str
    name: str
    list_name: str
    initials: str
    nickname: str
    form_of_address: str
    occupation: str
    note: str
    photo_id: int | None
    place_id: int | None
    place: str
    nationality: str
    correspondence_language: str
    preferred_channel: str
    line: str
    """The main role of today, else the town or household: what lists say below the name."""
    sectors: tuple[str, ...]
    """Of today's roles, in the order of the actor triangle."""
    roles: tuple[RoleRow, ...]
    """Today's first, the main one before the others."""
    reached: Reached
    languages: tuple[SpokenRow, ...]
    birthday: Birthday | None
    died_on: str
    consents: tuple[ConsentRow, ...]
    consent: ConsentState
    """Whether data may be shared with the partner."""
    consent_on: date | None
    """When that was given or withdrawn, or when it expired."""
    relations: tuple[RelationRow, ...]
    households: tuple[LivingRow, ...]
    memberships: tuple[MembershipRow, ...]
    visits: tuple[VisitRow, ...]
    notes: tuple[NoteRow, ...]
    last_contact: date | None
    months_since_contact: int | None
    contact_limit: int | None
    """After how many months somebody is to be heard from; None as everybody, 0 never."""
    documents: tuple[DocumentRow, ...]
