"""Notes something to be done, or changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.tasks.commands import AddTask, ChangeTask
from twincrm.services.tasks.drafts import Repeat, TaskDraft
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import ChoiceField, LongTextField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.tasks.listing import REPEATS

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices

_EXAMPLE = PartialDate(2027, 4, 19)


class TaskDialog:
    """Title, day, owner, how often, and a note; what the task is about stays as it is."""

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
        language = ui.texts.language
        due = self._before.due_on
        shown = PartialDate.from_date(due).typed(language) if due else ""
        hint = tr("such as {date}").format(date=_EXAMPLE.typed(language))
        self.title = TextField(ui, self._before.title)
        self.due = TextField(ui, shown, icon="calendar-days", placeholder=hint)
        self.owner = TextField(ui, self._before.owner)
        repeats = [Option(each.value, say(REPEATS[each]), "rotate-ccw") for each in Repeat]
        self.repeat = ChoiceField(ui, repeats, self._before.repeat)
        self.note = LongTextField(ui, self._before.note)
        self.title_field = LabelledField(ui, tr("What is to be done?"), self.title)
        self.due_field = LabelledField(ui, tr("Due on"), self.due, optional=True)
        heading = tr("New task") if task_id is None else tr("Edit task")
        self.dialog = Dialog(ui, heading, icon="list-checks", parent=parent)
        for part in (
            self.title_field,
            self.due_field,
            LabelledField(ui, tr("Who does it?"), self.owner, optional=True),
            LabelledField(ui, tr("How often?"), self.repeat),
            LabelledField(ui, tr("Note"), self.note, optional=True),
        ):
            self.dialog.body.addWidget(part)
        self.dialog.body.addStretch(1)
        agree, _ = self.dialog.add_answers(tr("Save"), tr("Cancel"))
        agree.clicked.disconnect()
        agree.clicked.connect(self.save)
        self.dialog.setMinimumWidth(ui.look.px(520))

    def ask(self) -> int | None:
        """Show the dialog until the task is saved or given up; its id."""
        self.title.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the task; what is wrong is said at its field."""
        for field in (self.title_field, self.due_field):
            field.set_error("")
        try:
            outcome = self._services.perform(self._command())
        except InputError as error:
            field = self.due_field if error.field in ("date", "due_on") else self.title_field
            field.set_error(self._services.ctx.texts.say(error.message))
            field.field.setFocus()
            return
        if outcome is not None:
            self.saved = outcome.result
            self.dialog.accept()

    def _command(self) -> AddTask | ChangeTask:
        due = self._day()
        draft = replace(
            self._before,
            title=self.title.value,
            due_on=due,
            offset_days=self._offset(due),
            owner=self.owner.value.strip(),
            repeat=str(self.repeat.value),
            note=self.note.value,
        )
        if self._task_id is None:
            return AddTask(draft)
        return ChangeTask(self._task_id, self._before, draft)

    def _offset(self, due: date | None) -> int | None:
        """A task that counts from its visit goes on doing so, from its new day."""
        counted, before = self._before.offset_days, self._before.due_on
        if counted is None or before is None or due is None:
            return None
        return (due - (before - timedelta(days=counted))).days

    def _day(self) -> date | None:
        """The day that was typed.

        Raises:
            InputError: it is no day, or known in part only.
        """
        typed = self.due.value.strip()
        if not typed:
            return None
        language = self._services.ctx.texts.language
        day = PartialDate.parse(typed, language, today=clock.today()).as_date()
        if day is None:
            raise InputError("due_on", Message("Please enter day, month and year."))
        return day
