"""Where somebody is, as far as it is known: at home, else where their household or role is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import is_current
from twincrm.store.models import Address, Household, Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.people.details import LivingRow
    from twincrm.services.people.role_rows import RoleRow


def place_of(
    session: Session,
    own: int | None,
    households: Iterable[LivingRow],
    roles: Iterable[RoleRow],
) -> int | None:
    """The place noted for a person, else that of the household, else that of the main role."""
    if own is not None:
        return own
    homes = [row.household_id for row in households if row.current]
    places = select(Household.id, Household.place_id).where(Household.id.in_(homes))
    lies = {row[0]: row[1] for row in session.execute(places)}
    held = [row for row in roles if row.current]
    bodies = [row.organisation_id for row in held if row.organisation_id]
    seats = select(Organisation.id, Organisation.place_id).where(Organisation.id.in_(bodies))
    sits = {row[0]: row[1] for row in session.execute(seats)}
    found = [lies.get(home) for home in homes]
    found += [row.place_id or sits.get(row.organisation_id or 0) for row in held]
    return next((place for place in found if place), None)


def towns_of_households(session: Session, households: Sequence[int], today: date) -> dict[int, str]:
    """The towns of the addresses of today, of households that have one."""
    statement = select(Address).where(Address.household_id.in_(households))
    found: dict[int, str] = {}
    for row in session.scalars(statement.order_by(Address.position, Address.id)):
        if row.locality and is_current(row.starts_on, row.ends_on, today):
            found.setdefault(row.household_id or 0, row.locality)
    return found
