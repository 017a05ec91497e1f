"""What can be asked about organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.partial_date import PartialDate
from twincrm.runtime import clock
from twincrm.services.association.queries import home_country
from twincrm.services.people.belonging import membership_row
from twincrm.services.people.remembered import remembered
from twincrm.services.people.role_rows import organisations_named, roles_where
from twincrm.services.reached import reached
from twincrm.services.rows import read_draft
from twincrm.services.vocabularies.wording import term_names
from twincrm.services.wording import places_named
from twincrm.store.models import (
    Membership,
    Organisation,
    OrganisationField,
    Partnership,
    PartnershipOrganisation,
)
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.documents.queries import DocumentRow
    from twincrm.services.notes.queries import NoteRow
    from twincrm.services.people.details import MembershipRow
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.services.reached import Reached


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """Everything the contacts page says about an organisation."""

    id: int
    uid: str
    name: str
    """In the reader's language, where it has such a name."""
    own_name: str
    short_name: str
    sectors: tuple[str, ...]
    category: str
    place_id: int | None
    place: str
    parent_id: int | None
    parent: str
    parts: tuple[tuple[int, str], ...]
    """Ids and names of the organisations that belong to it."""
    fields: tuple[str, ...]
    correspondence_language: str
    founded_on: str
    dissolved_on: str
    size: int | None
    note: str
    logo_id: int | None
    roles: tuple[RoleRow, ...]
    """Who is or was what in it, today's first."""
    reached: Reached
    partnerships: tuple[tuple[int, str], ...]
    memberships: tuple[MembershipRow, ...]
    notes: tuple[NoteRow, ...]
    last_contact: date | None
    months_since_contact: int | None
    documents: tuple[DocumentRow, ...]


def organisation_details(
    session: Session, organisation_id: int, language: str, today: date | None = None
) -> OrganisationDetails:
    """Everything the contacts page says about an organisation, in the reader's language.

    Raises:
        UnknownRecord: there is no such organisation, or it lies in the trash.
    """
    row = _found(session, organisation_id)
    today = today or clock.today()
    parts = session.scalars(select(Organisation.id).where(Organisation.parent_id == row.id)).all()
    names = organisations_named(session, [row.id, row.parent_id, *parts], language)
    place = places_named(session, [row.place_id], language[:2]).get(row.place_id or 0)
    kinds = [] if row.category_id is None else [row.category_id]
    category = next(iter(term_names(session, "category", language, kinds).values()), "")
    owner, home = {"organisation_id": row.id}, home_country(session)
    return read_draft(
        OrganisationDetails,
        row,
        name=names[row.id],
        own_name=row.name,
        sectors=tuple(sector for sector in (row.sector, row.second_sector) if sector),
        category=category,
        place=place.name if place else "",
        parent=names.get(row.parent_id or 0, ""),
        parts=tuple((part, names[part]) for part in parts),
        fields=_fields(session, row.id, language),
        founded_on=_read(row.founded_on, language),
        dissolved_on=_read(row.dissolved_on, language),
        roles=roles_where(session, "organisation_id", [row.id], language, today),
        reached=reached(session, owner, language, home=home, today=today.isoformat()),
        partnerships=_partnerships(session, row.id),
        memberships=_memberships(session, row.id),
        **remembered(session, "organisation", row.id, today),
    )


def _found(session: Session, organisation_id: int) -> Organisation:
    mine = Organisation.id == organisation_id
    row = session.scalars(select(Organisation).where(mine)).one_or_none()
    if row is None:
        raise unknown("organisation", organisation_id)
    return row


def _fields(session: Session, organisation_id: int, language: str) -> tuple[str, ...]:
    statement = (
        select(OrganisationField.field_id)
        .where(OrganisationField.organisation_id == organisation_id)
        .order_by(OrganisationField.id)
    )
    ids = session.scalars(statement).all()
    names = term_names(session, "field", language, ids)
    return tuple(names[field] for field in ids if field in names)


def _partnerships(session: Session, organisation_id: int) -> tuple[tuple[int, str], ...]:
    statement = (
        select(Partnership)
        .join(PartnershipOrganisation, PartnershipOrganisation.partnership_id == Partnership.id)
        .where(PartnershipOrganisation.organisation_id == organisation_id)
        .order_by(Partnership.name, Partnership.id)
    )
    return tuple((row.id, row.name) for row in session.scalars(statement))


def _memberships(session: Session, organisation_id: int) -> tuple[MembershipRow, ...]:
    statement = select(Membership).where(Membership.organisation_id == organisation_id)
    return tuple(membership_row(row) for row in session.scalars(statement))


def _read(stored: str | None, language: str) -> str:
    return PartialDate.from_iso(stored).format(language) if stored else ""


def towns_of(session: Session, ids: Iterable[int]) -> dict[int, int | None]:
    """The towns in which organisations are at home, by organisation."""
    statement = select(Organisation.id, Organisation.place_id).where(Organisation.id.in_(ids))
    return {row.id: row.place_id for row in session.execute(statement)}
