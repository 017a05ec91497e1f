"""Organisations and households that are named inside a person's rows and added together with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.store.models import Household, Organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.people.drafts import AssignmentDraft, LivingDraft
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


def with_homes(
    work: Work, livings: Sequence[LivingDraft], place_id: int | None
) -> tuple[LivingDraft, ...]:
    """The times in households, those still to be added with the ids these have now.

    A new household lies where the person comes from.
    """
    added: dict[str, int] = {}
    found: list[LivingDraft] = []
    for living in livings:
        name = living.new_home.strip()
        if not name:
            found.append(living)
            continue
        if fold(name) not in added:
            added[fold(name)] = work.add(Household(name=name, place_id=place_id)).id
        found.append(replace(living, household_id=added[fold(name)], new_home=""))
    return tuple(found)
