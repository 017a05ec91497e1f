"""A task as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled, check_word
from twincrm.services.rows import read_draft
from twincrm.store.models import Task
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


class Repeat(StrEnum):
    """How often a task comes again once it is done."""

    NEVER = ""
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """Something to be done.

    A task of a visit may count its days from the visit's first day (`offset_days`, negative before
    it); its date then follows the visit.
    """

    title: str = ""
    due_on: date | None = None
    offset_days: int | None = None
    done_on: date | None = None
    owner: str = ""
    repeat: str = Repeat.NEVER
    note: str = ""
    visit_id: int | None = None
    person_id: int | None = None
    organisation_id: int | None = None
    partnership_id: int | None = None
    counterpart_id: int | None = None
    household_id: int | None = None
    membership_id: int | None = None
    assembly_id: int | None = None
    journal_note_id: int | None = None


def read_task(session: Session, task_id: int) -> TaskDraft:
    """The draft of a task as it is kept.

    Raises:
        UnknownRecord: there is no such task, or it lies in the trash.
    """
    found = session.scalars(select(Task).where(Task.id == task_id)).one_or_none()
    if found is None:
        raise unknown("task", task_id)
    return read_draft(TaskDraft, found)


def checked_task(draft: TaskDraft) -> TaskDraft:
    """The same, tidied.

    Raises:
        InputError: it has no title, or comes again in a way that is not known.
    """
    check_filled("title", draft.title, Message("Please enter what is to be done."))
    check_word("repeat", draft.repeat, Repeat)
    return replace(draft, title=one_line(draft.title))
