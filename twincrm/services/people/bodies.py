"""Organisations and households that are named inside a person's rows and added together with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.periods import is_current
from twincrm.domain.terms import ContactKind
from twincrm.runtime import clock
from twincrm.services.checks import must_exist
from twincrm.services.contacts import checked_reach
from twincrm.services.rows import alter_parts
from twincrm.store.models import Address, Household, HouseholdMember, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.contacts import AddressDraft
    from twincrm.services.people.drafts import AssignmentDraft, LivingDraft, PersonDraft
    from twincrm.store.work import Work


def with_bodies(
    work: Work, roles: Sequence[AssignmentDraft], place_id: int | None
) -> tuple[AssignmentDraft, ...]:
    """The roles, those in organisations still to be added with the ids these have now.

    Two roles that name the same one share it. It gets the sector and the category of the first
    role in it, and the place its holder comes from.
    """
    added: dict[str, int] = {}
    found: list[AssignmentDraft] = []
    for role in roles:
        name = role.new_body.strip()
        if not name:
            found.append(role)
            continue
        if fold(name) not in added:
            row = Organisation(
                name=name, sector=role.sector, category_id=role.category_id, place_id=place_id
            )
            added[fold(name)] = work.add(row).id
        found.append(replace(role, organisation_id=added[fold(name)], new_body=""))
    return tuple(found)


def lent_to_home(draft: PersonDraft) -> tuple[AddressDraft, ...]:
    """The addresses that hold for everybody in a household which is added with the person."""
    today = clock.today()
    homes = [row for row in draft.households if row.new_home.strip()]
    if len(homes) != 1 or not is_current(homes[0].starts_on, homes[0].ends_on, today):
        return ()
    return tuple(
        replace(row, id=None)
        for row in checked_reach(draft.reach).addresses
        if row.kind != ContactKind.WORK and is_current(row.starts_on, row.ends_on, today)
    )


def with_homes(
    work: Work, livings: Sequence[LivingDraft], place_id: int | None, lent: Sequence[AddressDraft]
) -> tuple[LivingDraft, ...]:
    """The times in households, those still to be added with the ids these have now.

    A new household lies where the person comes from, and gets the addresses *lent*.
    """
    added: dict[str, int] = {}
    found: list[LivingDraft] = []
    for living in livings:
        name = living.new_home.strip()
        if not name:
            found.append(living)
            continue
        if fold(name) not in added:
            home = work.add(Household(name=name, place_id=place_id)).id
            added[fold(name)] = home
            alter_parts(work, Address, {"household_id": home}, (), lent)
            if living.new_with:
                must_exist(work, Person, [living.new_with])
                work.add(HouseholdMember(household_id=home, person_id=living.new_with))
        found.append(replace(living, household_id=added[fold(name)], new_home="", new_with=0))
    return tuple(found)
