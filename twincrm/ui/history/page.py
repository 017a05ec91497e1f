"""The history page: the steps at the left, the chosen one at the right; all, or of one record."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.records.titles import titles
from twincrm.services.steps.days import day_bands, day_begins, day_words
from twincrm.services.steps.lists import StepSource
from twincrm.services.steps.queries import step_details
from twincrm.services.steps.search import steps_found, who_did
from twincrm.ui.history.card import StepCard
from twincrm.ui.history.filters import HistoryFilters, nothing_found
from twincrm.ui.history.rows import StepDelegate, step_words
from twincrm.ui.history.undoing import undo_up_to
from twincrm.ui.kit.banded_list import BandedList
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.list_and_card import ListAndCard
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from twincrm.services.progress import Progress
    from twincrm.services.steps.days import DayBegin
    from twincrm.services.steps.lists import Record, StepRow
    from twincrm.services.steps.search import StepFilter
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices, Show

OF_RECORD = "history_"
"""What the kinds of `Show` begin with that ask for the history of one record."""


@dataclass(frozen=True, slots=True)
class HistoryState:
    """How the page looks, for when it is made anew."""

    record: Record | None
    step: int | None
    card_open: bool
    wanted: StepFilter


class HistoryPage(QWidget):
    """Shows who did what and when, and leads back to before it."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._stale = self._undoing = False
        self._step: int | None = None
        self._searching: Cancellable | None = None
        texts = self._ui.texts
        self._source = StepSource(services.dispatcher)
        self._ids = self._source.ids()
        self.filters = HistoryFilters(self._ui)
        self._begins: Sequence[DayBegin] = ()
        self._bands: dict[int, date] = {}
        self.model = LazyListModel(self._source, self._said)
        self.list = BandedList(self._ui, texts.tr("Steps"), StepDelegate(self._ui, self.band_above))
        self.list.setModel(self.model)
        self.card = StepCard(self._ui, self.undo_up_to)
        self.empty = EmptyState(
            self._ui,
            "history",
            texts.tr("Nothing in the history yet"),
            texts.tr("Whatever is added, altered or deleted is listed here."),
        )
        self.nothing = nothing_found(self._ui, self.filters.clear)
        self.whole = Button(self._ui, texts.tr("Whole history"), icon="history")
        self.whole.clicked.connect(self._show_whole)
        self.header = PageHeader(self._ui, self.title, (self.whole,))
        self._build()
        self.filters.filters_changed.connect(self.refresh)
        self.filters.search.list_wanted.connect(self.resume)
        self.filters.search.opened.connect(self.resume)
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(self._open)
        services.hub.changed.connect(self._take_changes)
        self.refresh()

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("History")

    @property
    def count(self) -> int | None:
        """The side bar tells no number: there is nothing to be done about it."""
        return None

    @property
    def record(self) -> Record | None:
        """The record whose history is shown; None for the whole file's."""
        return self._source.record

    @property
    def step(self) -> int | None:
        """The step shown."""
        return self._step

    def band_above(self, place: int) -> str:
        """What the band of a day says that stands above a position; nothing without one."""
        day = self._bands.get(place)
        return day_words(day, clock.today(), self._ui.texts) if day else ""

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        undo, whole = Message("Undo up to here…"), Message("Whole history")
        search = self.filters.search.setFocus
        return (
            ActionSpec("history.search", Message("Search the history"), search, "Ctrl+F", "search"),
            ActionSpec(
                "history.undo_up_to",
                undo,
                self.undo_up_to,
                "Ctrl+Shift+Backspace",
                "rotate-ccw",
                self.card.undo.isEnabled,
            ),
            ActionSpec(
                "history.whole",
                whole,
                self._show_whole,
                "Ctrl+Shift+H",
                "history",
                lambda: self.record is not None,
            ),
        )

    def panes(self) -> tuple[QWidget, ...]:
        """List and step, between which F6 moves the keyboard."""
        return (self.list, self.card)

    def show_item(self, show: Show) -> None:
        """Show a step, or the history of a record."""
        if show.kind.startswith(OF_RECORD) and show.id:
            self._narrow_to((show.kind.removeprefix(OF_RECORD), show.id))
        elif show.id:
            self._narrow_to(None)
            if self.model.row_of(show.id) is None and self.filters.wanted.active:
                self.filters.clear()
            self._select(show.id)

    def start(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resume(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> object:
        """Whose history is shown, and which step."""
        return HistoryState(self.record, self._step, self.panels.card_open, self.filters.wanted)

    def look(self) -> object:
        """Back and Forward return to whose history was shown, too."""
        return self.state()

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, HistoryState):
            self.panels.open_card(is_open=state.card_open)
            self._narrow_to(state.record)
            if state.step is not None:
                self._select(state.step)
            if state.wanted != self.filters.wanted:
                self.filters.choose(state.wanted)

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def undo_up_to(self) -> None:
        """Undo the chosen step and all after it, after asking; the page is brought up once."""
        if self._step is None or not self.card.undo.isEnabled():
            return
        self._undoing = True
        try:
            undo_up_to(self._services, self._step)
        finally:
            self._undoing = False
        self.refresh()

    def refresh(self) -> None:
        """Ask for the steps anew and keep the chosen one; what is looked for comes a little later.

        An answer to what is no longer asked is dropped.
        """
        self._stale = False
        self.header.set_title(self._heading())
        self.whole.setVisible(self.record is not None)
        self.filters.offer(self._services.dispatcher.glance(who_did))
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        self._begins = self._services.dispatcher.glance(day_begins, self._begins)
        whole = self._source.ids()
        if self.filters.wanted.active:
            self._search(whole)
        else:
            self._take(whole, len(whole))

    def _search(self, whole: array[int]) -> None:
        """Leave of the steps what the filters want, off the interface thread."""
        dispatcher, texts, today = self._services.dispatcher, self._ui.texts, clock.today()
        wanted = self.filters.wanted

        def work(progress: Progress) -> array[int]:
            find = dispatcher.glance_while_wanted
            listed = set(whole)
            found = find(progress, steps_found, wanted, texts, today, progress)
            return array("q", [step for step in found if step in listed])

        self._searching = self._services.jobs.start(work, lambda ids: self._take(ids, len(whole)))

    def _take(self, ids: array[int], total: int) -> None:
        """List these of all the steps there are."""
        self._ids, self._searching = ids, None
        self._bands = day_bands(ids, self._begins)
        self.model.set_ids(self._ids, self._source)
        self.list.set_bands(self._bands)
        said = self._ui.texts.tr("{n} of {total}") if self.filters.wanted.active else "{total}"
        self.header.set_count(said.format(n=len(ids), total=total))
        kept = self._step if self._step in self._ids else next(iter(self._ids), None)
        nothing = self.nothing if self.filters.wanted.active else self.empty
        self._stack.setCurrentWidget(nothing if kept is None else self.card)
        self.panels.set_content(some=total > 0, found=kept is not None)
        self._step = None
        if kept is not None:
            self._select(kept)
        self._services.frame_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again if the file changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the step to the list where there is room for one only."""
        if not self.panels.took(event):
            super().keyPressEvent(event)

    def _build(self) -> None:
        px = self._ui.look.px
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.nothing)
        listed = QWidget()
        side = QVBoxLayout(listed)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(Space.S))
        side.addWidget(self.filters)
        side.addWidget(self.list, 1)
        self.panels = ListAndCard(self._ui, listed, self._stack, (6, 5))
        self.panels.card_closed.connect(self.resume)
        self.header.put_before_title(self.panels.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.PAGE))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panels, 1)
        self.list.setMinimumWidth(px(260))

    def _heading(self) -> str:
        texts, record = self._ui.texts, self.record
        if record is None:
            return self.title
        kind, key = record
        asked = partial(titles, kind=kind, language=texts.language, ids=(key,))
        name = self._services.dispatcher.ask(asked).get(key)
        if name is None:
            return texts.tr("History of one entry")
        return texts.tr("History of {name}").format(name=name)

    def _show_whole(self) -> None:
        self._narrow_to(None)
        self.resume()

    def _narrow_to(self, record: Record | None) -> None:
        if record != self.record:
            self._source = StepSource(self._services.dispatcher, record)
            self.refresh()

    def _select(self, step: int) -> None:
        row = self.model.row_of(step)
        if row is not None:
            self.list.choose(row)
            self._show(step)

    def _choose(self, step: object) -> None:
        if isinstance(step, int) and step != self._step:
            self._show(step)

    def _open(self, step: object) -> None:
        if isinstance(step, int):
            self.panels.open_card()
            self.card.values.setFocus()

    def _show(self, step: int) -> None:
        if step == self._step:
            return
        self._step = step
        ask, texts = self._services.dispatcher.ask, self._ui.texts
        details = ask(step_details, step, texts, self.record)
        if details is not None:
            self.card.show_step(details, writable=self._services.writable)
        self._services.frame_changed()

    def _said(self, row: StepRow) -> str:
        place = self.model.row_of(row.id)
        return step_words(row, self._ui.texts, "" if place is None else self.band_above(place))

    def _take_changes(self, changes: object) -> None:
        del changes
        self._stale = True
        if self.isVisible() and not self._undoing:
            self.refresh()
