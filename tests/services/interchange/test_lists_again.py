"""An updated list of the same club comes in: it completes, and what it says otherwise is told."""

from __future__ import annotations

from datetime import date

import pytest
from worlds.dump import dump
from worlds.member_lists import everything, take
from worlds.tables import TODAY, source

from twincrm.runtime.language import catalogue
from twincrm.services.interchange.doubts import (
    ADDRESS_DIFFERS,
    ALONE,
    ALONE_NOW,
    FEE_DIFFERS,
    FEE_LESS,
    FEE_OPEN,
    NAME_KNOWN,
    NUMBER_HELD,
    NUMBER_KNOWN,
    SAME_NUMBER,
)
from twincrm.services.interchange.table_plan import make_table_plan
from twincrm.services.interchange.table_sources import mapped
from twincrm.store.models import Address, Email, FeeYear, HouseholdMember, Membership, Person, Task

HEAD = "Nr;Name;Vorname;Straße;PLZ;Ort;Telefon;E-Mail;Eintritt;Beitrag 2026;bezahlt 2026\n"
UDO = "1;Groß;Udo;Ring 1;47475;Lindenau;02841 1;udo@x.de;1.3.1999;{};{}\n"


def told(plan) -> list[str]:
    """What the rows of a plan are to be checked for, by the ids of the words."""
    return [problem.id for row in plan.rows for problem in row.problems]


def said(plan) -> str:
    """The same in words."""
    return "\n".join(catalogue("en").say(p) for row in plan.rows for p in row.problems)


def nothing_changes(dispatcher, *texts: str) -> None:
    """Lists that came in already come in once more."""
    before = dump(dispatcher.file)
    for text in texts:
        assert take(dispatcher, source(text)).count("unchanged") == 1
    assert dump(dispatcher.file) == before


def nothing_changes_of(dispatcher, text: str) -> None:
    before = dump(dispatcher.file)
    take(dispatcher, source(text))
    assert dump(dispatcher.file) == before


@pytest.mark.parametrize(
    ("first", "then", "fee", "doubts"),
    [
        (("30", "nein"), ("30", "ja"), (3000, 3000, "paid"), []),
        (("30", "nein"), ("30", "3.2.2026"), (3000, 3000, "paid"), []),
        (("30", "10"), ("30", "20"), (3000, 2000, "partly"), []),
        (("30", "10"), ("30", "30"), (3000, 3000, "paid"), []),
        (("30", "nein"), ("befreit", ""), (3000, 0, "waived"), []),
        (("30", "ja"), ("30", "nein"), (3000, 3000, "paid"), [FEE_OPEN.id]),
        (("30", "20"), ("30", "10"), (3000, 2000, "partly"), [FEE_LESS.id]),
        (("30", "nein"), ("45", "ja"), (3000, 0, "unpaid"), [FEE_DIFFERS.id]),
        (("30", "ja"), ("befreit", ""), (3000, 3000, "paid"), [FEE_DIFFERS.id]),
        (("30", "ja"), ("30", ""), (3000, 3000, "paid"), []),
        (("30", "ja"), ("30", "3.2.2026"), (3000, 3000, "paid"), []),
    ],
)
def test_a_fee_still_open_is_completed_and_nothing_paid_is_taken_back(
    dispatcher, first, then, fee, doubts
):
    before, after = HEAD + UDO.format(*first), HEAD + UDO.format(*then)
    take(dispatcher, source(before))

    plan = take(dispatcher, source(after))

    [held] = everything(dispatcher, FeeYear)
    assert (held.due_cents, held.paid_cents, held.status) == fee
    assert held.paid_on == (date(2026, 2, 3) if then[1] == "3.2.2026" else None)
    assert told(plan) == doubts
    nothing_changes(dispatcher, before, after)


MARRIED = "1;Klein;Udo;Weg 2;12345;Berlin;030 99;{};{};;\n"


@pytest.mark.parametrize(
    ("then", "people", "doubts"),
    [
        ("1;Groß;Udo;Weg 2;12345;Berlin;;;;;\n", 1, []),
        ("001;Groß;Udo;;;;;;;;\n", 1, []),
        (MARRIED.format("", "1.3.1999"), 2, [NUMBER_KNOWN.id, NUMBER_HELD.id]),
        (MARRIED.format("udo@x.de", ""), 1, [SAME_NUMBER.id]),
        (MARRIED.format("", "1999"), 2, [NUMBER_KNOWN.id, NUMBER_HELD.id]),
        ("1;Groß;Ida;Weg 2;12345;Berlin;;;;;\n", 2, [NUMBER_HELD.id]),
        ("2;Groß;Udo;Weg 2;12345;Berlin;;;;;\n", 2, [NAME_KNOWN.id]),
    ],
)
def test_the_membership_number_shows_who_is_on_file_whatever_the_address(
    dispatcher, then, people, doubts
):
    take(dispatcher, source(HEAD + UDO.format("30", "ja")))

    plan = take(dispatcher, source(HEAD + then))

    assert len(everything(dispatcher, Person)) == len(everything(dispatcher, Membership)) == people
    assert [each for each in told(plan) if each != ADDRESS_DIFFERS.id] == doubts
    if NUMBER_KNOWN.id in doubts:
        dispatcher.undo()
        plan = take(dispatcher, source(HEAD + then), same=frozenset({("liste.csv", 2)}))
        assert len(everything(dispatcher, Person)) == len(everything(dispatcher, Membership)) == 1
    nothing_changes(dispatcher, HEAD + then)


