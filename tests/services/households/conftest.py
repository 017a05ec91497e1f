"""A family of three in the house where they have lived since 2001."""

from __future__ import annotations

import pytest

from twincrm.domain.terms import FormOfAddress
from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft

OLD = AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau", country="DE")


@pytest.fixture
def people(dispatcher):
    forms = {"Anna": FormOfAddress.MRS, "Bernd": FormOfAddress.MR, "Clara": FormOfAddress.MRS}
    return [
        dispatcher.execute(AddPerson(PersonDraft(name, "Weber", form_of_address=form))).result
        for name, form in forms.items()
    ]


@pytest.fixture
def home(dispatcher, people):
    members = tuple(MemberDraft(person_id=each, starts_on="2001") for each in people)
    draft = HouseholdDraft(
        "Familie Weber", "Liebe drei,", members=members, reach=Reach(addresses=(OLD,))
    )
    return dispatcher.execute(AddHousehold(draft)).result
