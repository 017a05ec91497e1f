"""The second law: whatever is read by the page is what one full query reads, in the same order."""

from __future__ import annotations

from array import array
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.lists import ContactSource, contact_rows, contact_total
from twincrm.services.records.kinds import KINDS
from twincrm.services.records.queries import counts, list_records
from twincrm.services.steps.days import day_bands, day_begins
from twincrm.services.steps.lists import StepSource, step_total
from twincrm.services.steps.queries import moment_of
from twincrm.services.steps.search import StepFilter, steps_found

FILTERS = [
    ContactFilter(text=text, sectors=sectors, order=order)
    for text, sectors, order in product(
        ("", "e", "web", "lindenau saint"), ((), ("politics", "administration")), ("name", "rank")
    )
]


@pytest.fixture
def crowd(populated):
    """Many people of whom some are called the same."""
    for number in range(20):
        name = ("Weber", "Delattre", "weber", "Ålund")[number % 4]
        populated.execute(AddPerson(PersonDraft(given=f"Nr. {number // 8}", family=name)))
    return populated


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(page=st.integers(1, 40), wanted=st.sampled_from(FILTERS))
def test_pages_of_contacts_are_the_whole_list(crowd, page, wanted):
    source = ContactSource(crowd, wanted, "de")
    ids = source.ids()
    whole = list(source.rows(ids))
    pages = [
        row for start in range(0, len(ids), page) for row in source.rows(ids[start : start + page])
    ]
    assert pages == whole
    assert [row.entry_id for row in whole] == list(ids)
    assert len(set(ids)) == len(ids)


def test_the_order_down_is_the_order_up_reversed(crowd):
    up = ContactSource(crowd, ContactFilter(order="name"), "de").ids()
    down = ContactSource(crowd, ContactFilter(order="name_down"), "de").ids()
    assert list(down) == list(reversed(up))
    assert len(up) == crowd.ask(contact_total)


def test_rows_come_in_the_order_asked_for(crowd):
    ids = list(ContactSource(crowd, ContactFilter(), "de").ids())
    backwards = crowd.ask(contact_rows, ids[::-1], "de")
    assert [row.entry_id for row in backwards] == ids[::-1]


def test_every_kind_lists_as_many_as_it_counts(populated):
    counted = populated.ask(counts)
    listed = {kind: len(populated.ask(list_records, kind, "fr")) for kind in counted}
    assert listed == counted
    assert set(counted) < set(KINDS)


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(page=st.integers(1, 40), record=st.sampled_from([None, ("person", 1), ("organisation", 1)]))
def test_pages_of_the_history_are_the_whole_history(crowd, page, record):
    source = StepSource(crowd, record)
    ids = source.ids()
    whole = list(source.rows(ids))
    pages = [
        row for start in range(0, len(ids), page) for row in source.rows(ids[start : start + page])
    ]
    assert pages == whole
    assert [row.id for row in whole] == list(ids) == sorted(set(ids), reverse=True)
    assert record is not None or len(ids) == crowd.glance(step_total)


def test_a_searched_history_is_the_whole_history_narrowed_down(crowd):
    source, texts = StepSource(crowd), catalogue("de")
    whole = list(source.rows(source.ids()))
    word = texts.say(whole[0].label).split()[0]
    said = [row.id for row in whole if word in texts.say(row.label)]
    by_one = [row.id for row in whole if row.who == whole[0].who]

    searched = crowd.ask(steps_found, StepFilter(text=word), texts, clock.today())
    of_one = crowd.ask(steps_found, StepFilter(who=(whole[0].who,)), texts, clock.today())

    assert set(said) <= set(searched)
    assert list(searched) == sorted(set(searched), reverse=True)
    assert list(of_one) == by_one
    pages = [row for at in range(0, len(searched), 7) for row in source.rows(searched[at : at + 7])]
    assert [row.id for row in pages] == list(searched)
    assert pages == [row for row in whole if row.id in set(searched)]


def days_one_by_one(rows):
    """Where a day begins, by looking at every row."""
    days = [moment_of(row).astimezone().date() for row in rows]
    return {at: day for at, day in enumerate(days) if at == 0 or days[at - 1] != day}


def test_the_days_of_the_history_begin_where_every_row_looked_at_says(crowd):
    """Also where a clock was set back, and of a list that leaves most steps out."""
    known = ()
    for days in (3, 3, 1, 2, 1, 0):
        known = crowd.glance(day_begins, known)
        for _ in range(3):
            with clock.stopped_at(clock.now() - timedelta(days=days)):
                crowd.execute(AddPerson(PersonDraft(family="Zeit")))
    begins = crowd.glance(day_begins, known)
    assert begins == crowd.glance(day_begins, begins) == crowd.glance(day_begins)
    whole = list(StepSource(crowd).ids())

    for kept in (whole, whole[::2], whole[1::5], whole[:6] + whole[9:], []):
        rows = StepSource(crowd).rows(kept)
        assert day_bands(array("q", kept), begins) == days_one_by_one(rows)
    assert len(begins) >= 5
