"""An address typed in a form: for all who live together, or for one of them alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds.dump import dump
from worlds.editing import change, steps

from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft, read_membership
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import LivingDraft, PersonDraft, read_person
from twincrm.services.people.queries import person_details

OLD = AddressDraft(street="Kastell 4", postcode="47441", locality="Moers", country="DE")
NEW = replace(OLD, street="Neustr. 9", postcode="47443")


@pytest.fixture
def family(populated):
    """Petra with the same address as the household, and Klaus."""
    petra, klaus = (
        populated.execute(AddPerson(PersonDraft(given, "Maaßen", reach=reach))).result
        for given, reach in (("Petra", Reach(addresses=(OLD,))), ("Klaus", Reach()))
    )
    members = (MemberDraft(person_id=petra), MemberDraft(person_id=klaus))
    draft = HouseholdDraft("Familie Maaßen", members=members, reach=Reach(addresses=(OLD,)))
    return populated.execute(AddHousehold(draft)).result, petra, klaus


def streets(populated, *people):
    shown = [populated.ask(person_details, each, "de").reached.addresses for each in people]
    return [[row.lines[0] for row in rows] for rows in shown]


@pytest.mark.parametrize(
    ("answer", "of_klaus"),
    [(0, ["Neustr. 9"]), (1, ["Neustr. 9", "Kastell 4"]), (None, ["Kastell 4"])],
)
def test_the_address_of_the_household_is_typed_over_in_the_form_of_one(
    open_editor, populated, around, family, answer, of_klaus
):
    _, petra, klaus = family
    page = open_editor("person", klaus)
    assert "Kastell 4" in page.form.inherited.text.text()
    page.form.inherited.button.click()
    (block,) = page.form.reach.addresses.blocks
    block.form.set_draft(replace(block.value, street=NEW.street, postcode=NEW.postcode))
    before, old = steps(populated), dump(populated.file)
    around.answers = [answer]

    page.save()

    assert len(around.asked) == 1
    own = [["Kastell 4", "Neustr. 9"]] if answer == 0 else [["Kastell 4"]]
    assert streets(populated, klaus, petra) == [of_klaus, *own]
    if answer is None:
        assert page.dirty
        page.form.set_draft(page._original)
        return
    assert steps(populated) == before + 1
    populated.undo()
    assert dump(populated.file) == old


@pytest.mark.parametrize(("answer", "of_petra"), [(0, False), (2, True)])
def test_the_address_in_the_form_of_the_household_is_that_of_all_or_of_one(
    open_editor, populated, around, family, answer, of_petra
):
    home, _, klaus = family
    page = open_editor("household", home)
    (block,) = page.form.reach.addresses.blocks
    block.form.set_draft(replace(block.value, street=NEW.street))
    before = steps(populated)
    around.answers = [answer]

    page.save()

    assert steps(populated) == before + 1
    (of_home,) = populated.ask(read_household, home).reach.addresses
    own = populated.ask(read_person, klaus).reach.addresses
    assert (of_home.street, [row.street for row in own]) == (
        ("Kastell 4", ["Neustr. 9"]) if of_petra else ("Neustr. 9", [])
    )


def test_a_household_of_many_is_asked_as_well(open_editor, populated, around):
    people = [populated.execute(AddPerson(PersonDraft(f"P{n}", "Maaßen"))).result for n in range(8)]
    members = tuple(MemberDraft(person_id=each) for each in people)
    draft = HouseholdDraft("Familie Maaßen", members=members, reach=Reach(addresses=(OLD,)))
    home = populated.execute(AddHousehold(draft)).result
    page = open_editor("household", home)
    (block,) = page.form.reach.addresses.blocks
    block.form.set_draft(replace(block.value, street=NEW.street))
    around.answers = [1, 6, 1]  # only one, somebody else, the eighth

    page.save()

    own = [[a.street for a in populated.ask(read_person, each).reach.addresses] for each in people]
    assert own == [*([[]] * 7), [NEW.street]]
    (of_home,) = populated.ask(read_household, home).reach.addresses
    assert of_home.street == OLD.street


def test_nobody_is_asked_where_all_the_same_is_typed(open_editor, populated, around, family):
    _, petra, klaus = family
    page = open_editor("person", klaus)
    page.form.inherited.button.click()
    page.save()
    assert (around.asked, populated.ask(read_person, klaus).reach.addresses) == ([], ())
    assert streets(populated, klaus, petra) == [["Kastell 4"], ["Kastell 4"]]


def test_a_household_added_with_a_person_gets_the_address(open_editor, populated, around):
    page = open_editor("person")
    homes = (LivingDraft(new_home="Familie Maaßen"),)
    change(page, given="Petra", family="Maaßen", households=homes, reach=Reach(addresses=(OLD,)))
    page.save()
    shown = populated.ask(person_details, around.went[-1].id, "de")
    (address,) = shown.reached.addresses
    assert (address.lines[0], address.household) == ("Kastell 4", "Familie Maaßen")
    populated.undo()
    assert around.asked == []


def test_who_moves_to_a_member_household_can_end_the_own_membership(
    open_editor, populated, around, family
):
    home, _, _ = family
    nora = populated.execute(AddPerson(PersonDraft("Nora", "Maaßen"))).result
    own = MembershipDraft(nora, joined_on="2010")
    alone = populated.execute(AddMembership("Nora", own)).result
    ours = MembershipDraft(household_id=home, kind="household", joined_on="2000")
    shared = populated.execute(AddMembership("Familie Maaßen", ours)).result
    before = dump(populated.file)

    def held():
        ends = populated.ask(read_membership, alone).left_on
        return ends, populated.ask(read_membership, shared).person_ids

    page = open_editor("person", nora)
    page.form.livings.rows.set_value((LivingDraft(household_id=home, starts_on="2027-04-21"),))
    page.form.livings.value_changed.emit()
    around.answers = [None, 0]
    page.save()  # the question is left: nothing is saved
    assert dump(populated.file) == before
    page.save()
    assert held() == ("2027-04-20", (nora,))
    populated.undo()  # all of it is one step
    assert dump(populated.file) == before

    page = open_editor("household", home)
    rows = page.form.members.rows
    rows.set_value((*rows.value, MemberDraft(person_id=nora)))
    around.answers = [1]
    page.save()
    assert len(around.asked) == 3
    assert held() == (None, ())  # both stay
