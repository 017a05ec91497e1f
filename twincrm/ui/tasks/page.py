"""The tasks page: what is open, what was done, and the keys to work it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.tasks.commands import CompleteTask, ReopenTask
from twincrm.services.tasks.drafts import read_task
from twincrm.services.tasks.lines import task_lines
from twincrm.ui.hanging.task_dialog import TaskDialog
from twincrm.ui.kit.banded_list import BandedList
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.tick_rows import TickDelegate
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.tasks.dropping import TaskDrop
from twincrm.ui.tasks.listing import TaskList, spoken
from twincrm.ui.tasks.state import TasksState
from twincrm.ui.tasks.words import GROUPINGS, WORDS, nothing_words
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import ActionSpec, Show
from twincrm.ui.window.trashing import trash_lightly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.tasks.lines import TaskLine
    from twincrm.ui.tasks.listing import Grouping, Which
    from twincrm.ui.window.page import PageServices


class TasksPage(QWidget):
    """A list with a filter above it; every deed has a key and a button."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._which: Which = "open"
        self._visit: int | None = None
        self._lines: tuple[TaskLine, ...] = ()
        self._ticked: int | None = None
        """The task that was ticked last: the next one is not chosen in its place unasked."""
        texts = self._ui.texts
        self._source = TaskList((), self._which, texts, clock.today())
        self._model = LazyListModel(self._source, spoken)
        self.delegate = TickDelegate(self._ui, self.band_above)
        self.list = BandedList(self._ui, texts.tr("Tasks"), self.delegate)
        self.list.setModel(self._model)
        TaskDrop(services, self.list, self._model, lambda task: self._source.line(task).row.title)
        self.new = Button(self._ui, texts.tr("New task"), icon="plus", variant="primary")
        self.header = PageHeader(self._ui, texts.tr("Tasks"), [self.new])
        self.empty = EmptyState(self._ui, "list-checks", "", "")
        self.filters: dict[Which, Button] = {}
        self.tick = Button(self._ui, texts.tr("Tick off"), icon="check", small=True)
        self.edit = Button(self._ui, texts.tr("Edit"), icon="pencil", small=True)
        words = texts.tr("Show what it is about")
        self.about = Button(self._ui, words, icon="external-link", small=True)
        self.remove = Button(self._ui, texts.tr("Delete"), icon="trash-2", small=True)
        self.only = Button(self._ui, "", icon="x", small=True)
        groups = [Option(key, texts.say(said), icon) for key, (said, icon) in GROUPINGS.items()]
        self.grouping = ChoiceField(self._ui, groups, "none")
        self.grouping.setMinimumContentsLength(max(len(each.text) for each in groups))
        self.grouping.setAccessibleName(texts.tr("How the tasks are grouped"))
        self._build()
        self._connect()
        self.refresh()

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Tasks")

    @property
    def count(self) -> int | None:
        """How many are open."""
        return sum(line.row.done_on is None for line in self._lines)

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        can, on = self._writable, self._can_change
        return (
            ActionSpec("tasks.new", Message("New task…"), self.add_task, "Ctrl+N", "plus", can),
            ActionSpec("tasks.edit", Message("Edit task…"), self.edit_task, "F2", "pencil", on),
            ActionSpec(
                "tasks.tick",
                Message("Tick off the task"),
                self.tick_task,
                "Ctrl+Return",
                "check",
                on,
                live_text=self._tick_words,
            ),
            ActionSpec(
                "tasks.about",
                Message("Show what it is about"),
                self.show_about,
                "",
                "external-link",
                self._has_target,
            ),
            ActionSpec("tasks.delete", Message("Delete task"), self.delete_task, "", "trash-2", on),
        )

    def panes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.list,)

    def show_item(self, show: Show) -> None:
        """Show a task, whichever filter hides it, or all tasks of one visit."""
        if not show.id:
            return
        if show.kind == "visit_tasks":
            self._narrow_to(show.id, "all")
            return
        found = next((line for line in self._lines if line.row.id == show.id), None)
        if found is None:
            return
        if self._model.row_of(show.id) is None:
            self._narrow_to(None, "done" if found.row.done_on is not None else "open")
        self._choose(show.id)

    def start(self) -> None:
        """Put the keyboard into the list, else on the button for a new one."""
        part = self.list if self._source.ids() else self.new
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resume(self) -> None:
        """The keyboard goes on where it starts."""
        self.start()

    def state(self) -> object:
        """Which tasks are shown, and the chosen one."""
        return TasksState(self._which, self._chosen(), self._visit, self._group)

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, TasksState):
            self.grouping.set_value(state.grouping)
            self._narrow_to(state.visit, state.which)
            if state.task is not None:
                self._choose(state.task)

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def show_which(self, which: Which) -> None:
        """Show the open ones, those that are done, or all."""
        self._which, self._ticked = which, None
        for each, button in self.filters.items():
            button.setChecked(each == which)
        self._fill()

    def _narrow_to(self, visit: int | None, which: Which) -> None:
        """Show the tasks of one visit only, or again those of everything."""
        self._visit = visit
        self.show_which(which)

    def _show_every(self) -> None:
        self._narrow_to(None, self._which)
        self.filters[self._which].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask for the tasks anew and keep the chosen one, else its place."""
        language, ask = self._ui.texts.language, self._services.dispatcher.ask
        self._lines = ask(task_lines, clock.today(), language)
        self._fill()
        self._services.frame_changed()

    def add_task(self) -> None:
        """Note something to be done."""
        made = TaskDialog(self._services, parent=self.window()).ask()
        if made is not None:
            self.show_item(Show("task", made))
            self.start()

    def edit_task(self) -> None:
        """Change the chosen task."""
        task = self._chosen()
        if task is None or not self._services.writable:
            return
        try:
            draft = self._services.dispatcher.ask(read_task, task)
        except TwincrmError as error:
            self._services.tell_trouble(error)
            return
        TaskDialog(self._services, task, draft, self.window()).ask()

    def tick_task(self) -> None:
        """Tick the chosen task off, or put it back on the list."""
        task = self._chosen()
        if task is not None:
            self._tick(task)

    def show_about(self) -> None:
        """Go to the visit, the contact or the partnership that the chosen task is about."""
        target = self._target()
        if target is not None:
            self._services.navigate(Show(*target))

    def delete_task(self) -> None:
        """Move the chosen task to the trash, after saying what hangs on it; Undo brings it back."""
        task = self._chosen()
        if task is not None and self._services.writable:
            name = self._source.line(task).row.title
            trash_lightly(self._services, ("task", task), name)

    def _build(self) -> None:
        px = self._ui.look.px
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.PAGE))
        column.setSpacing(px(Space.M))
        column.addWidget(self.header)
        column.addWidget(self._bar())
        column.addWidget(self._stack, 1)

    def _bar(self) -> QWidget:
        """The filters, and what one does with the chosen task."""
        bar = Flow(self._ui.look.px(Space.S))
        for which, words in WORDS.items():
            button = Button(self._ui, self._ui.texts.say(words), small=True)
            button.setCheckable(True)
            button.setChecked(which == self._which)
            button.setAccessibleDescription(self._ui.texts.tr("Which tasks are shown"))
            self.filters[which] = button
            bar.add_part(button)
        bar.add_part(self.grouping)
        bar.add_part(self.only)
        between = QWidget()
        between.setFixedWidth(self._ui.look.px(Space.S))
        bar.add_part(between)
        deeds = (self.tick, self.edit, self.about, self.remove)
        for deed in deeds:
            bar.add_part(deed)
        bar.keep_together(*deeds)
        return bar

    def _connect(self) -> None:
        services = self._services
        self.new.clicked.connect(self.add_task)
        self.new.setEnabled(services.writable)
        self.tick.clicked.connect(self.tick_task)
        self.edit.clicked.connect(self.edit_task)
        self.about.clicked.connect(self.show_about)
        self.remove.clicked.connect(self.delete_task)
        for button in self.filters.values():
            button.clicked.connect(self._filter)
        self.only.clicked.connect(self._show_every)
        self.grouping.value_changed.connect(self._fill)
        self.delegate.ticked.connect(self._tick)
        self.list.row_chosen.connect(self._take_choice)
        self.list.row_opened.connect(self._open)
        for key, deed in (
            (Qt.Key.Key_Space, self.tick_task),
            (Qt.Key.Key_Delete, self.delete_task),
        ):
            short = QShortcut(QKeySequence(key), self.list)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(deed)
        services.hub.changed.connect(self._take_changes)
        services.hub.day_turned.connect(self._take_changes)

    def _fill(self) -> None:
        chosen, at = self._chosen(), max(0, self.list.currentIndex().row())
        texts = self._ui.texts
        lines = [line for line in self._lines if self._visit in (None, line.row.visit_id)]
        self._source = TaskList(lines, self._which, texts, clock.today(), self._group)
        self._name_visit(lines)
        ids = self._source.ids()
        had = self.list.hasFocus()
        self._model.set_ids(ids, self._source)
        self.list.set_bands(self._source.bands)
        self.header.set_count(str(len(ids)))
        self.empty.set_words(*nothing_words(self._which, texts, some=bool(self._lines)))
        self._stack.setCurrentWidget(self.list if ids else self.empty)
        if ids:
            self._stand(chosen, min(at, len(ids) - 1))
        elif had:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh_deeds()

    def _stand(self, chosen: int | None, at: int) -> None:
        """Choose the same task again; in place of one that was ticked none, and keep the place."""
        ticked, gap = self._ticked, self.list.gap
        kept = chosen if chosen is not None or gap is None else ticked
        row = self._model.row_of(kept) if kept is not None else None
        if row is None and kept is not None and kept == ticked:
            self.list.stand_before(at if gap is None else gap)
        else:
            self.list.choose(at if row is None else row)

    @property
    def _group(self) -> Grouping:
        for each in GROUPINGS:
            if each == self.grouping.value:
                return each
        return "none"

    def band_above(self, place: int) -> str:
        """What the band of a group says that stands above a position; nothing without one."""
        return self._source.bands.get(place, "")

    def _name_visit(self, lines: Sequence[TaskLine]) -> None:
        """Say of which visit the tasks are; pressed, those of everything are shown again."""
        words = self._ui.texts.tr("Only: {name}").format(name=lines[0].about) if lines else ""
        self.only.setVisible(self._visit is not None)
        self.only.setText(words or self._ui.texts.tr("Only one visit"))
        self.only.setAccessibleDescription(self._ui.texts.tr("Press to show all tasks again"))
        self.only.updateGeometry()

    def _filter(self) -> None:
        for which, button in self.filters.items():
            if button is self.sender():
                self.show_which(which)

    def _choose(self, task: int) -> None:
        row = self._model.row_of(task)
        if row is not None:
            self.list.choose(row)

    def _chosen(self) -> int | None:
        chosen = self.list.current_id()
        return chosen if isinstance(chosen, int) else None

    def _take_choice(self, task: object) -> None:
        if isinstance(task, int):
            self._services.shown(Show("task", task))
        self._refresh_deeds()
        self._services.frame_changed()

    def _refresh_deeds(self) -> None:
        for button in (self.tick, self.edit, self.remove):
            button.setEnabled(self._can_change())
        self.about.setEnabled(self._has_target())
        self.tick.setText(self._ui.texts.say(self._tick_words()))
        self.tick.updateGeometry()

    def _tick_words(self) -> Message:
        done = self._is_done(self._chosen())
        return Message("Put back on the list") if done else Message("Tick off")

    def _is_done(self, task: int | None) -> bool:
        return task is not None and self._source.line(task).row.done_on is not None

    def _tick(self, task: object) -> None:
        if isinstance(task, int) and self._services.writable:
            row, self._ticked = self._source.line(task).row, task
            if row.done_on is None:
                self._services.perform(CompleteTask(task, row.title))
            else:
                self._services.perform(ReopenTask(task, row.title))

    def _open(self, task: object) -> None:
        if isinstance(task, int):
            self.edit_task()

    def _writable(self) -> bool:
        return self._services.writable

    def _can_change(self) -> bool:
        return self._services.writable and self._chosen() is not None

    def _target(self) -> tuple[str, int] | None:
        task = self._chosen()
        return None if task is None else self._source.line(task).target

    def _has_target(self) -> bool:
        return self._target() is not None

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()
