"""Addresses of a list that comes in again: completed, told of, and taken once where it is said."""

from __future__ import annotations

import pytest
from worlds.dump import dump
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.runtime.language import catalogue
from twincrm.store.models import Address, HouseholdMember, Person

HEAD = "Nr;Name;Vorname;Straße;PLZ;Ort;Telefon;Hobby\n"
UDO = "1;Groß;Udo;Ring 1;47475;Lindenau;02841 1;{}\n"
EVA = "1;Groß;Eva;Ring 1;47475;Lindenau;02841 1;{}\n"
BOTH = UDO.replace("Udo", "Udo u. Eva")
TOWN = BOTH.replace("Ring 1", "").format("")
NEW = ("Ring 1;47475;Lindenau", "Weg 2;12345;Berlin")
OLD, NOW = ("Ring 1", None, "2027-04-18"), ("Weg 2", "2027-04-19", None)


def moved(*lines: int) -> frozenset[tuple[str, int]]:
    return frozenset(("liste.csv", line) for line in lines)


def held(dispatcher) -> list[tuple[str, str | None, str | None]]:
    return [(a.street, a.starts_on, a.ends_on) for a in everything(dispatcher, Address)]


def said(plan) -> str:
    return "\n".join(catalogue("en").say(p) for row in plan.rows for p in row.problems)


@pytest.mark.parametrize("names", ["Udo", "Udo u. Eva"])
def test_an_address_that_names_a_town_alone_gains_the_street(dispatcher, names):
    town = HEAD + TOWN.replace("Udo u. Eva", names)
    take(dispatcher, source(town))
    rows = [BOTH.replace("Udo u. Eva", names).format(""), UDO.format("").replace("Ring 1", "Hof 9")]

    plan = take(dispatcher, source(HEAD + "".join(rows)))

    assert held(dispatcher) == [("Ring 1", None, None)]
    assert "Hof 9, 47475 Lindenau. Here it is Ring 1, 47475 Lindenau" in said(plan)
    before = dump(dispatcher.file)
    take(dispatcher, source(town))
    assert dump(dispatcher.file) == before


@pytest.mark.parametrize("decided", [(2,), (3,), (2, 3)])
@pytest.mark.parametrize("names", ["Eva", "Udo"])
def test_the_new_address_of_two_rows_is_taken_once(dispatcher, names, decided):
    take(dispatcher, source(HEAD + (BOTH if names == "Eva" else UDO).format("")))
    rows = UDO.format("").replace(*NEW) + EVA.format("Chor").replace(*NEW).replace("Eva", names)
    asked = take(dispatcher, source(HEAD + rows))
    assert [card.movable for card in asked.plan.cards] == [True, True]
    dispatcher.undo()

    plan = take(dispatcher, source(HEAD + rows), moved=moved(*decided))

    assert held(dispatcher) == [OLD, NOW]
    assert not said(plan)


def test_who_moved_back_is_told_of_and_can_be_taken_back(dispatcher):
    first, then = HEAD + UDO.format(""), HEAD + UDO.format("").replace(*NEW)
    take(dispatcher, source(first))
    take(dispatcher, source(then), moved=moved(2))
    back = HEAD + UDO.format("Chor")

    plan = take(dispatcher, source(back))

    assert held(dispatcher) == [OLD, NOW]
    assert "“Udo Groß” lived before: Ring 1, 47475 Lindenau. Here it is Weg 2" in said(plan)
    take(dispatcher, source(back), moved=moved(2))
    assert held(dispatcher)[1:] == [("Weg 2", "2027-04-19", "2027-04-19"), ("Ring 1", NOW[1], None)]


def test_the_same_list_still_offers_its_new_address_and_no_note_keeps_it(dispatcher):
    then = HEAD + UDO.format("").replace(*NEW)
    take(dispatcher, source(HEAD + UDO.format("")))
    take(dispatcher, source(then))
    assert everything(dispatcher, Person)[0].note == "liste.csv: Weg 2, 12345 Berlin"

    plan = take(dispatcher, source(then))

    assert (plan.count("unchanged"), said(plan)) == (1, "")
    assert plan.plan.cards[0].movable
    take(dispatcher, source(then), moved=moved(2))
    assert held(dispatcher) == [OLD, NOW]
    assert everything(dispatcher, Person)[0].note == ""


@pytest.mark.parametrize(
    ("first", "present"),
    [
        (UDO.format(""), [("Ring 1", None)]),  # the same: the household's alone
        (UDO.format("").replace("Ring 1", "Weg 2"), [("Weg 2", None), ("Ring 1", None)]),
        (EVA.format("") + UDO.format(""), [("Ring 1", None)]),
    ],
)
def test_who_marries_into_a_household_gets_no_second_address(dispatcher, first, present):
    take(dispatcher, source(HEAD + first))
    before = dump(dispatcher.file)
    both = moved(2)

    take(dispatcher, source(HEAD + BOTH.format("")), same=both)

    assert [(a.street, a.ends_on) for a in everything(dispatcher, Address)] == present
    owners = [(a.person_id, a.household_id) for a in everything(dispatcher, Address)]
    assert owners == ([(None, 1)] if len(present) == 1 else [(1, None), (2, None)])
    dispatcher.undo()
    assert dump(dispatcher.file) == before
    take(dispatcher, source(HEAD + BOTH.format("")), same=both, moved=both)
    assert [a.street for a in everything(dispatcher, Address) if not a.ends_on] == ["Ring 1"]


@pytest.mark.parametrize("taken", [False, True])
def test_who_stays_at_an_own_address_moves_into_no_household_on_file(dispatcher, taken):
    pair = "1;Groß;Ida u. Eva;Ring 1;47475;Lindenau;02841 1;\n".replace("Ida u. ", "")
    take(dispatcher, source(HEAD + pair.replace("Eva", "Familie Eva")))
    take(dispatcher, source(HEAD + UDO.format("").replace("Ring 1", "Weg 2")))
    homes = len(everything(dispatcher, HouseholdMember))
    lines = moved(2)

    take(dispatcher, source(HEAD + BOTH.format("")), same=lines, moved=lines if taken else moved())

    assert len(everything(dispatcher, HouseholdMember)) == homes + taken
    present = [a.street for a in everything(dispatcher, Address) if not a.ends_on]
    assert present == (["Ring 1"] if taken else ["Ring 1", "Weg 2"])
