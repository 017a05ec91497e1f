"""A town that is named in the form of a contact comes with it, in the same step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from worlds.dump import dump

from twincrm.domain.errors import InputError
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, read_household
from twincrm.services.names import NameDraft
from twincrm.services.organisations.commands import AddOrganisation, ChangeOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.partnerships.commands import AddPartnership, ChangePartnership
from twincrm.services.partnerships.drafts import PartnershipDraft, read_partnership
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft, read_person
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft, read_place
from twincrm.services.places.named import NewTown
from twincrm.services.places.queries import places
from twincrm.services.visits.commands import AddVisit, ChangeVisit
from twincrm.services.visits.drafts import VisitDraft, read_visit
from twincrm.store.models import Organisation, Partnership, PartnershipType, Place

ZAGORZE = NewTown("Zagórze", "PL")
VISIT = VisitDraft(name="Besuch", starts_on=date(2027, 5, 6), ends_on=date(2027, 5, 9))
SORTS = [
    (PersonDraft(family="Nowak"), AddPerson, ChangePerson, read_person),
    (OrganisationDraft(name="Chór"), AddOrganisation, ChangeOrganisation, read_organisation),
    (HouseholdDraft(name="Nowak"), AddHousehold, ChangeHousehold, read_household),
    (VISIT, AddVisit, ChangeVisit, read_visit),
]


@pytest.mark.parametrize(("blank", "add", "change", "read"), SORTS)
def test_contact_and_town_come_and_go_together(populated, blank, add, change, read):
    before = dump(populated.file)
    key = populated.execute(add(replace(blank, new_town=ZAGORZE))).result

    kept = populated.ask(read, key)
    town = populated.ask(read_place, kept.place_id)
    assert (town.name, town.country, town.kind, kept.new_town) == ("Zagórze", "PL", "town", None)
    populated.undo()
    assert dump(populated.file) == before


@pytest.mark.parametrize(("blank", "add", "change", "read"), SORTS)
def test_a_contact_moves_to_a_new_town_and_back(populated, blank, add, change, read):
    home = populated.ask(lambda s: s.scalars(select(Place.id)).first())
    key = populated.execute(add(replace(blank, place_id=home))).result
    old, before = populated.ask(read, key), dump(populated.file)

    populated.execute(change(key, old, replace(old, place_id=None, new_town=ZAGORZE)))

    kept = populated.ask(read, key)
    assert populated.ask(read_place, kept.place_id).name == "Zagórze"
    populated.undo()
    assert dump(populated.file) == before
    populated.redo()
    assert populated.ask(read, key) == kept


def test_a_town_that_is_there_by_now_is_taken_whatever_language_it_was_named_in(populated):
    there = populated.execute(
        AddPlace(
            PlaceDraft(name="Zagórze", country="PL", names=(NameDraft(None, "de", "Hinterberg"),))
        )
    ).result
    for name, country in (("zagórze ", "pl"), ("Hinterberg", "PL")):
        draft = OrganisationDraft(name="Chór", new_town=NewTown(name, country))
        key = populated.execute(AddOrganisation(draft)).result
        assert populated.ask(read_organisation, key).place_id == there


def test_a_town_of_another_country_is_another_town(populated):
    there = populated.execute(AddPlace(PlaceDraft(name="Zagórze", country="PL"))).result
    draft = OrganisationDraft(name="Chór", new_town=NewTown("Zagórze", "UA"))
    key = populated.execute(AddOrganisation(draft)).result
    assert populated.ask(read_organisation, key).place_id != there


def test_an_organisation_named_in_a_role_comes_from_the_new_town_too(populated):
    role = AssignmentDraft(new_body="Chór Zzz")
    draft = PersonDraft(family="Nowak", new_town=ZAGORZE, assignments=(role,))
    key = populated.execute(AddPerson(draft)).result
    person = populated.ask(read_person, key)
    body = populated.ask(lambda s: s.get(Organisation, person.assignments[0].organisation_id))
    assert body.place_id == person.place_id


@pytest.mark.parametrize(("blank", "add", "change", "read"), SORTS)
@pytest.mark.parametrize(
    ("town", "path"), [(NewTown("X"), "new_town"), (NewTown(" ", "PL"), "place_id")]
)
def test_a_town_needs_a_name_and_a_country(populated, blank, add, change, read, town, path):
    before = dump(populated.file)
    with pytest.raises(InputError) as caught:
        populated.execute(add(replace(blank, new_town=town)))
    assert caught.value.field == path
    assert dump(populated.file) == before


def test_a_place_says_all_its_names(populated):
    names = (NameDraft(None, "de", "Hinterberg"), NameDraft(None, "fr", "Pierrefeu"))
    key = populated.execute(AddPlace(PlaceDraft(name="Zagórze", country="PL", names=names))).result
    (row,) = [row for row in populated.ask(places, "de") if row.id == key]
    assert (row.name, row.names) == ("Hinterberg", ("Zagórze", "Hinterberg", "Pierrefeu"))


def test_a_partnership_brings_its_new_towns_along(populated):
    pair = populated.ask(
        lambda s: s.scalars(select(PartnershipType.id).where(PartnershipType.key == "partnership"))
        .one()
    )  # fmt: skip
    home = populated.ask(lambda s: s.scalars(select(Place.id)).first())
    before = dump(populated.file)
    draft = PartnershipDraft(
        name="Lindenau – Zagórze", type_id=pair, place_ids=(home,), new_towns=(ZAGORZE,)
    )

    key = populated.execute(AddPartnership(draft)).result

    kept = populated.ask(read_partnership, key)
    assert populated.ask(read_place, kept.place_ids[1]).name == "Zagórze"
    populated.undo()
    assert dump(populated.file) == before
    assert populated.ask(lambda s: s.get(Partnership, key)) is None


def test_a_partnership_grows_by_a_new_town(populated):
    key = populated.ask(lambda s: s.scalars(select(Partnership.id)).first())
    old = populated.ask(read_partnership, key)

    populated.execute(ChangePartnership(key, old, replace(old, new_towns=(ZAGORZE,))))

    assert len(populated.ask(read_partnership, key).place_ids) == len(old.place_ids) + 1


def test_a_new_town_of_a_partnership_needs_its_country(populated):
    draft = PartnershipDraft(name="X", type_id=1, new_towns=(NewTown("Zagórze"),))

    with pytest.raises(InputError) as wrong:
        populated.execute(AddPartnership(draft))

    assert wrong.value.field == "new_town"
