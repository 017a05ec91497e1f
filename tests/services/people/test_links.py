"""A form may name what others deleted meanwhile: it is said at its field, and nothing fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds.dump import dump

from twincrm.domain.errors import InputError
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import (
    AssignmentDraft,
    LivingDraft,
    PersonDraft,
    RelationDraft,
    read_person,
)
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Person

GONE = 99_999


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ({"place_id": GONE}, "place_id"),
        ({"assignments": (AssignmentDraft(organisation_id=GONE),)},
         "assignments.0.organisation_id"),
        ({"households": (LivingDraft(new_home="Neu"), LivingDraft(household_id=GONE))},
         "households.1.household_id"),
        ({"relations": (RelationDraft(other_id=GONE),)}, "relations.0.other_id"),
    ],
)  # fmt: skip
def test_a_person_that_names_what_is_gone_is_not_kept(populated, part, path):
    before = dump(populated.file)

    with pytest.raises(InputError) as caught:
        populated.execute(AddPerson(PersonDraft(family="Weber", **part)))

    assert caught.value.field == path
    assert "no longer there" in caught.value.message.id
    assert dump(populated.file) == before


def test_so_it_is_with_organisations_and_households(populated):
    with pytest.raises(InputError, match="no longer there"):
        populated.execute(AddOrganisation(OrganisationDraft(name="Chor", parent_id=GONE)))
    members = (MemberDraft(person_id=GONE),)
    with pytest.raises(InputError, match="no longer there"):
        populated.execute(AddHousehold(HouseholdDraft(name="Weber", members=members)))


def test_what_lies_in_the_trash_is_gone_for_new_roles_and_stays_in_old_ones(populated):
    club = populated.execute(AddOrganisation(OrganisationDraft(name="Boule-Club"))).result
    role = AssignmentDraft(organisation_id=club)
    person = populated.execute(AddPerson(PersonDraft(family="Weber", assignments=(role,)))).result
    before = populated.ask(read_person, person)
    populated.execute(MoveToTrash("organisation", (club,)))

    populated.execute(ChangePerson(person, before, replace(before, occupation="Lehrerin")))
    with pytest.raises(InputError):
        populated.execute(AddPerson(PersonDraft(family="Neu", assignments=(role,))))

    assert populated.ask(lambda s: s.get(Person, person)).occupation == "Lehrerin"
