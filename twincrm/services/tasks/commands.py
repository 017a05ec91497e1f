"""What can be done with tasks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.rows import alter_row, new_row, read_draft
from twincrm.services.tasks.drafts import Repeat, TaskDraft, checked_task
from twincrm.services.tasks.series import comes_again, take_back_next
from twincrm.store.models import Task, Visit

if TYPE_CHECKING:
    from twincrm.store.work import Work

TOO_FAR = Message("So many days from the visit there is no date any more.")


@command
@dataclass(frozen=True, slots=True)
class AddTask:
    """Note something to be done."""

    draft: TaskDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the task “{title}”", {"title": self.draft.title})

    def run(self, work: Work) -> int:
        """Insert the task; returns its id."""
        return new_row(work, Task, _dated(work, checked_task(self.draft))).id


@command
@dataclass(frozen=True, slots=True)
class ChangeTask:
    """Change what differs between the task as opened and as saved."""

    task_id: int
    before: TaskDraft
    after: TaskDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the task “{title}”", {"title": self.after.title})

    def run(self, work: Work) -> int:
        """Alter the task; returns its id."""
        after = _dated(work, checked_task(self.after))
        alter_row(work.get(Task, self.task_id), self.before, after)
        return self.task_id


@command
@dataclass(frozen=True, slots=True)
class CompleteTask:
    """Tick off a task; one that comes again is put on the list for its next time."""

    task_id: int
    title: str = ""
    """Names the task in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if not self.title:
            return Message("Complete a task")
        return Message("Complete the task “{title}”", {"title": self.title})

    def run(self, work: Work) -> int | None:
        """Mark it done today; returns the id of its next time, if it comes again.

        Raises:
            RuleError: it is done already, or comes again beyond all years.
        """
        task = work.get(Task, self.task_id)
        if task.done_on is not None:
            raise RuleError(Message("“{title}” is done already.", {"title": task.title}))
        task.done_on = work.today
        if task.repeat == Repeat.NEVER:
            return None
        again = replace(
            read_draft(TaskDraft, task),
            done_on=None,
            offset_days=None,
            due_on=comes_again(work, task),
        )
        return new_row(work, Task, again).id


@command
@dataclass(frozen=True, slots=True)
class ReopenTask:
    """Put a task that was done back on the list."""

    task_id: int
    title: str = ""
    """Names the task in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if not self.title:
            return Message("Reopen a task")
        return Message("Reopen the task “{title}”", {"title": self.title})

    def run(self, work: Work) -> int:
        """Take its mark away, and from the list what it put there for its next time.

        Raises:
            RuleError: the next time is done as well, or somebody has worked on it.
        """
        task = work.get(Task, self.task_id)
        take_back_next(work, task)
        task.done_on = None
        return self.task_id


def _dated(work: Work, draft: TaskDraft) -> TaskDraft:
    """A task that counts from its visit gets the date that this means now."""
    if draft.visit_id is None or draft.offset_days is None:
        return draft
    visit = work.get(Visit, draft.visit_id, with_trash=True)
    try:
        due = visit.starts_on + timedelta(days=draft.offset_days)
    except OverflowError as error:
        raise InputError("offset_days", TOO_FAR) from error
    return replace(draft, due_on=due)