def test_who_comes_to_stand_beside_a_member_is_named_and_the_membership_stays(dispatcher):
    udo = HEAD + UDO.format("30", "ja")
    take(dispatcher, source(udo))
    couple = HEAD + UDO.replace("Udo", "Udo u. Eva").format("45", "ja")

    plan = take(dispatcher, source(couple))

    [held] = everything(dispatcher, Membership)
    assert (held.kind, held.person_id) == ("single", 1)
    assert {m.person_id for m in everything(dispatcher, HouseholdMember)} == {1, 2}
    assert told(plan) == [ALONE.id, FEE_DIFFERS.id]
    assert "“Eva Groß” beside “Udo Groß”" in said(plan)
    nothing_changes(dispatcher, udo, couple)
    assert told(take(dispatcher, source(couple))) == []
    assert "names “Eva Groß” beside “Udo Groß”" in everything(dispatcher, Task)[0].note


def test_a_payment_in_a_later_row_of_the_same_list_counts_at_once(dispatcher):
    twice = HEAD + UDO.format("30", "nein") + UDO.format("30", "3.2.2026")

    take(dispatcher, source(twice))

    [held] = everything(dispatcher, FeeYear)
    assert (held.paid_cents, held.status, held.paid_on) == (3000, "paid", date(2026, 2, 3))
    nothing_changes_of(dispatcher, twice)


def test_a_list_that_names_no_year_brings_the_fees_of_the_next_one(dispatcher):
    listed = source("Nr;Name;Vorname;Eintritt;Beitrag;bezahlt\n1;Groß;Udo;1999;30;\n")
    take(dispatcher, of_year(listed, 2026))
    take(dispatcher, of_year(listed, 2026))
    take(dispatcher, of_year(listed, 2027))
    noted = [(fee.year, fee.status) for fee in everything(dispatcher, FeeYear)]
    assert noted == [(2026, "unpaid"), (2027, "unpaid")]


def of_year(read, year: int):
    return mapped(read, {"fee_year": year}, "DE", TODAY)


@pytest.mark.parametrize("names", ["Udo", "Udo u. Eva"])
def test_another_address_overwrites_nothing_and_is_told(dispatcher, names):
    head = HEAD.replace(";Beitrag 2026;bezahlt 2026", ";Hobby")
    row = "1;Groß;{};{};02841 1;udo@x.de;1.3.1999;{}\n"
    first = head + row.format(names, "Ringstr. 1;01234;Lindenau", "")
    alike = head + row.format(names, "Ringstraße 1;1234;", "Schach")
    moved = head + row.format(names, "Weg 2;12345;Berlin", "Chor")
    take(dispatcher, source(first))
    assert ADDRESS_DIFFERS.id not in told(take(dispatcher, source(alike)))

    plan = take(dispatcher, source(moved))

    assert [a.street for a in everything(dispatcher, Address)] == ["Ringstr. 1"]
    assert told(plan) == [ADDRESS_DIFFERS.id]
    assert "“Udo Groß”: Weg 2, 12345 Berlin. Here it is Ringstr. 1, 01234 Lindenau" in said(plan)
    assert "liste.csv: Weg 2, 12345 Berlin" in everything(dispatcher, Person)[0].note.splitlines()
    assert "Weg 2, 12345 Berlin" in everything(dispatcher, Task)[-1].note
    nothing_changes(dispatcher, first, alike, moved)
    assert told(take(dispatcher, source(moved))) == []

    dispatcher.undo()
    before = dump(dispatcher.file)
    plan = take(dispatcher, source(moved), moved=frozenset({("liste.csv", 2)}))
    assert told(plan) == []
    held = [(a.street, a.starts_on, a.ends_on) for a in everything(dispatcher, Address)]
    assert held == [("Ringstr. 1", None, "2027-04-18"), ("Weg 2", "2027-04-19", None)]
    nothing_changes(dispatcher, first, alike, moved)
    dispatcher.undo()
    assert dump(dispatcher.file) == before


def test_who_lives_with_others_moves_by_no_row_of_one(dispatcher):
    couple = HEAD + UDO.replace("Udo", "Udo u. Eva").format("30", "ja")
    take(dispatcher, source(couple))
    eva = HEAD + "1;Groß;Eva;Weg 2;12345;Berlin;;;;;\n"

    plan = take(dispatcher, source(eva), moved=frozenset({("liste.csv", 2)}))

    assert [a.street for a in everything(dispatcher, Address)] == ["Ring 1"]
    assert told(plan) == [ADDRESS_DIFFERS.id, ALONE_NOW.id]
    assert not plan.plan.cards[0].movable


def test_of_several_of_one_name_the_one_who_lives_there_is_proposed(dispatcher):
    head = "Name;Vorname;Straße;Geb.;E-Mail\n"
    two = "Meier;Hans;Hauptstr. 3;1.2.1950;\nMeier;Hans;Am Wall 7;3.4.1981;\n"
    third = "Meier;Hans;Am Wall 7;;hans@meier.example\n"
    plan = dispatcher.ask(make_table_plan, (source(head + two + third),))
    assert "“Hans Meier” stands in line 3 as well" in said(plan)
    take(dispatcher, source(head + two))
    then = take(dispatcher, source(head + third), same=frozenset({("liste.csv", 2)}))
    assert then.count("update") == 1
    [mail] = everything(dispatcher, Email)
    assert dispatcher.ask(lambda s: s.get(Person, mail.person_id).birth_date) == "1981-04-03"
