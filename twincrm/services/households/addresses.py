"""An address that changes: for all who live in a household, or for one of them alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.periods import is_current
from twincrm.domain.terms import ContactKind
from twincrm.runtime import clock
from twincrm.services.households.drafts import read_household
from twincrm.services.people.belonging import households_of, members_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.contacts import AddressDraft, Reach


@dataclass(frozen=True, slots=True)
class SharedHome:
    """A household with the addresses that hold for all who live in it today."""

    household_id: int
    name: str
    addresses: tuple[AddressDraft, ...]
    people: tuple[tuple[int, str], ...]
    """Ids and names."""


def home_of(session: Session, person_id: int) -> SharedHome | None:
    """The household that a person lives in today, the one they came to last."""
    found = [row for row in households_of(session, person_id, clock.today()) if row.current]
    home = found[0] if found else None
    return shared_home(session, home.household_id) if home is not None else None


def shared_home(session: Session, household_id: int) -> SharedHome:
    """A household as those share it who live there today."""
    draft = read_household(session, household_id)
    people = members_of(session, [household_id], clock.today()).get(household_id, [])
    holding = tuple(row for row in draft.reach.addresses if holds(row))
    return SharedHome(household_id, draft.name, holding, tuple(people))


def holds(address: AddressDraft) -> bool:
    """Whether somebody lives at an address today; nobody lives where they work."""
    now = is_current(address.starts_on, address.ends_on, clock.today())
    return now and address.kind != ContactKind.WORK


def place_told(address: AddressDraft) -> tuple[str, ...]:
    """Where an address is; what it is for and since when tells nothing about that."""
    parts = (address.extra, address.street, address.po_box, address.postcode)
    more = (address.locality, address.region, address.country)
    return tuple(part.strip() for part in (*parts, *more))


def moved(before: Reach, after: Reach) -> tuple[AddressDraft, ...]:
    """The addresses where somebody lives that are new, or are elsewhere than they were."""
    old = {row.id: place_told(row) for row in before.addresses}
    return tuple(
        row
        for row in after.addresses
        if holds(row)
        and any(place_told(row)[:-1])  # a country alone is no address
        and (row.id is None or place_told(row) != old.get(row.id))
    )


def with_moved(reach: Reach, rows: Sequence[AddressDraft]) -> Reach:
    """The reach of a household whose address is now that of *rows*; others of it stay."""
    kept = list(reach.addresses)
    known = {place_told(row) for row in kept if holds(row)}
    fresh = [row for row in rows if place_told(row) not in known]
    at = next((at for at, row in enumerate(kept) if holds(row)), None)
    if fresh and at is not None:
        first = fresh.pop(0)
        kept[at] = replace(first, id=kept[at].id)
    return replace(reach, addresses=(*kept, *(replace(row, id=None) for row in fresh)))


def without(reach: Reach, rows: Sequence[AddressDraft]) -> Reach:
    """The reach of a person who shares *rows* with the household instead."""
    return replace(reach, addresses=tuple(row for row in reach.addresses if row not in rows))
