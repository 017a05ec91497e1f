"""Examples of how people come to a visit, how they stand in it, and with whom they travel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import days, names, words

from twincrm.domain.terms import ParticipationRole, ParticipationStatus
from twincrm.services.visits.delegations import (
    AddDelegation,
    ChangeDelegation,
    RemoveDelegation,
    read_delegation,
)
from twincrm.services.visits.drafts import DelegationDraft
from twincrm.services.visits.joining import AddNewParticipant
from twincrm.services.visits.standing import ChangeStanding
from twincrm.store.models import Delegation, Participation, Place, Visit


@example(ChangeStanding)
def change_standing(world, draw):
    """Of one, of several, of one who has it already."""
    keys = draw(st.lists(st.sampled_from(world.ids(Participation)), min_size=1, unique=True))
    column, value = draw(
        st.sampled_from(
            (
                ("status", ParticipationStatus.CONFIRMED),
                ("role", ParticipationRole.LEADER),
                ("delegation_id", world.pick(draw, Delegation)),
                ("delegation_id", None),
            )
        )
    )
    return ChangeStanding(tuple(keys), draw(names), column, value)


@example(AddNewParticipant)
def add_new_participant(world, draw):
    return AddNewParticipant(world.pick(draw, Visit), draw(names), draw(names))


def _delegation(world, draw):
    arrives = datetime.combine(draw(days), draw(st.times()))
    return DelegationDraft(None, world.pick(draw, Place), draw(names), arrives, note=draw(words))


@example(AddDelegation)
def add_delegation(world, draw):
    return AddDelegation(world.pick(draw, Visit), _delegation(world, draw))


@example(ChangeDelegation)
def change_delegation(world, draw):
    key = world.pick(draw, Delegation)
    before = world.dispatcher.ask(read_delegation, key)
    return ChangeDelegation(key, before, replace(_delegation(world, draw), id=key))


@example(RemoveDelegation)
def remove_delegation(world, draw):
    """The one that has people and a party."""
    return RemoveDelegation(world.pick(draw, Delegation), draw(names))
