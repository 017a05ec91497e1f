"""What the calendar made outdated is caught up with, whichever way the clock went meanwhile."""

from __future__ import annotations

import pytest
from worlds.finding import do, titles, writing

from twincrm.services.health import findings
from twincrm.store.models import Assignment, Household, HouseholdMember, Person, Place
from twincrm.store.search import comparison


@pytest.fixture
def the_day(monkeypatch):
    """Says what day it is."""
    return lambda day: monkeypatch.setenv("TWINCRM_TODAY", day)


def take_office(work):
    """A mayor from June 2026 to March 2028."""
    town = work.add(Place(name="Cambrai", country="FR", region="Nord"))
    jean = work.add(Person(given="Jean", family="Wattrelos"))
    work.add(
        Assignment(
            person_id=jean.id,
            place_id=town.id,
            sector="politics",
            title="Maire",
            starts_on="2026-06-01",
            ends_on="2028-03-31",
        )
    )
    return jean.id


def live_twice(work):
    """Somebody with two homes, in households that were not noted one after the other."""
    jean = work.add(Person(given="Jean", family="Wattrelos"))
    homes = [work.add(Household(name=name)) for name in ("Familie Brandt", "Famille Wattrelos")]
    for home in reversed(homes):
        work.add(HouseholdMember(household_id=home.id, person_id=jean.id))
    return jean.id


def add_somebody(work):
    return work.add(Person(given="Erik", family="Holm")).id


def as_rebuilt(dispatcher):
    return dispatcher.ask(comparison.compare) == []


@pytest.mark.parametrize("act", [add_somebody, lambda _work: None])
def test_history_that_is_let_go_of_takes_no_day_along(dispatcher, the_day, act):
    """The last step is so old that it goes with the next act, even if that changes nothing."""
    do(dispatcher, take_office)

    the_day("2029-06-01")
    do(dispatcher, act)
    assert as_rebuilt(dispatcher)

    the_day("2030-06-01")
    assert titles(dispatcher, "maire") == set()
    assert as_rebuilt(dispatcher)


def test_a_file_without_history_is_caught_up_with(dispatcher, the_day):
    do(dispatcher, take_office)
    writing(dispatcher, lambda s: s.connection().exec_driver_sql("DELETE FROM history_change"))
    writing(dispatcher, lambda s: s.connection().exec_driver_sql("DELETE FROM history_step"))

    the_day("2029-06-01")
    assert as_rebuilt(dispatcher)
    dispatcher.catch_up()

    assert titles(dispatcher, "maire") == set()


def test_a_clock_that_runs_back_is_no_trouble(dispatcher, the_day):
    """Who was mayor when it was noted is none yet on the day the clock shows now."""
    do(dispatcher, take_office)
    assert titles(dispatcher, "maire") == {"Jean Wattrelos"}

    the_day("2020-01-01")
    assert as_rebuilt(dispatcher)
    do(dispatcher, add_somebody)
    assert titles(dispatcher, "maire") == set()
    assert as_rebuilt(dispatcher)

    the_day("2027-04-19")
    assert as_rebuilt(dispatcher)
    dispatcher.undo()
    assert titles(dispatcher, "maire") == {"Jean Wattrelos"}


def test_a_clock_that_once_ran_ahead_is_caught_up_with(dispatcher, the_day):
    """The step of a day that has not come must not stand for those that were done since."""
    do(dispatcher, take_office)
    the_day("2028-06-20")
    do(dispatcher, add_somebody)
    assert titles(dispatcher, "maire") == set()

    the_day("2027-05-01")
    do(dispatcher, add_somebody)
    assert titles(dispatcher, "maire") == {"Jean Wattrelos"}

    the_day("2028-05-25")
    assert as_rebuilt(dispatcher)
    dispatcher.catch_up()
    assert titles(dispatcher, "maire") == set()


def test_whoever_has_two_homes_has_the_same_one_however_asked_and_is_told_of(dispatcher):
    jean = do(dispatcher, live_twice)
    assert as_rebuilt(dispatcher)
    (told,) = dispatcher.ask(findings)
    assert told.values["name"] == "Jean Wattrelos"

    do(dispatcher, lambda work: setattr(work.get(Person, jean), "nickname", "Jeannot"))

    assert as_rebuilt(dispatcher)
