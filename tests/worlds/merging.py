"""Two entries of one person, organisation, household or place that become one."""

from __future__ import annotations

from hypothesis import strategies as st
from sqlalchemy import select
from worlds.examples import example

from twincrm.services.duplicates.choices import MergeChoices
from twincrm.services.duplicates.merging import (
    MergeHouseholds,
    MergeOrganisations,
    MergePeople,
    MergePlaces,
)
from twincrm.store.models import Email, Household, Organisation, Person, Phone, Place


def _two(world, draw, kind):
    return draw(st.permutations(world.ids(kind)))[:2]


def _parts(world, kind, owner):
    statement = select(kind.id).where(kind.person_id == owner)
    return [(kind.__tablename__, key) for key in world.dispatcher.ask(_keys, statement)]


def _keys(session, statement):
    return list(session.scalars(statement))


@example(MergePeople)
def merge_people(world, draw):
    keep, other = _two(world, draw, Person)
    parts = [part for kind in (Email, Phone) for part in _parts(world, kind, keep)]
    dropped = draw(st.lists(st.sampled_from(parts), unique=True)) if parts else []
    taken = draw(st.lists(st.sampled_from(("given", "birth_date", "place_id", "informal"))))
    return MergePeople(keep, other, MergeChoices(tuple(taken), dropped=tuple(dropped)))


@example(MergeOrganisations)
def merge_organisations(world, draw):
    keep, other = _two(world, draw, Organisation)
    taken = draw(st.sampled_from(((), ("name", "sector"))))
    return MergeOrganisations(keep, other, MergeChoices(taken), "Feuerwehr", "Löschzug")


@example(MergePlaces)
def merge_places(world, draw):
    return MergePlaces(*_two(world, draw, Place))


@example(MergeHouseholds)
def merge_households(world, draw):
    return MergeHouseholds(*_two(world, draw, Household))
