"""Adding many households at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.households.drafts import checked_household
from twincrm.services.many import Batch
from twincrm.services.rows import column_values
from twincrm.store.models import Household, HouseholdMember

if TYPE_CHECKING:
    from twincrm.services.households.drafts import HouseholdDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddHouseholds:
    """Add many households with those who live in them."""

    drafts: tuple[HouseholdDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {n} household", {"n": len(self.drafts)}, "Add {n} households")

    def run(self, work: Work) -> tuple[int, ...]:
        """Insert the households and their parts; returns their ids in the given order."""
        drafts = [checked_household(draft) for draft in self.drafts]
        ids = work.bulk_insert(Household, [column_values(Household, draft) for draft in drafts])
        batch = Batch(work)
        for key, draft in zip(ids, drafts, strict=True):
            mine = ("household_id", key)
            batch.parts(HouseholdMember, mine, draft.members)
            batch.reach(mine, draft.reach, batch.country(draft.reach, draft.place_id))
        batch.write()
        return tuple(ids)
