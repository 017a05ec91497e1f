"""An organisation as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_count, check_filled, check_partial, check_word
from twincrm.services.contacts import Reach, read_reach
from twincrm.services.names import NameDraft, tidy_names
from twincrm.services.places.named import check_town
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import Organisation, OrganisationField, OrganisationName
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.places.named import NewTown


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """An organisation with everything that belongs to one."""

    name: str = ""
    short_name: str = ""
    sector: str = Sector.CIVIL_SOCIETY
    second_sector: str | None = None
    category_id: int | None = None
    place_id: int | None = None
    new_town: NewTown | None = None
    """A town that is to be added with it, in place of the id."""
    parent_id: int | None = None
    correspondence_language: str = ""
    founded_on: str | None = None
    dissolved_on: str | None = None
    size: int | None = None
    note: str = ""
    logo_id: int | None = None
    names: tuple[NameDraft, ...] = ()
    """What it is called in other languages."""
    field_ids: tuple[int, ...] = ()
    reach: Reach = field(default_factory=Reach)


def read_organisation(session: Session, organisation_id: int) -> OrganisationDraft:
    """The draft of an organisation as it is kept.

    Raises:
        UnknownRecord: there is no such organisation, or it lies in the trash.
    """
    found = session.scalars(
        select(Organisation).where(Organisation.id == organisation_id)
    ).one_or_none()
    if found is None:
        raise unknown("organisation", organisation_id)
    mine = {"organisation_id": organisation_id}
    fields = select(OrganisationField.field_id).where(
        OrganisationField.organisation_id == organisation_id
    )
    return read_draft(
        OrganisationDraft,
        found,
        names=read_drafts(NameDraft, session.scalars(owned(OrganisationName, mine))),
        field_ids=tuple(session.scalars(fields.order_by(OrganisationField.id))),
        reach=read_reach(session, mine),
    )


def checked_organisation(draft: OrganisationDraft) -> OrganisationDraft:
    """The same, tidied.

    Raises:
        InputError: no name, an unknown or doubled sector, or a date that is none.
    """
    check_filled("name", draft.name, Message("Please enter the name of the organisation."))
    check_word("sector", draft.sector, Sector)
    if draft.second_sector is not None:
        check_word("second_sector", draft.second_sector, Sector)
    if draft.second_sector == draft.sector:
        raise InputError(
            "second_sector", Message("The second sector must be another one than the first.")
        )
    check_town(draft.new_town)
    check_count("size", draft.size)
    _check_lifetime(draft.founded_on, draft.dissolved_on)
    return replace(
        draft,
        name=one_line(draft.name),
        names=tidy_names(draft.names),
        field_ids=tuple(dict.fromkeys(draft.field_ids)),
    )


def _check_lifetime(founded: str | None, dissolved: str | None) -> None:
    check_partial("founded_on", founded)
    check_partial("dissolved_on", dissolved)
    if founded and dissolved and dissolved[: len(founded)] < founded[: len(dissolved)]:
        raise InputError(
            "dissolved_on", Message("The organisation was dissolved before it was founded.")
        )
