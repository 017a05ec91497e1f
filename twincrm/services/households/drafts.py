"""A household as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import HouseholdRole
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled, check_period, check_word
from twincrm.services.contacts import Reach, read_reach
from twincrm.services.places.named import check_town
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import Household, HouseholdMember
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.places.named import NewTown


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A person's time in the household."""

    id: int | None = None
    person_id: int = 0
    role: str = HouseholdRole.ADULT
    starts_on: str | None = None
    ends_on: str | None = None
    new_person: str = ""
    """The name of a person who is to be added with it, in place of the id."""


@dataclass(frozen=True, slots=True)
class HouseholdDraft:
    """A household, who lives in it, and how it is reached."""

    name: str = ""
    salutation: str = ""
    place_id: int | None = None
    new_town: NewTown | None = None
    """A town that is to be added with it, in place of the id."""
    note: str = ""
    members: tuple[MemberDraft, ...] = ()
    reach: Reach = field(default_factory=Reach)


def read_household(session: Session, household_id: int) -> HouseholdDraft:
    """The draft of a household as it is kept.

    Raises:
        UnknownRecord: there is no such household, or it lies in the trash.
    """
    found = session.scalars(select(Household).where(Household.id == household_id)).one_or_none()
    if found is None:
        raise unknown("household", household_id)
    mine = {"household_id": household_id}
    return read_draft(
        HouseholdDraft,
        found,
        members=read_drafts(MemberDraft, session.scalars(owned(HouseholdMember, mine))),
        reach=read_reach(session, mine),
    )


def checked_household(draft: HouseholdDraft) -> HouseholdDraft:
    """The same, tidied.

    Raises:
        InputError: no name, nobody behind a member, or a date that is none.
    """
    check_filled("name", draft.name, Message("Please enter the name of the household."))
    check_town(draft.new_town)
    for place, member in enumerate(draft.members):
        _check_member(f"members.{place}", member)
    return replace(draft, name=one_line(draft.name))


def _check_member(where: str, member: MemberDraft) -> None:
    if not (member.person_id or member.new_person.strip()):
        raise InputError(f"{where}.person_id", Message("Please choose the person."))
    check_word(f"{where}.role", member.role, HouseholdRole)
    check_period(f"{where}.", member.starts_on, member.ends_on)
