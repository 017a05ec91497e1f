"""What can be done with households."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.contacts import write_reach
from twincrm.services.homes import fresh_times, leave_former_homes
from twincrm.services.hosting.drafts import HostingProfileDraft
from twincrm.services.hosting.profiles import write_profile
from twincrm.services.households.drafts import HouseholdDraft, checked_household
from twincrm.services.households.newcomers import with_people
from twincrm.services.linked import check_links, check_part_links
from twincrm.services.places.named import with_town
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import Household, HouseholdMember, Place

if TYPE_CHECKING:
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddHousehold:
    """Add a household with those who live in it."""

    draft: HouseholdDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""
    hosting: HostingProfileDraft | None = None
    """What it can offer guests, if that is known."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the household {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the household and its parts; returns its id."""
        draft = with_town(work, checked_household(self.draft))
        _check_all_links(work, HouseholdDraft(), draft)
        more = {"uid": self.uid} if self.uid else {}
        row = new_row(work, Household, draft, **more)
        _write_parts(work, row, HouseholdDraft(), draft)
        if self.hosting is not None:
            write_profile(work, row, HostingProfileDraft(), self.hosting)
        return row.id


@command
@dataclass(frozen=True, slots=True)
class ChangeHousehold:
    """Change what differs between the household as opened and as saved."""

    household_id: int
    before: HouseholdDraft
    after: HouseholdDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the household {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the household and its parts; returns its id."""
        after = with_town(work, checked_household(self.after))
        _check_all_links(work, self.before, after)
        row = work.get(Household, self.household_id)
        alter_row(row, self.before, after)
        _write_parts(work, row, self.before, after)
        return row.id


def _write_parts(work: Work, row: Household, before: HouseholdDraft, after: HouseholdDraft) -> None:
    mine = {"household_id": row.id}
    members = with_people(work, after.members, row.place_id)
    alter_parts(work, HouseholdMember, mine, before.members, members)
    leave_former_homes(work, fresh_times(work, mine, before.members))
    write_reach(work, mine, before.reach, after.reach, _country_of(work, row, after))


def _check_all_links(work: Work, before: HouseholdDraft, after: HouseholdDraft) -> None:
    check_links(work, Household, before, after)
    members = [None if each.new_person.strip() else each for each in after.members]
    check_part_links(work, HouseholdMember, "members", before.members, members)


def _country_of(work: Work, row: Household, draft: HouseholdDraft) -> str:
    for address in draft.reach.addresses:
        if address.country:
            return address.country
    return work.get(Place, row.place_id, with_trash=True).country if row.place_id else ""
