"""Tasks that come again: when the next time is, and which times belong together."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.one_step import Written, acts_on, written_along
from twincrm.services.tasks.drafts import Repeat
from twincrm.services.tasks.lines import ABOUT
from twincrm.store.base import table_of
from twincrm.store.models import Attachment, Task
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from twincrm.services.one_step import Values
    from twincrm.store.work import Work

NEVER_AGAIN = Message(
    "“{title}” would come again so far ahead that nobody can count to it. Nothing was changed. "
    "Please give the task another date, or let it come only once."
)
DONE_SINCE = Message(
    "“{title}” has come again since and is done as well. Please put that one back on the list."
)
CHANGED_SINCE = Message(
    "“{title}” stands on the list for its next time, and that was changed since. Please delete it "
    "first, or leave this one done."
)
IN_DOUBT = Message(
    "“{title}” stands on the list for another day, which may be its next time: the history no "
    "longer tells. Please delete that one first, or leave this one done."
)
_TASK = table_of(Task).name
_WORDS = ("title", "due_on", "owner", "repeat", "note")
_LINKS = tuple(f"{kind}_id" for kind in ABOUT)
_WEEK = timedelta(days=7)
_DECEMBER = 12
_MONTHS: dict[str, int] = {
    Repeat.MONTHLY: 1,
    Repeat.QUARTERLY: 3,
    Repeat.HALF_YEARLY: 6,
    Repeat.YEARLY: _DECEMBER,
}


def next_time(due: date, repeat: str, today: date, day: int | None = None) -> date:
    """When a task comes again: after its date and after today, in step with its date.

    *day* is the day of the month on which it comes where the month has one; that of *due* else.

    Raises:
        ValueError, OverflowError: that lies beyond all years.
    """
    count = 1
    while (found := _times_later(due, repeat, count, day or due.day)) <= today:
        count += 1
    return found


def comes_again(work: Work, task: Task) -> date:
    """When a task comes again, on the day of the month on which it began.

    Raises:
        RuleError: that lies beyond all years.
    """
    due = task.due_on or work.today
    try:
        return next_time(due, task.repeat, work.today, _first_day(work, task, due))
    except (ValueError, OverflowError) as error:
        raise RuleError(NEVER_AGAIN.with_values(title=task.title)) from error


def take_back_next(work: Work, task: Task) -> None:
    """Delete what a task that was done put on the list for its next time.

    Where the history no longer tells what that was, nothing is deleted.

    Raises:
        RuleError: the next time is done as well, somebody has worked on it, or it cannot be told
            whether it is that.
    """
    if task.repeat == Repeat.NEVER or task.done_on is None:
        return
    made = _made_by(work, task)
    if made is None:
        _refuse_alike(work, task)
        return
    new = made.after or {}
    same = (Task.id == made.row_id, Task.uid == new.get("uid"))
    row = work.first(select(Task).where(*same)) if new else None
    if row is None:  # nothing was put there, or it was deleted since
        return
    if row.done_on is not None:
        raise RuleError(DONE_SINCE.with_values(title=task.title))
    if not _untouched(work, row, new):
        raise RuleError(CHANGED_SINCE.with_values(title=task.title))
    work.delete(row)


def _made_by(work: Work, task: Task) -> Written | None:
    """What ticking a task off put on the list; a row 0 for nothing, None where nobody knows."""
    acts = acts_on(work.session, _TASK, task.id)
    ticked = [step for step, act in acts if act.after and act.after.get("done_on")]
    if not ticked:
        return None
    along = written_along(work.session, ticked[-1], _TASK, task.id)
    return next((each for each in along if each.before is None), Written(0, None, None))


def _made_of(work: Work, task: Task, due: date) -> Task | None:
    """The time before a task, whose being done put it on the list; None where there was none.

    Where the history no longer tells, it is one of the same kind after which it is due, unless
    another one could be meant as well.
    """
    acts = acts_on(work.session, _TASK, task.id)
    if not acts or acts[0][1].before is not None:
        return _one_before(work, task, due)
    step, act = acts[0]
    if not act.after or act.after.get("due_on") != due.isoformat():
        return None
    along = written_along(work.session, step, _TASK, task.id)
    ticked = (each.row_id for each in along if each.after and each.after.get("done_on"))
    keys = [key for key in ticked if key < task.id]
    return work.first(select(Task).where(Task.id.in_(keys)), with_trash=True) if keys else None


def _one_before(work: Work, task: Task, due: date) -> Task | None:
    alike = _alike(work, task)
    if any(row.due_on == due for row in alike):
        return None
    before = [row for row in alike if row.id < task.id and due in _next_days(row)]
    return before[0] if len(before) == 1 else None


def _next_days(task: Task) -> set[date]:
    """On which days a task that is done can have come again, whatever day it began on."""
    if task.due_on is None or task.done_on is None:
        return set()
    days = {task.due_on.day}
    if _ends_month(task.due_on):
        days.update(range(task.due_on.day, 32))
    return {next_time(task.due_on, task.repeat, task.done_on, day) for day in days}


def _refuse_alike(work: Work, task: Task) -> None:
    """Say so where something on the list may be the next time of a task.

    Raises:
        RuleError: there is something.
    """
    for row in _alike(work, task):
        if row.id > task.id and row.done_on is None and row.due_on in _next_days(task):
            raise RuleError(IN_DOUBT.with_values(title=task.title))


def _untouched(work: Work, row: Task, made: Values) -> bool:
    """Whether a task still is as it was put on the list, and nobody hung anything on it."""
    attached = select(Attachment.id).where(Attachment.task_id == row.id).limit(1)
    if work.session.scalars(attached).first() is not None:
        return False
    return all(to_json(getattr(row, name)) == made.get(name) for name in (*_WORDS, *_LINKS))


def _alike(work: Work, task: Task) -> list[Task]:
    """Others of the name, the owner and the note of a task, about the same, coming as often."""
    same = ("title", "repeat", "note", "owner", *_LINKS)
    alike = (getattr(Task, name).is_not_distinct_from(getattr(task, name)) for name in same)
    return list(work.all(select(Task).where(Task.id != task.id, *alike).order_by(Task.id)))


def _first_day(work: Work, task: Task, due: date) -> int:
    """The day of the month on which a task comes, told by its own times in longer months."""
    if task.repeat == Repeat.WEEKLY or not _ends_month(due):
        return due.day
    before = _made_of(work, task, due)
    if before is None or before.due_on is None:
        return due.day
    return max(due.day, _first_day(work, before, before.due_on))


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _times_later(due: date, repeat: str, count: int, day: int) -> date:
    if repeat == Repeat.WEEKLY:
        return due + count * _WEEK
    months = count * _MONTHS[repeat]
    years, month = divmod(due.month - 1 + months, _DECEMBER)
    year = due.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day, last))
