"""What a household can offer guests, as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.hosting.drafts import check_profile
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import HostingBed, HostingProfile

if TYPE_CHECKING:
    from twincrm.services.hosting.drafts import HostingProfileDraft
    from twincrm.store.models import Household
    from twincrm.store.work import Work


def write_profile(
    work: Work, household: Household, before: HostingProfileDraft, after: HostingProfileDraft
) -> int:
    """Write the profile of a household and its beds; returns the profile's id."""
    check_profile(after)
    mine = select(HostingProfile).where(HostingProfile.household_id == household.id)
    profile = work.first(mine)
    if profile is None:
        profile = new_row(work, HostingProfile, after, household_id=household.id)
    else:
        alter_row(profile, before, after)
    alter_parts(work, HostingBed, {"hosting_profile_id": profile.id}, before.beds, after.beds)
    return profile.id
