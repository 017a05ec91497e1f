"""Adding many organisations at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.many import Batch
from twincrm.services.organisations.drafts import checked_organisation
from twincrm.services.rows import column_values
from twincrm.store.models import Organisation, OrganisationField, OrganisationName

if TYPE_CHECKING:
    from twincrm.services.organisations.drafts import OrganisationDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddOrganisations:
    """Add many organisations with everything that is known."""

    drafts: tuple[OrganisationDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {n} organisation", {"n": len(self.drafts)}, "Add {n} organisations")

    def run(self, work: Work) -> tuple[int, ...]:
        """Insert the organisations and their parts; returns their ids in the given order."""
        drafts = [checked_organisation(draft) for draft in self.drafts]
        rows = [column_values(Organisation, draft) for draft in drafts]
        ids = work.bulk_insert(Organisation, rows)
        batch = Batch(work)
        for key, draft in zip(ids, drafts, strict=True):
            mine = ("organisation_id", key)
            batch.parts(OrganisationName, mine, draft.names)
            batch.reach(mine, draft.reach, batch.country(draft.reach, draft.place_id))
            for field_id in draft.field_ids:
                batch.row(OrganisationField, organisation_id=key, field_id=field_id)
        batch.write()
        return tuple(ids)
