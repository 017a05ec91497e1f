"""What can be asked about the association itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.documents.blobs import read_bytes
from twincrm.store.models import Association, Organisation, Place

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class AssociationDetails:
    """The association as headings, letters and the start page show it."""

    uid: str
    name: str
    place_id: int | None
    place: str
    country: str
    """Two letters; empty while no home place is known."""
    organisation_id: int | None
    organisation: str
    """What its own entry is called; empty without one, or while it lies in the trash."""
    languages: tuple[str, ...]
    letterhead: str
    account: str
    """Where subscriptions are paid to, in lines."""
    logo_id: int | None


def association_details(session: Session) -> AssociationDetails:
    """The association whose file this is."""
    association = session.scalars(select(Association)).one()
    home = session.scalars(select(Place).where(Place.id == association.place_id)).one_or_none()
    own = session.scalars(
        select(Organisation.name).where(Organisation.id == association.organisation_id)
    ).one_or_none()
    return AssociationDetails(
        uid=association.uid,
        name=association.name,
        place_id=association.place_id,
        place=home.name if home else "",
        country=home.country if home else "",
        organisation_id=association.organisation_id,
        organisation=own or "",
        languages=tuple(association.languages.split()),
        letterhead=association.letterhead,
        account=association.account,
        logo_id=association.logo_id,
    )


def association_logo(session: Session) -> bytes | None:
    """The logo as the bytes of its picture; None where there is none."""
    logo_id = session.scalars(select(Association.logo_id)).one()
    return read_bytes(session, logo_id) if logo_id is not None else None


def home_country(session: Session) -> str:
    """The country whose habits numbers and addresses are shown in; empty while none is known."""
    statement = select(Place.country).join(Association, Association.place_id == Place.id)
    return session.scalars(statement).first() or ""
