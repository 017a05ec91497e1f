"""Hosts, their beds and placements."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import names, words
from worlds.visits import ARRIVAL, free_guests

from twincrm.domain.terms import BedKind, OfferStatus, PlacementStatus
from twincrm.services.hosting.commands import (
    AddAvoidPair,
    AddHostOffer,
    ChangeHostOffer,
    ChangePlacement,
    PlaceAll,
    PlaceGuests,
    RemoveAvoidPair,
    RemovePlacement,
    SetHostingProfile,
)
from twincrm.services.hosting.drafts import (
    BedDraft,
    HostingProfileDraft,
    HostOfferDraft,
    PlacementDraft,
    read_hosting_profile,
    read_offer,
    read_placement,
)
from twincrm.services.hosting.queries import avoid_pairs
from twincrm.store.models import HostOffer, Household, Party, Person, Placement, Visit


@example(SetHostingProfile)
def set_hosting_profile(world, draw):
    key = world.pick(draw, Household)
    before = world.dispatcher.ask(read_hosting_profile, key)
    bed = BedDraft(None, draw(words), draw(st.sampled_from(BedKind)), draw(st.integers(0, 4)))
    after = HostingProfileDraft(
        max_guests=draw(st.integers(0, 9)),
        pets=draw(words),
        hosting_since=draw(st.sampled_from((None, "1998", "2002-05", "2002-05-02"))),
        step_free=draw(st.booleans()),
        beds=(bed, *before.beds[1:]),
    )
    return SetHostingProfile(key, draw(names), before, after)


def _offer(draw, household):
    first = draw(st.one_of(st.none(), st.just(ARRIVAL)))
    return HostOfferDraft(
        household,
        draw(st.sampled_from(OfferStatus)),
        draw(st.integers(0, 9)),
        from_night=first,
        until_night=first and first + timedelta(days=draw(st.integers(1, 3))),
        wishes=draw(words),
    )


@example(AddHostOffer)
def add_host_offer(world, draw):
    offers = [world.dispatcher.ask(read_offer, key) for key in world.ids(HostOffer)]
    taken = {offer.household_id for offer in offers}
    free = [key for key in world.ids(Household) if key not in taken]
    household = draw(st.sampled_from(free))
    return AddHostOffer(world.pick(draw, Visit), draw(names), _offer(draw, household))


@example(ChangeHostOffer)
def change_host_offer(world, draw):
    key = world.pick(draw, HostOffer)
    before = world.dispatcher.ask(read_offer, key)
    after = replace(_offer(draw, before.household_id), from_night=None, until_night=None)
    return ChangeHostOffer(key, draw(names), before, after)


def _placement(world, draw):
    guest = draw(
        st.sampled_from(
            [
                *({"party_id": key} for key in world.ids(Party)),
                *({"participation_id": key} for key in free_guests(world)),
            ]
        )
    )
    first = draw(st.one_of(st.none(), st.just(ARRIVAL)))
    return PlacementDraft(
        world.pick(draw, HostOffer),
        from_night=first,
        until_night=first and first + timedelta(days=draw(st.integers(0, 2))),
        locked=draw(st.booleans()),
        status=draw(st.sampled_from(PlacementStatus)),
        reason=draw(words),
        **guest,
    )


@example(PlaceGuests)
def place_guests(world, draw):
    placement = _placement(world, draw)
    single = draw(st.sampled_from(free_guests(world)))
    return PlaceGuests(
        replace(placement, party_id=None, participation_id=single), draw(names), draw(names)
    )


@example(PlaceAll)
def place_all(world, draw):
    guests = draw(st.lists(st.sampled_from(free_guests(world)), max_size=3, unique=True))
    placement = replace(_placement(world, draw), party_id=None)
    drafts = tuple(replace(placement, participation_id=guest) for guest in guests)
    return PlaceAll(draw(names), drafts)


@example(ChangePlacement)
def change_placement(world, draw):
    key = world.pick(draw, Placement)
    before = world.dispatcher.ask(read_placement, key)
    return ChangePlacement(key, before, _placement(world, draw), draw(names), draw(names))


@example(RemovePlacement)
def remove_placement(world, draw):
    return RemovePlacement(world.pick(draw, Placement), draw(names), draw(names))


@example(AddAvoidPair)
def add_avoid_pair(world, draw):
    return AddAvoidPair(world.pick(draw, Person), world.pick(draw, Household))


@example(RemoveAvoidPair)
def remove_avoid_pair(world, draw):
    """One that is noted, or one that is not."""
    noted = world.dispatcher.ask(avoid_pairs)
    other = (world.pick(draw, Person), world.pick(draw, Household))
    return RemoveAvoidPair(*draw(st.sampled_from((*noted, other))))
