"""Places: towns, and the districts within them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import InputError
from twincrm.services.names import NameDraft
from twincrm.services.places.commands import AddPlace, ChangePlace
from twincrm.services.places.drafts import PlaceDraft, read_place
from twincrm.services.places.queries import places, with_parts

TOWN = PlaceDraft(
    name="Kamieniec Górny",
    country="pl",
    time_zone="Europe/Warsaw",
    names=(NameDraft(language="de", name="Steinau"),),
)


def test_a_place_is_called_as_the_reader_calls_it(dispatcher):
    dispatcher.execute(AddPlace(TOWN))
    (polish,), (german,) = dispatcher.ask(places, "pl"), dispatcher.ask(places, "de")
    assert (polish.name, german.name, german.country) == ("Kamieniec Górny", "Steinau", "PL")


def test_a_town_includes_its_districts_and_their_quarters(dispatcher):
    town = dispatcher.execute(AddPlace(TOWN)).result
    district = dispatcher.execute(AddPlace(replace(TOWN, name="Rynek", within_id=town))).result
    quarter = dispatcher.execute(AddPlace(replace(TOWN, name="Brama", within_id=district))).result
    dispatcher.execute(AddPlace(replace(TOWN, name="Elsewhere")))
    assert dispatcher.ask(with_parts, [town]) == {town, district, quarter}


def test_a_place_never_lies_within_itself(dispatcher):
    town = dispatcher.execute(AddPlace(TOWN)).result
    district = dispatcher.execute(AddPlace(replace(TOWN, within_id=town))).result
    before = dispatcher.ask(read_place, town)
    with pytest.raises(InputError) as refused:
        dispatcher.execute(ChangePlace(town, before, replace(before, within_id=district)))
    assert refused.value.field == "within_id"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"country": "Polen"}, "country"),
        ({"country": "ß1"}, "country"),
        ({"kind": "village"}, "kind"),
        ({"latitude_e6": 90_000_001}, "latitude_e6"),
        ({"longitude_e6": -180_000_001}, "longitude_e6"),
        ({"population": -3}, "population"),
        ({"time_zone": "Europe/Nowhere"}, "time_zone"),
    ],
)
def test_what_cannot_be_kept_is_named(dispatcher, change, field):
    with pytest.raises(InputError) as refused:
        dispatcher.execute(AddPlace(replace(TOWN, **change)))
    assert refused.value.field == field
