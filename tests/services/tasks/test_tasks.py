"""Tasks: ticked off, put back, and those that come again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds.finding import writing

from twincrm.domain.errors import InputError, RuleError
from twincrm.services.tasks.commands import (
    AddTask,
    ChangeTask,
    CompleteTask,
    ReopenTask,
)
from twincrm.services.tasks.drafts import Repeat, TaskDraft, read_task
from twincrm.services.tasks.lines import ABOUT, task_lines
from twincrm.services.tasks.queries import tasks
from twincrm.services.tasks.series import next_time
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.deleting import DeleteForGood
from twincrm.store.base import table_of
from twincrm.store.models import Task, Visit

TODAY = date(2027, 4, 19)


def test_what_is_due_first_stands_first(dispatcher):
    for title, due in (("B", date(2027, 5, 1)), ("C", None), ("A", date(2027, 4, 1))):
        dispatcher.execute(AddTask(TaskDraft(title, due)))
    rows = dispatcher.ask(tasks, TODAY)
    assert [(row.title, row.overdue) for row in rows] == [("A", True), ("B", False), ("C", False)]


def test_done_and_put_back(dispatcher):
    task = dispatcher.execute(AddTask(TaskDraft("Protokoll"))).result
    assert dispatcher.execute(CompleteTask(task, "Protokoll")).result is None
    assert dispatcher.ask(tasks, TODAY) == ()
    (done,) = dispatcher.ask(tasks, TODAY, with_done=True)
    assert done.done_on == TODAY
    with pytest.raises(RuleError):
        dispatcher.execute(CompleteTask(task, "Protokoll"))
    dispatcher.execute(ReopenTask(task, "Protokoll"))
    assert len(dispatcher.ask(tasks, TODAY)) == 1


def test_a_yearly_task_comes_again(dispatcher):
    draft = TaskDraft("Beiträge einziehen", date(2026, 2, 1), repeat=Repeat.YEARLY, owner="Bernd")
    task = dispatcher.execute(AddTask(draft)).result
    again = dispatcher.execute(CompleteTask(task)).result
    assert dispatcher.ask(read_task, again) == replace(draft, due_on=date(2028, 2, 1))
    dispatcher.undo()
    assert [row.id for row in dispatcher.ask(tasks, TODAY)] == [task]


@pytest.mark.parametrize(
    ("due", "repeat", "again"),
    [
        (date(2027, 4, 19), Repeat.WEEKLY, date(2027, 4, 26)),
        (date(2027, 1, 31), Repeat.MONTHLY, date(2027, 4, 30)),
        (date(2028, 2, 29), Repeat.YEARLY, date(2029, 2, 28)),
        (date(2027, 12, 31), Repeat.MONTHLY, date(2028, 1, 31)),
        (date(2026, 11, 30), Repeat.QUARTERLY, date(2027, 5, 30)),
        (date(2026, 8, 31), Repeat.HALF_YEARLY, date(2027, 8, 31)),
    ],
)
def test_the_next_time_keeps_in_step(due, repeat, again):
    assert next_time(due, repeat, TODAY) == again


def test_put_back_it_stands_on_the_list_once_or_it_is_said_why_not(dispatcher):
    draft = TaskDraft("Beiträge", date(2027, 4, 1), repeat=Repeat.MONTHLY)
    task = dispatcher.execute(AddTask(draft)).result
    again = dispatcher.execute(CompleteTask(task)).result
    dispatcher.execute(ReopenTask(task))
    assert [row.id for row in dispatcher.ask(tasks, TODAY)] == [task]
    dispatcher.undo()
    dispatcher.execute(CompleteTask(again))
    with pytest.raises(RuleError, match="done as well"):
        dispatcher.execute(ReopenTask(task))
    dispatcher.undo()
    kept = dispatcher.ask(read_task, again)
    dispatcher.execute(ChangeTask(again, kept, replace(kept, note="Konto ist neu")))
    with pytest.raises(RuleError, match="changed since"):
        dispatcher.execute(ReopenTask(task))


def test_what_comes_on_the_31st_comes_on_it_again_after_a_short_month(dispatcher):
    draft = TaskDraft("Bericht", date(2027, 5, 31), repeat=Repeat.MONTHLY)
    made, days = dispatcher.execute(AddTask(draft)).result, list[date | None]()
    for _ in range(2):
        task, made = made, dispatcher.execute(CompleteTask(made)).result
        days.append(dispatcher.ask(read_task, made).due_on)
    assert days == [date(2027, 6, 30), date(2027, 7, 31)]
    dispatcher.undo()
    beside = dispatcher.execute(AddTask(replace(draft, due_on=date(2027, 6, 30)))).result
    for own, again in ((task, date(2027, 7, 31)), (beside, date(2027, 7, 30))):
        made = dispatcher.execute(CompleteTask(own)).result
        assert dispatcher.ask(read_task, made).due_on == again


def test_beyond_all_years_is_said(populated):
    late = TaskDraft("Spät", date(9999, 12, 1), repeat=Repeat.MONTHLY)
    task = populated.execute(AddTask(late)).result
    with pytest.raises(RuleError):
        populated.execute(CompleteTask(task))
    visit = populated.ask(lambda session: session.query(Visit.id).limit(1).scalar())
    with pytest.raises(InputError):
        populated.execute(AddTask(TaskDraft("Nie", offset_days=10**10, visit_id=visit)))


def test_a_task_is_given_to_somebody_else(dispatcher):
    task = dispatcher.execute(AddTask(TaskDraft("Kaffee", owner="Anna"))).result
    before = dispatcher.ask(read_task, task)
    dispatcher.execute(ChangeTask(task, before, replace(before, owner="Bernd")))
    assert dispatcher.ask(read_task, task).owner == "Bernd"


@pytest.mark.parametrize(
    ("draft", "field"),
    [(TaskDraft(" "), "title"), (TaskDraft("Kaffee", repeat="hourly"), "repeat")],
)
def test_what_cannot_be_kept_is_named(dispatcher, draft, field):
    with pytest.raises(InputError) as refused:
        dispatcher.execute(AddTask(draft))
    assert refused.value.field == field


def test_a_task_may_be_about_anything_and_leads_to_it(populated):
    columns = {c.name for c in table_of(Task).columns if c.foreign_keys}
    assert columns == {f"{kind}_id" for kind in ABOUT}
    for kind in ABOUT:
        draft = TaskDraft(f"Zu {kind}", **{f"{kind}_id": 1})
        made = populated.execute(AddTask(draft)).result
        assert made in [row.id for row in populated.ask(tasks, TODAY, about=(kind, 1))]
    lines = {line.row.title: line for line in populated.ask(task_lines, TODAY, "de")}
    found = {kind: lines[f"Zu {kind}"] for kind in ABOUT}

    assert all(line.about for line in found.values())
    assert found["household"].target == ("household", 1)
    assert found["membership"].target[0] in ("person", "household", "organisation")
    assert found["journal_note"].target[0] in ("person", "household", "organisation")
    assert found["counterpart"].target[0] in ("person", "organisation")


def test_two_of_one_name_do_not_stand_in_each_others_way(dispatcher):
    a, b = (
        dispatcher.execute(
            AddTask(TaskDraft("Anrufen", date(2027, 4, day), repeat=Repeat.WEEKLY, owner=owner))
        ).result
        for day, owner in ((12, "A"), (15, "B"))
    )
    dispatcher.execute(CompleteTask(b))
    again = dispatcher.execute(CompleteTask(a)).result
    dispatcher.execute(ReopenTask(a))
    assert a in [row.id for row in dispatcher.ask(tasks, TODAY)]
    assert again not in [row.id for row in dispatcher.ask(tasks, TODAY)]
    dispatcher.undo()
    dispatcher.execute(MoveToTrash("task", (again,)))
    dispatcher.execute(DeleteForGood((("task", again),)))
    same = TaskDraft("Anrufen", date(2027, 4, 26), repeat=Repeat.WEEKLY, owner="A")
    own = dispatcher.execute(AddTask(same)).result
    assert own == again  # the file gives the number once more
    dispatcher.execute(ReopenTask(a))
    assert {a, own} < {row.id for row in dispatcher.ask(tasks, TODAY)}


@pytest.mark.parametrize(
    ("first", "second", "repeat", "again"),
    [
        (date(2027, 1, 31), date(2027, 2, 28), Repeat.YEARLY, date(2028, 2, 28)),
        (date(2027, 1, 31), date(2027, 2, 28), Repeat.MONTHLY, date(2027, 4, 28)),
    ],
)
def test_the_day_of_the_month_is_that_of_its_own_times(dispatcher, first, second, repeat, again):
    for due in (first, second):
        task = dispatcher.execute(AddTask(TaskDraft("Miete", due, repeat=repeat))).result
        made = dispatcher.execute(CompleteTask(task)).result
    assert dispatcher.ask(read_task, made).due_on == again


def test_where_the_history_is_gone_nothing_is_deleted_by_guessing(dispatcher):
    draft = TaskDraft("Bericht", date(2027, 5, 31), repeat=Repeat.MONTHLY)
    task = dispatcher.execute(AddTask(draft)).result
    made = dispatcher.execute(CompleteTask(task)).result
    writing(dispatcher, lambda s: s.connection().exec_driver_sql("DELETE FROM history_change"))
    with pytest.raises(RuleError, match="no longer tells"):
        dispatcher.execute(ReopenTask(task))
    last = dispatcher.execute(CompleteTask(made)).result
    assert dispatcher.ask(read_task, last).due_on == date(2027, 7, 31)
