"""What can be done with organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.contacts import write_reach
from twincrm.services.linked import check_links
from twincrm.services.names import matched_names
from twincrm.services.organisations.drafts import OrganisationDraft, checked_organisation
from twincrm.services.parts import alter_links
from twincrm.services.places.named import with_town
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import Organisation, OrganisationField, OrganisationName, Place

if TYPE_CHECKING:
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddOrganisation:
    """Add an organisation with everything that is known."""

    draft: OrganisationDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the organisation and its parts; returns its id."""
        draft = with_town(work, checked_organisation(self.draft))
        check_links(work, Organisation, OrganisationDraft(), draft)
        more = {"uid": self.uid} if self.uid else {}
        row = new_row(work, Organisation, draft, **more)
        _write_parts(work, row, OrganisationDraft(), draft)
        return row.id


@command
@dataclass(frozen=True, slots=True)
class ChangeOrganisation:
    """Change what differs between the organisation as opened and as saved."""

    organisation_id: int
    before: OrganisationDraft
    after: OrganisationDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the organisation and its parts; returns its id."""
        after = with_town(work, checked_organisation(self.after))
        check_links(work, Organisation, self.before, after)
        row = work.get(Organisation, self.organisation_id)
        if after.parent_id != self.before.parent_id:
            _refuse_circle(work, row.id, after.parent_id)
        alter_row(row, self.before, after)
        _write_parts(work, row, self.before, after)
        return row.id


def _write_parts(
    work: Work, row: Organisation, before: OrganisationDraft, after: OrganisationDraft
) -> None:
    mine = {"organisation_id": row.id}
    names = matched_names(before.names, after.names)
    alter_parts(work, OrganisationName, mine, before.names, names)
    write_reach(work, mine, before.reach, after.reach, _country_of(work, row, after))
    alter_links(
        work,
        OrganisationField,
        mine,
        "field_id",
        before=before.field_ids,
        after=after.field_ids,
    )


def _country_of(work: Work, row: Organisation, draft: OrganisationDraft) -> str:
    for address in draft.reach.addresses:
        if address.country:
            return address.country
    return work.get(Place, row.place_id, with_trash=True).country if row.place_id else ""


def _refuse_circle(work: Work, organisation_id: int, parent_id: int | None) -> None:
    above = parent_id
    while above is not None:
        if above == organisation_id:
            raise InputError(
                "parent_id", Message("An organisation cannot belong to a part of itself.")
            )
        above = work.get(Organisation, above, with_trash=True).parent_id
