"""The next tasks on the overview: a tick does them, a press shows them in the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.badges import Badge, count_pill
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.due import DUE_ICONS, due_words
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.overview.links import link
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.overview.queries import Overview
    from twincrm.services.tasks.queries import TaskRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.links import Go


def tasks_part(
    ui: UiContext, found: Overview, go: Go, done: Callable[[TaskRow], None] | None
) -> QWidget:
    """The most urgent tasks; without *done* they cannot be ticked."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(_head(ui, found, go))
    for task in found.tasks:
        column.addWidget(rule())
        column.addWidget(_row(ui, task, found, go, done))
    if not found.tasks:
        column.addSpacing(ui.look.px(Space.S))
        column.addWidget(
            label(ui, ui.texts.tr("Nothing is waiting to be done."), "body", "ink2", wrap=True)
        )
    return part


def _head(ui: UiContext, found: Overview, go: Go) -> QHBoxLayout:
    texts = ui.texts
    head = QHBoxLayout()
    head.setSpacing(ui.look.px(Space.M))
    head.addWidget(label(ui, texts.tr("To be done next"), "h3"))
    if found.open_tasks:
        words = texts.trn("{n} open", "{n} open", found.open_tasks)
        head.addWidget(count_pill(ui, words))
    head.addStretch(1)
    every = Button(ui, texts.tr("All tasks"), variant="link", small=True)
    every.clicked.connect(partial(go, Show("task")))
    head.addWidget(every)
    return head


def _row(
    ui: UiContext, task: TaskRow, found: Overview, go: Go, done: Callable[[TaskRow], None] | None
) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(ui.look.px(Space.XS))
    tick = QCheckBox()
    tick.setObjectName(f"tick-{task.id}")
    tick.setAccessibleName(ui.texts.tr("Done: {what}").format(what=task.title))
    tick.setEnabled(done is not None)
    if done is not None:
        tick.clicked.connect(partial(done, task))
    tone, words = due_words(ui.texts, task.due_on, found.today) if task.due_on else ("neutral", "")
    said = ", ".join(part for part in (task.title, words) if part)
    leads = link(ui, said, Show("task", task.id), go)
    leads.line.addWidget(label(ui, task.title, "body", wrap=True), 1)
    if words:
        leads.line.addWidget(Badge(ui, words, tone, DUE_ICONS[tone]))
    line.addWidget(tick)
    line.addWidget(leads, 1)
    return row
