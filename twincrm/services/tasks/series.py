"""Tasks that come again: when the next time is, and which times belong together."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.tasks.drafts import Repeat
from twincrm.services.tasks.lines import ABOUT
from twincrm.store.models import Attachment, Task

if TYPE_CHECKING:
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

    Raises:
        RuleError: the next time is done as well, or somebody has worked on it.
    """
    if task.repeat == Repeat.NEVER or task.done_on is None:
        return
    due = task.due_on or task.done_on
    later = [row for row in _times_of(work, task) if row.id > task.id]
    if any(row.done_on is not None for row in later):
        raise RuleError(DONE_SINCE.with_values(title=task.title))
    made = next_time(due, task.repeat, task.done_on, _first_day(work, task, due))
    row = next((one for one in later if one.due_on == made), None)
    if row is not None and _untouched(work, task, row):
        work.delete(row)
    elif later:
        raise RuleError(CHANGED_SINCE.with_values(title=task.title))


def _untouched(work: Work, task: Task, following: Task) -> bool:
    """Whether nobody has written or hung anything on the next time of a task."""
    attached = select(Attachment.id).where(Attachment.task_id == following.id).limit(1)
    if work.session.scalars(attached).first() is not None:
        return False
    return (following.note, following.owner) == (task.note, task.owner)


def _times_of(work: Work, task: Task) -> list[Task]:
    """The other times of a task: called the same, about the same, coming again as often."""
    same = ("title", "repeat", *(f"{kind}_id" for kind in ABOUT))
    alike = (getattr(Task, name).is_not_distinct_from(getattr(task, name)) for name in same)
    found = work.all(select(Task).where(Task.id != task.id, *alike).order_by(Task.id))
    return list(found)


def _first_day(work: Work, task: Task, due: date) -> int:
    """The day of the month on which a task comes, told by earlier times in short months."""
    if due.day < calendar.monthrange(due.year, due.month)[1]:
        return due.day
    done = (row.due_on for row in _times_of(work, task) if row.done_on is not None)
    return max([due.day, *(day.day for day in done if day is not None and day < due)])


def _times_later(due: date, repeat: str, count: int, day: int) -> date:
    if repeat == Repeat.WEEKLY:
        return due + count * _WEEK
    months = count * _MONTHS[repeat]
    years, month = divmod(due.month - 1 + months, _DECEMBER)
    year = due.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day, last))
