"""The second law: whatever is read by the page is what one full query reads, in the same order."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twincrm.domain.table_view import SortBy
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.backups import back_up_now, shelf
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.members.lists import (
    MemberFilter,
    MemberSource,
    Order,
    member_counts,
    member_ids,
)
from twincrm.services.members.lists import Which as WhichMembers
from twincrm.services.people.columns import COLUMNS
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
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.services.tasks.lines import task_lines
from twincrm.services.tasks.queries import open_tasks, tasks
from twincrm.ui.backups.dialog import BackupRows
from twincrm.ui.tasks.listing import TaskList, Which

FILTERS = [
    ContactFilter(text=text, sectors=sectors, order=order)
    for text, sectors, order in product(
        ("", "e", "web", "lindenau saint"), ((), ("politics", "administration")), ("name", "rank")
    )
]


SORTS = [
    ContactFilter(text=text, sort=tuple(SortBy(key, descending=down) for key, down in keys))
    for text in ("", "e")
    for keys in (
        [("town", False)],
        [("country", True), ("name", False)],
        [("age", False), ("mobile", True), ("postcode", False)],
    )
]
FILTERS += [ContactFilter(text, group_ids=(1, 2)) for text in ("", "web")]


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
@given(page=st.integers(1, 40), wanted=st.sampled_from(FILTERS + SORTS))
def test_pages_of_contacts_are_the_whole_list(crowd, page, wanted):
    columns = [column.key for column in COLUMNS] if wanted.sort else ()
    source = ContactSource(crowd, wanted, "de", columns)
    ids = source.ids()
    whole = list(source.rows(ids))
    assert by_pages(source, page) == whole
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
    assert by_pages(source, page) == whole
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


@pytest.mark.parametrize("page", [1, 2, 7])
def test_pages_of_the_tasks_are_all_tasks(crowd, page):
    """The open and the done are all of them, by day and else by id, as one query says."""
    today, texts = clock.today(), catalogue("de")
    days = (today, today - timedelta(days=1), today, None, today + timedelta(days=3))
    for number, due in enumerate(days):
        title = ("Zelt", "Bus")[number % 2]
        crowd.execute(AddTask(TaskDraft(title, due, done_on=today if number == 2 else None)))
    lines = crowd.ask(task_lines, today, "de")
    shown = {which: TaskList(lines, which, texts, today) for which in get_args(Which)}

    for source in shown.values():
        assert by_pages(source, page) == list(source.rows(source.ids()))
        assert len(set(source.ids())) == len(source.ids())
    ids = {which: list(source.ids()) for which, source in shown.items()}
    assert ids["all"] == ids["open"] + ids["done"] == [line.row.id for line in lines]
    assert ids["open"] == [row.id for row in crowd.ask(tasks, today)]
    assert len(ids["open"]) == crowd.ask(open_tasks)
    assert ids["overdue"] == [key for key in ids["open"] if shown["all"].line(key).row.overdue]


def test_pages_of_the_members_are_all_members_in_every_order(crowd):
    """Each filter shows as many as it counts; down is up reversed."""
    today = date(2027, 4, 19)
    people = [row.id for row in crowd.ask(list_records, "person", "de")][:16]
    for at, person in enumerate(people):
        joined, left = ("2002", "2017-05", None)[at % 3], (None, "2020-12-31")[at % 5 == 4]
        kind = ("single", "youth")[at % 2]
        draft = MembershipDraft(person, kind=kind, joined_on=joined, left_on=left)
        crowd.execute(AddMembership("Weber", draft))

    counts = crowd.glance(member_counts, 2027, today)._asdict()
    for which, order in product(get_args(WhichMembers), get_args(Order)):
        wanted = MemberFilter(2027, today, which, sort=((order, False), ("since", False)))
        up = MemberSource(crowd, wanted, "de")
        down = MemberSource(crowd, replace(wanted, sort=((order, True), ("since", True))), "de")
        ids = list(up.ids())
        assert by_pages(up, 3) == list(up.rows(ids))
        assert [row.id for row in up.rows(ids)] == ids == list(down.ids())[::-1]
        assert len(set(ids)) == len(ids) == counts[which]
    young = MemberFilter(2027, today, kinds=("youth",))
    rows = MemberSource(crowd, young, "de").rows(crowd.glance(member_ids, young))
    assert {row.kind for row in rows} == {"youth"}


def test_pages_of_the_backups_are_all_backups(dispatcher):
    """Each once, the last first, also of two that were made in the same second."""
    made = [back_up_now(dispatcher).path for _ in range(3)]
    found = shelf(dispatcher)
    source = BackupRows(found)

    for page in (1, 2, 7):
        assert by_pages(source, page) == list(found)
    assert {each.path for each in found} == set(made)
    assert list(source.ids()) == list(range(1, len(found) + 1))
    moments = [(each.made, each.path.name) for each in found]
    assert moments == sorted(moments, reverse=True)


def by_pages(source, page):
    """What a view sees that reads so many rows at once."""
    ids = source.ids()
    return [row for at in range(0, len(ids), page) for row in source.rows(ids[at : at + page])]
