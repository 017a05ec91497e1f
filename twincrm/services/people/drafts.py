"""A person as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import (
    Channel,
    FormOfAddress,
    HouseholdRole,
    LanguageLevel,
    NameOrder,
    RelationKind,
    Sector,
)
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_limit, check_partial
from twincrm.services.contacts import Reach, read_reach
from twincrm.services.places.named import check_town
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import (
    Assignment,
    Consent,
    HouseholdMember,
    LanguageSkill,
    Person,
    Relation,
)
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.places.named import NewTown


@dataclass(frozen=True, slots=True)
class LanguageDraft:
    """A language and how well it is spoken."""

    id: int | None = None
    language: str = ""
    level: str = LanguageLevel.GOOD


@dataclass(frozen=True, slots=True)
class AssignmentDraft:
    """A dated role in an organisation or for a place."""

    id: int | None = None
    organisation_id: int | None = None
    place_id: int | None = None
    function_id: int | None = None
    category_id: int | None = None
    sector: str = Sector.CIVIL_SOCIETY
    title: str = ""
    main: bool = False
    starts_on: str | None = None
    ends_on: str | None = None
    expected_end: str | None = None
    verified_on: date | None = None
    deputising_for_id: int | None = None
    successor_of_id: int | None = None
    source: str = ""
    note: str = ""
    new_body: str = ""
    """The name of an organisation that is to be added with the role, in place of both ids."""


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """How the person is related to another one."""

    id: int | None = None
    other_id: int = 0
    kind: str = RelationKind.FRIEND
    starts_on: str | None = None
    ends_on: str | None = None
    note: str = ""
    new_person: str = ""
    """The name of somebody who is to be added with it, in place of the id."""


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What the person agreed to."""

    id: int | None = None
    purpose: str = ""
    scope: str = ""
    text_version: str = ""
    language: str = ""
    given_on: date = date.min
    given_by: str = ""
    withdrawn_on: date | None = None
    expires_on: date | None = None
    paper_reference: str = ""


@dataclass(frozen=True, slots=True)
class LivingDraft:
    """The person's time in a household."""

    id: int | None = None
    household_id: int = 0
    role: str = HouseholdRole.ADULT
    starts_on: str | None = None
    ends_on: str | None = None
    new_home: str = ""
    """The name of a household that is to be added with it, in place of the id."""
    new_with: int = 0
    """Who lives in that household as well, by the id; 0 for nobody."""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person with everything that belongs to one."""

    given: str = ""
    family: str = ""
    particle: str = ""
    title: str = ""
    suffix: str = ""
    nickname: str = ""
    birth_name: str = ""
    name_order: str = NameOrder.WESTERN
    form_of_address: str = FormOfAddress.UNKNOWN
    salutation: str = ""
    pronunciation: str = ""
    informal: bool = False
    birth_date: str | None = None
    death_date: str | None = None
    nationality: str = ""
    occupation: str = ""
    correspondence_language: str = ""
    preferred_channel: str = Channel.NONE
    place_id: int | None = None
    new_town: NewTown | None = None
    """A town that is to be added with it, in place of the id."""
    note: str = ""
    contact_limit_months: int | None = None
    """After how many months without contact one is reminded; None as for everybody, 0 never."""
    photo_id: int | None = None
    reach: Reach = field(default_factory=Reach)
    languages: tuple[LanguageDraft, ...] = ()
    assignments: tuple[AssignmentDraft, ...] = ()
    relations: tuple[RelationDraft, ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    households: tuple[LivingDraft, ...] = ()

    @property
    def full_name(self) -> str:
        """The name in the order in which it is said."""
        last = " ".join(part for part in (self.particle, self.family) if part)
        parts = (last, self.given) if self.name_order == NameOrder.EASTERN else (self.given, last)
        return " ".join(part for part in (self.title, *parts, self.suffix) if part)


def read_person(session: Session, person_id: int) -> PersonDraft:
    """The draft of a person as it is kept.

    Raises:
        UnknownRecord: there is no such person, or it lies in the trash.
    """
    person = session.scalars(select(Person).where(Person.id == person_id)).one_or_none()
    if person is None:
        raise unknown("person", person_id)
    mine = {"person_id": person_id}
    return read_draft(
        PersonDraft,
        person,
        reach=read_reach(session, mine),
        languages=read_drafts(LanguageDraft, session.scalars(owned(LanguageSkill, mine))),
        assignments=read_drafts(AssignmentDraft, session.scalars(owned(Assignment, mine))),
        relations=read_drafts(RelationDraft, session.scalars(owned(Relation, mine))),
        consents=read_drafts(ConsentDraft, session.scalars(owned(Consent, mine))),
        households=read_drafts(LivingDraft, session.scalars(owned(HouseholdMember, mine))),
    )


def checked_person(draft: PersonDraft) -> PersonDraft:
    """The same, tidied.

    Raises:
        InputError: no name, or a date that is none.
    """
    if not (one_line(draft.given) or one_line(draft.family)):
        raise InputError("family", Message("Please enter at least a first or a family name."))
    check_town(draft.new_town)
    check_limit("contact_limit_months", draft.contact_limit_months)
    for name in ("birth_date", "death_date"):
        check_partial(name, getattr(draft, name))
    for place, assignment in enumerate(draft.assignments):
        _check_assignment(place, assignment)
    languages = {part.language: part for part in draft.languages if part.language}
    return replace(
        draft,
        given=one_line(draft.given),
        family=one_line(draft.family),
        languages=tuple(languages.values()),
    )


def _check_assignment(place: int, assignment: AssignmentDraft) -> None:
    bodies = (assignment.organisation_id, assignment.place_id, assignment.new_body.strip() or None)
    if sum(body is not None for body in bodies) != 1:
        raise InputError(
            f"assignments.{place}.organisation_id",
            Message("Please choose the organisation or the place of this role."),
        )
    for name in ("starts_on", "ends_on", "expected_end"):
        check_partial(f"assignments.{place}.{name}", getattr(assignment, name))
    starts, ends = assignment.starts_on, assignment.ends_on
    if starts and ends and ends[: len(starts)] < starts[: len(ends)]:
        raise InputError(f"assignments.{place}.ends_on", Message("The role ends before it begins."))
