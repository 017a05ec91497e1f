"""The open tasks of a record on its card: ticked, opened, and a new one noted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.errors import TwincrmError
from twincrm.runtime import clock
from twincrm.services.tasks.commands import CompleteTask
from twincrm.services.tasks.drafts import TaskDraft, read_task
from twincrm.services.tasks.queries import tasks
from twincrm.ui.hanging.group import HangingGroup
from twincrm.ui.hanging.live import LiveGroup
from twincrm.ui.hanging.task_dialog import TaskDialog
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.due import DUE_ICONS, due_words
from twincrm.ui.kit.first_rows import FIRST
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.tasks.queries import TaskRow
    from twincrm.ui.hanging.group import Record
    from twincrm.ui.window.page import PageServices


class TasksGroup(HangingGroup):
    """What is to be done about somebody or something."""

    def __init__(self, services: PageServices, record: Record, rows: Sequence[TaskRow]) -> None:
        tr = services.ctx.texts.tr
        add = Button(services.ctx, tr("Task"), icon="plus", small=True)
        super().__init__(services, record, tr("Tasks"), add)
        add.setAccessibleName(tr("New task"))
        add.clicked.connect(self.add_task)
        lines = [self._row(row) for row in rows[:FIRST]]
        self.put(lines, len(rows) - FIRST, tr("Nothing is waiting to be done."))

    def add_task(self) -> None:
        """Note something to be done about this record."""
        kind, key = self._record
        about: dict[str, Any] = {f"{kind}_id": key}
        draft = TaskDraft(**about)
        TaskDialog(self._services, None, draft, self.window()).ask()

    def _edit(self, task: int) -> None:
        try:
            draft = self._services.dispatcher.ask(read_task, task)
        except TwincrmError as error:
            self._services.tell_trouble(error)
            return
        TaskDialog(self._services, task, draft, self.window()).ask()

    def _tick(self, row: TaskRow) -> None:
        self._services.perform(CompleteTask(row.id, row.title))

    def _row(self, row: TaskRow) -> QWidget:
        ui, can = self._ui, self._services.writable
        tick = QCheckBox()
        tick.setAccessibleName(ui.texts.tr("Done: {what}").format(what=row.title))
        tick.setEnabled(can)
        tick.clicked.connect(partial(self._tick, row))
        leads = self.link("", row.title, row.owner)
        leads.setEnabled(can)
        leads.clicked.connect(partial(self._edit, row.id))
        said = QVBoxLayout()
        said.setSpacing(ui.look.px(Space.XS))
        said.addWidget(leads)
        if row.due_on is not None:
            tone, words = due_words(ui.texts, row.due_on, clock.today())
            day = Badge(ui, words, tone, DUE_ICONS[tone])
            said.addWidget(day)  # below, as no column of a card has room for both in one line
            leads.setAccessibleName(f"{leads.accessibleName()}, {words}")
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.XS))
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        return whole


def live_tasks(services: PageServices, record: Record) -> LiveGroup:
    """What is to be done about a kept record."""

    def made() -> TasksGroup:
        rows = services.dispatcher.ask(tasks, clock.today(), about=record)
        return TasksGroup(services, record, rows)

    return LiveGroup(services, made)
