"""Hosts and placements: nights within the offer, warnings where beds are short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from worlds.partnerships import named
from worlds.visits import ARRIVAL, VISIT

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.terms import OfferStatus, ParticipationStatus
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
from twincrm.services.hosting.queries import avoid_pairs, capacity
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.services.visits.participations import (
    AddParticipations,
    ChangeParticipation,
    ParticipationDraft,
    read_participation,
)
from twincrm.services.visits.people_rows import participation_rows
from twincrm.store.models import Visit

NIGHT = timedelta(days=1)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


@pytest.fixture
def visit(populated):
    return populated.ask(lambda session: session.scalars(select(Visit.id)).one())


@pytest.fixture
def webers(populated, visit):
    """The offer of the Webers, confirmed."""
    offer = populated.ask(capacity, visit).hosts[0].offer_id
    before = populated.ask(read_offer, offer)
    after = replace(before, status=OfferStatus.CONFIRMED)
    populated.execute(ChangeHostOffer(offer, "Familie Weber", before, after))
    return offer


@pytest.fixture
def people(populated, visit):
    return {row.name.given: row for row in populated.ask(participation_rows, visit)}


def _confirm(populated, visit, ids, *names):
    drafts = [ParticipationDraft(ids[n], status=ParticipationStatus.CONFIRMED) for n in names]
    return populated.execute(AddParticipations(visit, VISIT, tuple(drafts))).result


def test_capacity_counts_beds_and_guests_night_by_night(populated, visit, webers):
    found = populated.ask(capacity, visit)

    assert [count.night.day for count in found.nights] == [6, 7, 8]
    first = found.nights[0]
    assert (first.guests, first.beds, first.placed) == (1, 2, 1)
    assert (found.guests, found.beds, found.reserve) == (1, 2, 0)
    assert (found.without_bed, found.too_full, found.avoided) == ((), (), ())
    (host,) = found.hosts
    assert (host.household, host.placements[0].guests) == ("Familie Weber", "Wattrelos")


def test_more_guests_than_beds_is_a_warning(populated, visit, webers, ids, people):
    (first,) = _confirm(populated, visit, ids, "Bernd")
    second = people["Klára"].id
    for guest in (first, second):
        draft = PlacementDraft(webers, participation_id=guest, until_night=ARRIVAL)
        populated.execute(PlaceGuests(draft, "Gast", "Familie Weber"))

    found = populated.ask(capacity, visit)
    (warning,) = found.too_full
    assert (warning.night, warning.guests, warning.beds) == (ARRIVAL, 3, 2)
    assert first in found.without_bed


def test_guests_stay_within_the_nights_of_the_offer(populated, visit, webers, people):
    guest = people["Klára"].id
    for first, last in ((ARRIVAL - NIGHT, None), (None, ARRIVAL + 3 * NIGHT)):
        draft = PlacementDraft(webers, None, guest, first, last)
        with pytest.raises(RuleError) as trouble:
            populated.execute(PlaceGuests(draft, "Klára", "Familie Weber"))
        assert trouble.value.message.values["household"] == "Familie Weber"


def test_an_offer_with_guests_does_not_shrink_below_them(populated, visit, webers):
    placed = populated.ask(capacity, visit).hosts[0].placements[0].id
    before = populated.ask(read_placement, placed)
    stay = replace(before, from_night=ARRIVAL, until_night=ARRIVAL + NIGHT)
    populated.execute(ChangePlacement(placed, before, stay, "Wattrelos", "Familie Weber"))

    offer = populated.ask(read_offer, webers)
    shorter = replace(offer, until_night=ARRIVAL)
    with pytest.raises(RuleError):
        populated.execute(ChangeHostOffer(webers, "Familie Weber", offer, shorter))
    fitting = replace(offer, until_night=ARRIVAL + NIGHT)
    populated.execute(ChangeHostOffer(webers, "Familie Weber", offer, fitting))
    assert populated.ask(capacity, visit).hosts[0].until_night == ARRIVAL + NIGHT


def test_guests_have_one_bed_a_night(populated, visit, webers, people, ids):
    draft = HostOfferDraft(ids["Karl Berger"], OfferStatus.RESERVE, 1)
    reserve = populated.execute(AddHostOffer(visit, "Karl Berger", draft)).result
    party = people["Jean-Luc"].party_id
    for guest in ({"party_id": party}, {"participation_id": people["Jean-Luc"].id}):
        placed = PlacementDraft(reserve, **guest)
        with pytest.raises(RuleError):
            populated.execute(PlaceGuests(placed, "Wattrelos", "Karl Berger"))
    assert populated.ask(capacity, visit).reserve == 1

    first = populated.ask(capacity, visit).hosts
    weber = next(host for host in first if host.household == "Familie Weber").placements[0].id
    before = populated.ask(read_placement, weber)
    one_night = replace(before, until_night=ARRIVAL)
    populated.execute(ChangePlacement(weber, before, one_night, "Wattrelos", "Familie Weber"))
    rest = PlacementDraft(reserve, party, from_night=ARRIVAL + NIGHT)
    populated.execute(PlaceGuests(rest, "Wattrelos", "Karl Berger"))
    assert [count.placed for count in populated.ask(capacity, visit).nights] == [1, 1, 1]


def test_hosts_and_guests_are_of_one_visit(populated, webers, ids):
    autumn = VisitDraft(name="Herbst", starts_on=date(2027, 10, 1), ends_on=date(2027, 10, 3))
    other = populated.execute(AddVisit(autumn)).result
    (guest,) = _confirm(populated, other, ids, "Bernd")
    with pytest.raises(RuleError):
        populated.execute(PlaceGuests(PlacementDraft(webers, None, guest), "Bernd", "Weber"))


def test_a_household_offers_once_a_visit(populated, visit, webers, ids):
    again = HostOfferDraft(ids["Familie Weber"])
    with pytest.raises(RuleError):
        populated.execute(AddHostOffer(visit, "Familie Weber", again))


def test_a_proposal_is_one_step_or_none(populated, visit, webers, people, ids):
    (bernd,) = _confirm(populated, visit, ids, "Bernd")
    klara = PlacementDraft(webers, None, people["Klára"].id)
    twice = (klara, PlacementDraft(webers, None, bernd), klara)
    with pytest.raises(RuleError):
        populated.execute(PlaceAll(VISIT, twice))
    assert len(populated.ask(capacity, visit).hosts[0].placements) == 1

    populated.execute(PlaceAll(VISIT, twice[:2]))
    assert len(populated.ask(capacity, visit).hosts[0].placements) == 3
    populated.undo()
    assert len(populated.ask(capacity, visit).hosts[0].placements) == 1


def test_a_placement_is_taken_back_and_undone(populated, visit, webers, people):
    placed = populated.ask(capacity, visit).hosts[0].placements[0].id
    populated.execute(RemovePlacement(placed, "Wattrelos", "Familie Weber"))
    found = populated.ask(capacity, visit)
    assert found.without_bed == (people["Jean-Luc"].id,)
    populated.undo()
    assert populated.ask(capacity, visit).without_bed == ()


def test_whom_somebody_asked_to_keep_apart_is_warned_of(populated, visit, webers, people):
    draft = PlacementDraft(webers, None, people["Klára"].id)
    placed = populated.execute(PlaceGuests(draft, "Klára", "Familie Weber")).result
    assert populated.ask(capacity, visit).avoided == (placed,)


def test_a_confidential_wish_is_noted_once_and_names_nobody(populated, ids):
    noted = AddAvoidPair(ids["Klára"], ids["Familie Weber"])
    assert populated.execute(noted).step is None
    assert noted.label.values == {}
    assert populated.ask(avoid_pairs) == ((ids["Klára"], ids["Familie Weber"]),)
    populated.execute(RemoveAvoidPair(ids["Klára"], ids["Familie Weber"]))
    assert populated.ask(avoid_pairs) == ()


def test_whoever_cancels_needs_no_bed(populated, visit, webers, people):
    guest = people["Jean-Luc"].id
    before = populated.ask(read_participation, guest)
    gone = replace(before, status=ParticipationStatus.CANCELLED)
    populated.execute(ChangeParticipation(guest, "Jean-Luc Wattrelos", before, gone))
    found = populated.ask(capacity, visit)
    assert (found.guests, found.nights[0].placed, found.without_bed) == (0, 0, ())


def test_the_profile_of_a_household_with_its_beds(populated, ids):
    home = ids["Familie Weber"]
    before = populated.ask(read_hosting_profile, home)
    assert [bed.places for bed in before.beds] == [2, 1]
    after = replace(before, pets="Katze", beds=(before.beds[1], BedDraft(room="Dach")))
    populated.execute(SetHostingProfile(home, "Familie Weber", before, after))
    saved = populated.ask(read_hosting_profile, home)
    assert (saved.pets, [bed.room for bed in saved.beds]) == ("Katze", ["", "Dach"])
    assert populated.ask(read_hosting_profile, ids["Karl Berger"]) == HostingProfileDraft()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PlacementDraft(1), "party_id"),
        (PlacementDraft(1, 1, 1), "party_id"),
        (PlacementDraft(1, 1, status="lost"), "status"),
        (PlacementDraft(1, 1, None, ARRIVAL, ARRIVAL - NIGHT), "until_night"),
    ],
)
def test_what_cannot_be_kept_names_its_field(populated, draft, field):
    with pytest.raises(InputError) as trouble:
        populated.execute(PlaceGuests(draft, "Gast", "Weber"))
    assert trouble.value.field == field
