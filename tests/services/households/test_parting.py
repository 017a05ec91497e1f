"""A couple parts, or one of them dies: what still names both is told, and put right in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from twincrm.runtime import clock
from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.bulk.joining import LivingIn
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.households.queries import household_details
from twincrm.services.households.splitting import Fitted, SplitDraft, SplitHousehold
from twincrm.services.households.unfit import Unfit, unfit
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft, read_membership
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.people.queries import person_details


@pytest.fixture
def couple(dispatcher):
    karl, petra = (
        dispatcher.execute(AddPerson(PersonDraft(name, "Sommer"))).result
        for name in ("Karl", "Petra")
    )
    members = tuple(MemberDraft(person_id=each, starts_on="2001") for each in (karl, petra))
    home = dispatcher.execute(
        AddHousehold(HouseholdDraft("Karl und Petra Sommer", members=members))
    )
    draft = MembershipDraft(
        household_id=home.result,
        kind="couple",
        number="12",
        joined_on="2010",
        payer_id=karl,
        person_ids=(karl, petra),
    )
    return home.result, karl, petra, dispatcher.execute(AddMembership("Sommer", draft)).result


def _said(dispatcher, home):
    return dispatcher.ask(household_details, home, "de").unfit


def test_with_a_death_a_membership_is_over_and_nobody_is_reminded_of_a_home(dispatcher, couple):
    """On the card of who died, and of the household once nobody lives there any more."""
    home, karl, petra, _ = couple
    noted = JournalNoteDraft(
        subject="Chor",
        happened_at=datetime(2025, 5, 4, 18),  # noqa: DTZ001
        participants=(ParticipantDraft(household_id=home), ParticipantDraft(person_id=karl)),
    )
    dispatcher.execute(AddJournalNote(noted))
    for died, day in ((karl, "2027-01-02"), (petra, "2027-03")):
        whole = dispatcher.ask(household_details, home, "de")
        assert (whole.memberships[0].left_on, whole.months_since_contact) == (None, 23)
        before = dispatcher.ask(read_person, died)
        dispatcher.execute(ChangePerson(died, before, replace(before, death_date=day)))
        theirs = dispatcher.ask(person_details, died, "de")
        assert (theirs.memberships[0].left_on, theirs.months_since_contact) == (day, None)
    whole = dispatcher.ask(household_details, home, "de")
    assert (whole.memberships[0].left_on, whole.months_since_contact) == ("2027-03", None)
    assert whole.last_contact is not None


def test_what_names_both_is_told_whichever_way_one_left_and_put_right_as_one_step(
    dispatcher, couple
):
    home, karl, petra, membership = couple
    assert _said(dispatcher, home) == Unfit()
    before = dispatcher.ask(read_person, karl)
    there = dispatcher.execute(AddHousehold(HouseholdDraft("Au"))).result
    for leave in (
        ChangePerson(karl, before, replace(before, death_date="2027-01-02")),
        ChangeMany((("person", karl),), LivingIn(there, "Au", "2027-01-02")),
    ):
        dispatcher.execute(leave)
        said = _said(dispatcher, home)
        (held,) = said.memberships
        assert (said.name, held.kind, held.payer) == ("Petra Sommer", "single", "Karl Sommer")
        assert (held.payer_id, held.pays) == (petra, "Petra Sommer")
        dispatcher.undo()
    fitted = (Fitted(membership, held.kind, held.payer_id),)
    split = SplitDraft((karl,), "2027-01-02", home_name=said.name, memberships=fitted)
    dispatcher.execute(SplitHousehold(home, split, "Sommer"))
    now = dispatcher.ask(read_membership, membership)
    assert (now.kind, now.payer_id) == ("single", petra)
    assert dispatcher.ask(read_household, home).name == "Petra Sommer"
    assert _said(dispatcher, home) == Unfit()
    dispatcher.undo()
    assert dispatcher.ask(read_household, home).name == "Karl und Petra Sommer"
    assert dispatcher.ask(read_membership, membership).kind == "couple"


def test_a_family_keeps_its_name_when_a_child_moves_out_and_spouses_do_not(dispatcher, home):
    def look(*leaving):
        return dispatcher.glance(unfit, home, "de", clock.today(), leaving).name

    assert look(3) == look(1, 3) == ""  # “Familie Weber”
    before = dispatcher.ask(read_household, home)
    spouses = replace(before, name="Eheleute Weber")
    dispatcher.execute(ChangeHousehold(home, before, spouses))
    assert (look(3), look(1, 3)) == ("", "Bernd Weber")
