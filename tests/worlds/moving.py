"""People who move together and apart, and how they are related."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import names, periods, words

from twincrm.domain.terms import RelationKind
from twincrm.services.contacts import AddressDraft
from twincrm.services.households.queries import living_in
from twincrm.services.households.splitting import SplitDraft, SplitHousehold
from twincrm.services.people.relating import BondDraft, KeepRelation, RemoveRelation, read_bond
from twincrm.store.models import Household, Person, Relation

BOTH = ("Anna", "Bernd")


@example(SplitHousehold)
def split_household(world, draw):
    ask = world.dispatcher.ask
    living = ask(living_in, world.ids(Household))
    home = draw(st.sampled_from([each for each, people in living.items() if len(people) > 1]))
    leaving = tuple(living[home][: draw(st.integers(1, len(living[home]) - 1))])
    others = st.sampled_from([None, *(each for each in world.ids(Household) if each != home)])
    address = AddressDraft(street=draw(words), locality=draw(names))
    draft = SplitDraft(leaving, "2027-03-01", draw(others), draw(names), address=address)
    return SplitHousehold(home, draft, "Familie Weber")


@example(KeepRelation)
def keep_relation(world, draw):
    everybody = st.sampled_from(world.ids(Person))
    one, other = draw(st.lists(everybody, min_size=2, max_size=2, unique=True))
    kept = draw(st.sampled_from([None, *world.ids(Relation)]))
    starts, ends = draw(periods())
    after = BondDraft(one, other, draw(st.sampled_from(RelationKind)), starts, ends, draw(words))
    if draw(st.booleans()):
        after = replace(after, other_id=0, new_person="Rosa Neu")
    before = BondDraft() if kept is None else world.dispatcher.ask(read_bond, kept)
    return KeepRelation(after, BOTH, kept, before)


@example(RemoveRelation)
def remove_relation(world, draw):
    return RemoveRelation(world.pick(draw, Relation), BOTH)
