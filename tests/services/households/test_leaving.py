"""Own salutations and homes after somebody left, by whichever way, or was two entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twincrm.runtime import clock
from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.bulk.joining import LivingIn
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.households.queries import household_details
from twincrm.services.mailings.reading import known_of
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import LivingDraft, PersonDraft, read_person
from twincrm.services.trash.commands import MoveToTrash


def said_on(dispatcher, home, day):
    shown = dispatcher.ask(household_details, home, "de", day).salutation
    assert shown == dispatcher.ask(known_of, {("household", home)}, day).homes[home].salutation
    return shown


def _put_elsewhere(dispatcher, home, there):
    dispatcher.execute(ChangeMany((("person", 1),), LivingIn(there, "Au", "2027-04-01")))


def _write_in_elsewhere(dispatcher, home, there):
    before = dispatcher.ask(read_household, there)
    coming = (MemberDraft(person_id=1, starts_on="2027-04-01"),)
    dispatcher.execute(ChangeHousehold(there, before, replace(before, members=coming)))


def _end(dispatcher, home, there):
    before = dispatcher.ask(read_household, home)
    anna, *others = before.members
    left = (replace(anna, ends_on="2027-03-31"), *others)
    dispatcher.execute(ChangeHousehold(home, before, replace(before, members=left)))


def _take_out(dispatcher, home, there):
    before = dispatcher.ask(read_household, home)
    after = replace(before, members=before.members[1:])
    dispatcher.execute(ChangeHousehold(home, before, after))


def _throw_away(dispatcher, home, there):
    dispatcher.execute(MoveToTrash("person", (1,)))


def _merge_into_one_elsewhere(dispatcher, home, there):
    twin = dispatcher.execute(AddPerson(PersonDraft("Anna", "Weber"))).result
    before = dispatcher.ask(read_household, there)
    coming = (MemberDraft(person_id=twin, starts_on="2027-04-01"),)
    dispatcher.execute(ChangeHousehold(there, before, replace(before, members=coming)))
    dispatcher.execute(MergePeople(twin, 1))


@pytest.mark.parametrize(
    "leave",
    [
        _put_elsewhere,
        _write_in_elsewhere,
        _end,
        _take_out,
        _throw_away,
        _merge_into_one_elsewhere,
    ],
)
def test_own_words_name_nobody_who_is_gone_by_whichever_way(dispatcher, home, leave):
    there = dispatcher.execute(AddHousehold(HouseholdDraft("Au"))).result
    before = dispatcher.ask(read_household, home)
    words = replace(before, salutation="Liebe Anna, lieber Bernd,")
    dispatcher.execute(ChangeHousehold(home, before, words))
    leave(dispatcher, home, there)
    assert said_on(dispatcher, home, clock.today()) == ""
    if leave is _end:  # who left is greeted up to the last day
        assert said_on(dispatcher, home, date(2027, 3, 31)) == words.salutation
    now = dispatcher.ask(read_household, home)
    again = replace(now, salutation="Lieber Bernd, liebe Anna,")
    dispatcher.execute(ChangeHousehold(home, now, again))
    assert said_on(dispatcher, home, clock.today()) == again.salutation
    dispatcher.undo()
    assert said_on(dispatcher, home, clock.today()) == ""


def test_two_entries_of_one_who_lives_here_and_moves_are_one_stay(dispatcher, home):
    """One entry knows since when Anna lives here and where she moves, the other the move after."""
    there, later = (
        dispatcher.execute(AddHousehold(HouseholdDraft(name))).result for name in ("Au", "Berg")
    )
    twin = dispatcher.execute(AddPerson(PersonDraft("Anna", "Weber"))).result
    moves = {1: LivingDraft(None, there, starts_on="2027-09-01")}
    moves[twin] = LivingDraft(None, later, starts_on="2028-02")
    for key, move in moves.items():
        before = dispatcher.ask(read_person, key)
        stays = (*(before.households or (LivingDraft(None, home),)), move)
        dispatcher.execute(ChangePerson(key, before, replace(before, households=stays)))
    dispatcher.execute(MergePeople(1, twin))
    lived = dispatcher.ask(read_person, 1).households
    assert [(row.household_id, row.starts_on, row.ends_on) for row in lived] == [
        (home, "2001", "2027-08-31"),
        (there, "2027-09-01", "2028-01"),
        (later, "2028-02", None),
    ]
