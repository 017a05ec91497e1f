"""Households: who lives there, and since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import InputError
from twincrm.domain.terms import HouseholdRole
from twincrm.runtime import clock
from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.households.queries import household_details
from twincrm.services.households.splitting import SplitDraft, SplitHousehold
from twincrm.services.people.captions import captions
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.queries import person_details
from twincrm.services.trash.commands import MoveToTrash

HOME = AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau", country="DE")


@pytest.fixture
def family(dispatcher):
    people = [
        dispatcher.execute(AddPerson(PersonDraft(given=given, family="Weber"))).result
        for given in ("Anna", "Bernd", "Clara")
    ]
    members = (
        MemberDraft(person_id=people[0]),
        MemberDraft(person_id=people[1], ends_on="2019"),
        MemberDraft(person_id=people[2], role=HouseholdRole.CHILD, starts_on="2010-03"),
    )
    draft = HouseholdDraft("Familie Weber", members=members, reach=Reach(addresses=(HOME,)))
    return dispatcher.execute(AddHousehold(draft)).result, people


def test_own_words_stay_where_that_was_said_after_a_move_and_not_after_one_noted_ahead(
    dispatcher, family, monkeypatch
):
    home, (anna, _, _) = family
    before = dispatcher.ask(read_household, home)
    named = replace(before, salutation="Liebe Anna, liebe Clara,")
    dispatcher.execute(ChangeHousehold(home, before, named))
    monkeypatch.setenv("TWINCRM_TODAY", "2027-06-10")
    leaves = SplitDraft((anna,), "2027-06-01", keeps_salutation=True)
    dispatcher.execute(SplitHousehold(home, leaves))
    assert dispatcher.ask(household_details, home, "de").salutation == named.salutation
    dispatcher.undo()
    dispatcher.execute(SplitHousehold(home, replace(leaves, starts_on="2027-07-01")))
    assert dispatcher.ask(household_details, home, "de").salutation == named.salutation
    monkeypatch.setenv("TWINCRM_TODAY", "2027-07-01")
    assert dispatcher.ask(household_details, home, "de").salutation == ""
    now = dispatcher.ask(read_household, home)
    again = replace(now, salutation="Liebe Clara, liebe Anna,")
    monkeypatch.setenv("TWINCRM_TODAY", "2027-07-02")
    dispatcher.execute(ChangeHousehold(home, now, again))
    assert dispatcher.ask(household_details, home, "de").salutation == again.salutation


def test_list_and_card_say_the_same_town_of_a_household(dispatcher, family):
    household, _ = family
    before = dispatcher.ask(read_household, household)
    moved = (
        replace(HOME, locality="Altdorf", ends_on="2020"),
        replace(HOME, locality="Lindenau", ends_on="2099"),
        replace(HOME, locality="Neudorf", starts_on="2098"),
    )
    for addresses in (moved, moved[::-1]):
        after = replace(before, reach=replace(before.reach, addresses=addresses))
        dispatcher.execute(ChangeHousehold(household, before, after))
        before = dispatcher.ask(read_household, household)
        said = dispatcher.ask(captions, {"household": [household]}, "de", clock.today())
        assert said["household"][household].line == "Lindenau"
        assert dispatcher.ask(household_details, household, "de").place == "Lindenau"


def test_those_who_moved_out_stand_last(dispatcher, family):
    household, _ = family
    shown = dispatcher.ask(household_details, household, "de")
    assert [(m.name, m.current) for m in shown.members] == [
        ("Anna Weber", True),
        ("Clara Weber", True),
        ("Bernd Weber", False),
    ]


def test_post_reaches_a_person_through_the_household(dispatcher, family):
    _, (anna, bernd, _) = family
    (address,) = dispatcher.ask(person_details, anna, "de").reached.addresses
    assert (address.lines, address.household) == (
        ("Ringstraße 1", "47475 Lindenau, Deutschland"),
        "Familie Weber",
    )
    assert dispatcher.ask(person_details, bernd, "de").reached.addresses == ()


def test_a_person_in_the_trash_lives_nowhere(dispatcher, family):
    household, (anna, *_) = family
    dispatcher.execute(MoveToTrash("person", (anna,)))
    shown = dispatcher.ask(household_details, household, "de")
    assert "Anna Weber" not in [member.name for member in shown.members]


def test_a_member_moves_out(dispatcher, family):
    household, _ = family
    before = dispatcher.ask(read_household, household)
    clara = replace(before.members[2], ends_on="2026-09-01")
    after = replace(before, members=(*before.members[:2], clara))
    dispatcher.execute(ChangeHousehold(household, before, after))
    assert dispatcher.ask(read_household, household).members[2].ends_on == "2026-09-01"


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ((MemberDraft(),), "members.0.person_id"),
        ((MemberDraft(person_id=1, ends_on="gestern"),), "members.0.ends_on"),
        ((MemberDraft(person_id=1, starts_on="2020", ends_on="2019"),), "members.0.ends_on"),
        ((MemberDraft(person_id=1, role="aunt"),), "members.0.role"),
    ],
)
def test_what_cannot_be_kept_is_named(dispatcher, members, field):
    with pytest.raises(InputError) as refused:
        dispatcher.execute(AddHousehold(HouseholdDraft("Weber", members=members)))
    assert refused.value.field == field
