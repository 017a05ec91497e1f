"""Whose address it is: one's own, or that of the household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.store.models import Address
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def owner_of_address(session: Session, address_id: int) -> tuple[str, int]:
    """Kind and id of the contact that an address belongs to.

    Raises:
        UnknownRecord: there is no such address.
    """
    row = session.scalars(select(Address).where(Address.id == address_id)).one_or_none()
    if row is None:
        raise unknown("address", address_id)
    if row.person_id is not None:
        return "person", row.person_id
    if row.household_id is not None:
        return "household", row.household_id
    return "organisation", row.organisation_id or 0
