"""Rows of members beside what is on file: one membership at a time, and nobody becomes a third."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds.member_lists import ANNA, COUPLE, HEADER, everything, take
from worlds.tables import source

from twincrm.runtime.language import catalogue
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import MemberDraft, read_household
from twincrm.services.interchange.doubts import THIRD
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.store.models import (
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Person,
)


@pytest.mark.parametrize("at_once", [False, True])
def test_who_stands_beside_one_of_a_couple_becomes_no_third_of_theirs(dispatcher, at_once):
    other = "9;Weber;Udo u. Ida;Hof 9;47475 Moers;;;w@example.org;;1998;36,00;;\n"
    tables = [HEADER + COUPLE + other] if at_once else [HEADER + COUPLE, HEADER + other]
    for table in tables:
        plan = take(dispatcher, source(table))

    udo, eva, ida = everything(dispatcher, Person)
    assert {m.person_id for m in everything(dispatcher, HouseholdMember)} == {udo.id, eva.id}
    assert {m.person_id for m in everything(dispatcher, MembershipPerson)} == {udo.id, eva.id}
    [told] = [p for p in plan.rows[-1].problems if p.id == THIRD.id]
    assert told.values["card"] == "Ida Weber"
    assert dispatcher.ask(read_person, ida.id).reach.addresses[0].street == "Hof 9"


def test_a_membership_on_file_is_given_no_end_before_its_beginning(dispatcher):
    head = "Nachname;Vorname;Mitgliedsnr.;{}\nWeber;Anna;7;{}\n"
    take(dispatcher, source(head.format("Eintritt", "1.1.2020")))
    take(
        dispatcher, source(head.format("Austritt", "1.1.2010")), same=frozenset({("liste.csv", 2)})
    )

    [held] = everything(dispatcher, Membership)
    assert (held.joined_on, held.left_on) == ("2020-01-01", None)


def test_a_membership_at_another_time_is_one_more_and_at_the_same_time_a_doubt(dispatcher):
    head = "Nachname;Vorname;Mitgliedsnr.;Eintritt;Austritt\n{}"
    rows = "Weber;Anna;7;1.1.1998;31.12.2003\nWeber;Anna;9;1.6.2010;\n"
    take(dispatcher, source(head.format(rows)), same=frozenset({("liste.csv", 3)}))
    held = [(m.number, m.joined_on, m.left_on) for m in everything(dispatcher, Membership)]
    assert held == [("7", "1998-01-01", "2003-12-31"), ("9", "2010-06-01", None)]
    assert take(dispatcher, source(head.format(rows))).count("unchanged") == 2

    late = head.format("Weber;Anna;11;1.2.2015;\n")
    plan = take(dispatcher, source(late), same=frozenset({("liste.csv", 2)}))
    assert len(everything(dispatcher, Membership)) == 2
    (said,) = [catalogue("en").say(each.message) for each in plan.problems]
    assert said.startswith("“Anna Weber” has been a member since 1 June 2010, and nobody is one")
    assert said.endswith("in the note of the membership: 11, 2015-02-01")
    assert everything(dispatcher, Membership)[1].note == "11, 2015-02-01"
    assert take(dispatcher, source(late)).count("unchanged") == 1


def test_a_household_that_is_a_member_gets_no_second_membership_by_a_row(dispatcher):
    head = "Nr.;Name;Vorname;Straße;PLZ/Ort;Eintritt\n{};Weber;{};Ringstr. 3;47475 Moers;{}\n"
    take(dispatcher, source(head.format(7, "Udo u. Eva", 1998)))
    kim, jo = (
        dispatcher.execute(AddPerson(PersonDraft(given=given, family="Weber"))).result
        for given in ("Kim", "Jo")
    )
    home = everything(dispatcher, Household)[0].id
    before = dispatcher.ask(read_household, home)
    more = tuple(MemberDraft(person_id=key) for key in (kim, jo))
    dispatcher.execute(
        ChangeHousehold(home, before, replace(before, members=before.members + more))
    )

    rows = source(head.format(12, "Kim u. Jo", 2005))
    plan = take(dispatcher, rows, same=frozenset({("liste.csv", 2)}))

    (held,) = everything(dispatcher, Membership)
    assert (held.number, held.joined_on, held.note) == ("7", "1998", "12, 2005")
    assert len(everything(dispatcher, MembershipPerson)) == 4
    assert "has been a member since 1998" in catalogue("en").say(plan.problems[-1].message)


def test_no_fee_is_made_for_who_left_before_its_year_as_the_file_knows(dispatcher):
    left = HEADER.replace("Hobby", "Austritt")
    take(dispatcher, source(left + ANNA.replace("24,00;;Schach", ";;31.12.2019")))

    plan = take(dispatcher, source(HEADER + ANNA.replace("Schach", "")))

    assert everything(dispatcher, FeeYear) == []
    (row,) = plan.rows
    assert "ended before" in row.problems[-1].id
