"""What a later list says of members otherwise than the file is told in its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.domain.records.table_row import RowMembership
from twincrm.runtime.language import catalogue
from twincrm.services.interchange.payments import Fee, compare_fee
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.store.models import FeeYear, Membership, MembershipPerson, Task

HEAD = "Nr.;Name;Vorname;Straße;PLZ/Ort;Eintritt;Art;Beitrag 2026;bez.\n"
UDO = "1;Weber;Udo;Ring 1;47475 Moers;1998;Einzel;30;\n"
EVA = "2;Weber;Eva;Ring 1;47475 Moers;1998;Einzel;30;\n"
BOTH = "1;Weber;Udo u. Eva;Ring 1;47475 Moers;1998;Paar;45;\n"


def said(plan) -> str:
    return "\n".join(catalogue("en").say(p) for row in plan.rows for p in row.problems)


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        (UDO + EVA, BOTH, "names “Eva Weber” and “Udo Weber” as members together. Here each has"),
        (BOTH, UDO, "“Udo Weber” alone. Here the membership is shared with “Eva Weber”"),
        (UDO, UDO.replace("Einzel", "Familie"), "“Udo Weber”: family. Here it is single person"),
        (UDO.replace(";Einzel", ";"), UDO, ""),
        (UDO.replace("Einzel", "Förderer"), UDO.replace("Einzel", ""), ""),
        (BOTH, BOTH.replace("45", "45,00"), ""),
    ],
)
def test_who_are_members_together_is_told_and_nobody_changes_it(dispatcher, first, then, words):
    take(dispatcher, source(HEAD + first))
    before = [(m.kind, m.person_id, m.household_id) for m in everything(dispatcher, Membership)]
    shares = len(everything(dispatcher, MembershipPerson))

    plan = take(dispatcher, source(HEAD + then), same=frozenset({("liste.csv", 2)}))

    assert words in said(plan)
    assert bool(words) or not said(plan)
    held = [(m.kind, m.person_id, m.household_id) for m in everything(dispatcher, Membership)]
    assert (held, len(everything(dispatcher, MembershipPerson))) == (before, shares)
    again = take(dispatcher, source(HEAD + then))
    assert not said(again) or again.count("unchanged") == 1


@pytest.mark.parametrize(("joined", "twice"), [("1998", True), ("1998;31.12.2003", False)])
def test_one_number_for_two_in_a_list_is_told_in_both_rows(dispatcher, joined, twice):
    head = "Nr.;Name;Vorname;Eintritt;Austritt\n"
    rows = f"7;Weber;Udo;{joined}\n007;Klein;Ida;2004;\n7;Groß;Eva u. Jo;2004;\n"

    plan = take(dispatcher, source(head + rows))

    words = [" ".join(map(catalogue("en").say, row.problems)) for row in plan.rows]
    assert ["in row" in each for each in words] == [twice, True, True]
    assert not twice or "“Udo Weber” has the membership number 7 in this list" in words[0]
    assert not said(take(dispatcher, source(head + rows)))


def test_who_has_died_as_is_known_owes_nothing_by_a_list_that_does_not_know(dispatcher):
    take(dispatcher, source(HEAD.replace("2026", "2024") + UDO + EVA))
    udo = dispatcher.ask(read_person, 1)
    dispatcher.execute(ChangePerson(1, udo, replace(udo, death_date="2025-03-01")))
    unpaid = source(HEAD + UDO + EVA)

    plan = take(dispatcher, unpaid)

    assert [(f.membership_id, f.year) for f in everything(dispatcher, FeeYear)][2:] == [(2, 2026)]
    assert said(plan).startswith("“Udo Weber” is noted here as deceased (1 March 2025), so no fee")
    assert "“Eva Weber” is" not in said(plan)
    paid = take(dispatcher, source(HEAD + UDO.replace("30;", "30;ja")))
    assert [f.membership_id for f in everything(dispatcher, FeeYear)][3:] == [1]
    assert "“Udo Weber” is noted here as deceased (1 March 2025); please" in said(paid)


def test_what_brings_nothing_but_a_doubt_stands_in_the_task_of_the_others(dispatcher):
    take(dispatcher, source(HEAD + UDO.replace("30;", "30;ja") + EVA))

    take(dispatcher, source(HEAD + UDO.replace("30;", "30;nein") + EVA.replace("30;", "30;ja")))

    [task] = everything(dispatcher, Task)
    assert task.title == "Check 1 row of the import of liste.csv"
    assert "Row 2, Udo Weber: The list says that the fee of 2026 is open" in task.note


@pytest.mark.parametrize(
    ("first", "then", "people", "doubt"),
    [
        ("7;Weber;Udo;1.2.1950;", "7;Weber;Udo;3.4.1981;", 2, True),  # father and son
        ("7;Weber;Udo;;31.12.2003", "7;Klein;Ida;;", 2, False),  # whose number is free again
        ("7;Weber;Udo;;", "7;Klein;Ida;;", 2, True),
    ],
)
def test_a_number_is_no_proof_against_a_birthday_and_free_once_its_holder_left(
    dispatcher, first, then, people, doubt
):
    head = "Nr.;Name;Vorname;Geb.;Austritt\n{}\n"
    take(dispatcher, source(head.format(first)))

    plan = take(dispatcher, source(head.format(then)))

    assert plan.plan.count("new") == people - 1
    assert ("has the membership number 7 already" in said(plan)) == doubt


def test_the_day_of_a_part_stays_where_the_rest_comes_in_without_a_day():
    here = Fee(3000, 1000, "partly", 1, date(2026, 2, 3))
    told = RowMembership("single", fee_year=2026, fee_cents=3000, paid=True)
    assert compare_fee(here, told) == (Fee(3000, 3000, "paid", 1, date(2026, 2, 3)), None)
