"""What the card of a partnership shows, beside its visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.services.association.queries import association_details
from twincrm.services.partnerships.queries import partnership_details
from twincrm.store.models import Person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.partnerships.queries import PartnershipDetails
    from twincrm.services.wording import PlaceBrief


@dataclass(frozen=True, slots=True)
class PartnershipCard:
    """A partnership and its towns."""

    details: PartnershipDetails
    towns: tuple[tuple[PlaceBrief, int], ...]
    """The town at home first, each with how many people live there."""


def partnership_card(
    session: Session, partnership_id: int, language: str, today: date
) -> PartnershipCard:
    """A partnership with its towns.

    Raises:
        NoResultFound: there is no such partnership.
    """
    details = partnership_details(session, partnership_id, language, today)
    home = association_details(session).place_id
    places = sorted(details.places, key=lambda place: place.id != home)
    people = _people_in(session, [place.id for place in places])
    towns = tuple((place, people.get(place.id, 0)) for place in places)
    return PartnershipCard(details, towns)


def _people_in(session: Session, places: list[int]) -> dict[int, int]:
    statement = (
        select(Person.place_id, func.count(Person.id))
        .where(Person.place_id.in_(places), Person.death_date.is_(None))
        .group_by(Person.place_id)
    )
    return {place: n for place, n in session.execute(statement) if place is not None}
