"""Examples of how people come to a visit, how they stand in it, and with whom they travel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st
from sqlalchemy import select
from worlds.examples import example
from worlds.values import days, names, words
from worlds.visits import ARRIVAL, DEPARTURE

from twincrm.domain.terms import NeedKind, ParticipationRole, ParticipationStatus
from twincrm.services.visits.delegations import (
    AddDelegation,
    ChangeDelegation,
    RemoveDelegation,
    read_delegation,
)
from twincrm.services.visits.drafts import DelegationDraft
from twincrm.services.visits.joining import AddNewParticipant
from twincrm.services.visits.leaving import RemoveParticipation
from twincrm.services.visits.participations import (
    AddParticipations,
    ChangeParticipation,
    MinorCareDraft,
    NeedDraft,
    ParticipationDraft,
    read_participation,
)
from twincrm.services.visits.standing import ChangeStanding
from twincrm.store.models import Delegation, Participation, Person, Place, Visit


def _participation(world, draw, person):
    needs = draw(st.lists(names, max_size=2))
    care = MinorCareDraft(draw(names), responsible_id=world.pick(draw, Person))
    return ParticipationDraft(
        person_id=person,
        delegation_id=world.pick(draw, Delegation),
        role=draw(st.sampled_from(ParticipationRole)),
        status=draw(st.sampled_from(ParticipationStatus)),
        starts_on=draw(st.sampled_from((None, ARRIVAL, DEPARTURE))),
        first_time=draw(st.booleans()),
        note=draw(words),
        needs=tuple(NeedDraft(kind=draw(st.sampled_from(NeedKind)), text=need) for need in needs),
        care=draw(st.sampled_from((None, care))),
    )


def _others(world):
    """People who do not take part in the visit."""
    part = world.dispatcher.ask(
        lambda session: set(session.scalars(select(Participation.person_id)))
    )
    return [key for key in world.ids(Person) if key not in part]


@example(AddParticipations)
def add_participations(world, draw):
    people = draw(st.lists(st.sampled_from(_others(world)), max_size=3, unique=True))
    drafts = tuple(_participation(world, draw, person) for person in people)
    return AddParticipations(world.pick(draw, Visit), draw(names), drafts)


@example(ChangeParticipation)
def change_participation(world, draw):
    key = world.pick(draw, Participation)
    before = world.dispatcher.ask(read_participation, key)
    after = _participation(world, draw, before.person_id)
    return ChangeParticipation(key, draw(names), before, after)


@example(RemoveParticipation)
def remove_participation(world, draw):
    return RemoveParticipation(world.pick(draw, Participation), draw(names), draw(names))


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
