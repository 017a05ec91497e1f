"""Notes something to be done, or changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.services.noting import KeepTask
from twincrm.services.tasks.commands import AddTask, ChangeTask
from twincrm.services.tasks.drafts import Repeat, TaskDraft
from twincrm.services.tasks.lines import ABOUT
from twincrm.ui.hanging.documents_live import ComingDocuments, live_documents, take_dropped
from twincrm.ui.hanging.owner_field import OwnerField
from twincrm.ui.hanging.words import REPEATS
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.date_field import DateField, check_full_date, full_date
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import ChoiceField, LongTextField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField, named_link

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.record_field import Link, LinkKind
    from twincrm.ui.window.page import PageServices


SEARCHED: tuple[LinkKind, ...] = ("visit", "person", "organisation", "household", "partnership")
"""What a task can be given to by typing; others give theirs from their own cards."""


class TaskDialog:
    """Title, day, what it is about, owner, how often, and a note."""

    def __init__(
        self,
        services: PageServices,
        task_id: int | None = None,
        before: TaskDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        ui = services.ctx
        tr, say = ui.texts.tr, ui.texts.say
        self._services = services
        self._task_id = task_id
        self._before = before or TaskDraft()
        self.saved: int | None = None
        lists, due = BySearch(ui, services.dispatcher), self._before.due_on
        self.title = TextField(ui, self._before.title)
        self.due = DateField(ui, due.isoformat() if due else None, about=About.COMING)
        self.owner = OwnerField(lists, self._before.owner)
        self.about = RecordField(lists, SEARCHED)
        self._named = _about(lists, self._before)
        self.about.set_link(self._named)
        repeats = [Option(each.value, say(REPEATS[each]), "rotate-ccw") for each in Repeat]
        self.repeat = ChoiceField(ui, repeats, self._before.repeat)
        self.note = LongTextField(ui, self._before.note)
        self.documents = ComingDocuments(services)
        self.papers = LabelledField(ui, tr("Documents"), self.documents, optional=True)
        self.title_field = LabelledField(ui, tr("What is to be done?"), self.title)
        self.due_field = LabelledField(ui, tr("Due on"), self.due, optional=True)
        self.about_field = LabelledField(ui, tr("What is it about?"), self.about, optional=True)
        heading = tr("New task") if task_id is None else tr("Edit task")
        self.dialog = Dialog(ui, heading, icon="list-checks", parent=parent)
        self._build()
        take_dropped(services, self.dialog, ("task", task_id), self.documents)
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def _build(self) -> None:
        ui, tr = self._services.ctx, self._services.ctx.texts.tr
        for part in (
            self.title_field,
            self.due_field,
            self.about_field,
            LabelledField(ui, tr("Who does it?"), self.owner, optional=True),
            LabelledField(ui, tr("How often?"), self.repeat),
            LabelledField(ui, tr("Note"), self.note, optional=True),
        ):
            self.dialog.body.addWidget(part)
        if self._task_id is None:
            self.dialog.body.addWidget(self.papers)
        else:
            self.dialog.body.addWidget(live_documents(self._services, ("task", self._task_id)))
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(520))

    def ask(self) -> int | None:
        """Show the dialog until the task is saved or given up; its id."""
        self.title.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the task; what is wrong is said at its field."""
        self.about.settle()
        for field in (self.title_field, self.due_field, self.about_field, self.papers):
            field.set_error("")
        try:
            outcome = self._services.perform(self._command())
        except InputError as error:
            wrong = {"due_on": self.due_field, "about": self.about_field, "documents": self.papers}
            field = wrong.get(error.field, self.title_field)
            field.set_error(self._services.ctx.texts.say(error.message))
            field.field.setFocus()
            return
        if outcome is not None:
            self.saved = outcome.result
            self.dialog.accept()

    def _typed(self) -> object:
        """What may differ from what is kept, beside the texts in the fields."""
        return self.repeat.value, self.note.value, len(self.documents.value)

    def _command(self) -> ChangeTask | KeepTask:
        due = self._day()
        for name, problem in (
            ("about", self.about.problem()),
            ("documents", self.documents.problem()),
        ):
            if problem is not None:
                raise InputError(name, problem)
        draft = replace(
            self._before,
            title=self.title.value,
            due_on=due,
            offset_days=self._offset(due),
            owner=self.owner.value,
            repeat=str(self.repeat.value),
            note=self.note.value,
            **self._linked(),
        )
        if self._task_id is None:
            return KeepTask(AddTask(draft), self.documents.value)
        return ChangeTask(self._task_id, self._before, draft)

    def _linked(self) -> dict[str, int | None]:
        """What the task is about, where that was changed."""
        link, named = self.about.link, self._named
        if link == named:
            return {}
        changed: dict[str, int | None] = {f"{named.kind}_id": None} if named else {}
        return changed | ({f"{link.kind}_id": link.id} if link else {})

    def _offset(self, due: date | None) -> int | None:
        """A task that counts from its visit goes on doing so, from its new day."""
        counted, before = self._before.offset_days, self._before.due_on
        if counted is None or before is None or due is None or "visit_id" in self._linked():
            return None
        return (due - (before - timedelta(days=counted))).days

    def _day(self) -> date | None:
        """The day that was typed.

        Raises:
            InputError: it is no day, or known in part only.
        """
        stored = self.due.stored
        wrong = check_full_date(stored, self._services.ctx.texts.language)
        if wrong is not None:
            raise InputError("due_on", wrong)
        return full_date(stored)


def _about(lists: BySearch, draft: TaskDraft) -> Link | None:
    """What a task is about, as lists name it."""
    for kind in ABOUT:
        record: int | None = getattr(draft, f"{kind}_id")
        if record is not None:
            return named_link(lists, kind, record)
    return None
