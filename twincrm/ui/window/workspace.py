"""An open file as the window shows it: side bar, notices, pages, and what was done last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.errors import Cancelled, TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.association.naming import association_name
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.sidebar import SideBar, SideEntry
from twincrm.ui.kit.toast import UndoBar
from twincrm.ui.window.bar_place import BarPlace
from twincrm.ui.window.calendar import Calendar
from twincrm.ui.window.file_notices import FileNotices
from twincrm.ui.window.long_turn import turn_step
from twincrm.ui.window.page import (
    ActionSpec,
    HasForm,
    HasLook,
    HasPanes,
    PageServices,
    TakesKeyboard,
)
from twincrm.ui.window.shelf import Memory, PageShelf
from twincrm.ui.window.side_counts import SideCounts
from twincrm.ui.window.trail import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.changes import Changes
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.long_turn import Turn
    from twincrm.ui.window.open_file import OpenFile
    from twincrm.ui.window.page import Page, PageFactory, Show


HELP = "help"
"""The entry of the side bar that leads to no page."""
KEYS = 9
"""As many pages have a key, Ctrl with a digit."""


class Workspace(QWidget):
    """The pages of an open file and the ways between them.

    Signals: page_changed() when another page is shown; frame_changed() when titles, counts or what
    can be done changed; help_wanted().
    """

    page_changed = Signal()
    help_wanted = Signal()
    frame_changed = Signal()

    def __init__(
        self,
        ui: UiContext,
        file: OpenFile,
        asker: Asker,
        factories: Sequence[PageFactory],
        memory: Memory | None = None,
    ) -> None:
        super().__init__()
        self._ui = ui
        self._file = file
        self._asker = asker
        self._memory = memory or Memory()
        self._turning = False
        self._calendar = Calendar(file.dispatcher, file.jobs, file.hub, self)
        self.side = SideBar(ui, file.name, _entries(ui, factories, self._memory.counts))
        self.notices = FileNotices(ui, file.dispatcher.file, self._memory.closed_notices)
        self.undo_bar = UndoBar(ui)
        self.undo_bar.setParent(self)
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)  # whatever a page would like, the window keeps its size
        self._shelf = PageShelf(
            self._stack, factories, self._services(), self._page_shows, self._memory.states
        )
        counted = [(each.key, each.count) for each in factories if each.count]
        self._counts = SideCounts(file, self.side, counted, self._memory.counts, self)
        self._bar_place = BarPlace(ui, self.undo_bar, self, self._stack, lambda: self.page)
        self._status = file.dispatcher.status()
        self._build()
        self._connect()

    @property
    def page(self) -> Page | None:
        """The page shown."""
        here = self._memory.trail.here
        return self._shelf.made.get(here.page) if here else None

    @property
    def section(self) -> str:
        """The key of the section shown, empty before the first."""
        here = self._memory.trail.here
        return here.page if here else ""

    @property
    def next_undo(self) -> Message | None:
        """What undo would take back."""
        return self._status.undo

    @property
    def next_redo(self) -> Message | None:
        """What redo would do again."""
        return self._status.redo

    @property
    def in_form(self) -> bool:
        """Whether a form is open, behind which nothing is taken back."""
        page = self.page
        return isinstance(page, HasForm) and page.in_form

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done with the open file on every page, and on the page shown."""
        services, made = self._services(), self._shelf.factories.values()
        common = [
            spec for each in made if each.everywhere for spec in each.everywhere(services, self)
        ]
        return (*self._sections(), *common, *(self.page.action_specs() if self.page else ()))

    def _sections(self) -> tuple[ActionSpec, ...]:
        """The pages, each with a key, in the order of the side bar."""
        made = [each for each in self._shelf.factories.values() if not each.within]
        return tuple(
            ActionSpec(
                f"go.{each.key}",
                each.title,
                partial(self.go, each.key),
                f"Ctrl+{at}" if at <= KEYS else "",
                each.icon,
                menu="go",
                separated=at == 1,
            )
            for at, each in enumerate(sorted(made, key=lambda each: each.at_end), 1)
        )

    def open_first(self) -> None:
        """Show the page one was at, or the first one."""
        here = self._memory.trail.here
        if here is not None and here.page in self._shelf.factories:
            self._display(Place(here.page), start=True)
        elif self._shelf.factories:
            made = self._shelf.factories.values()
            first = next((each for each in made if each.opens), next(iter(made)))
            self.go(first.key)

    def go(self, key: str) -> None:
        """Show a section, unless the present page keeps us."""
        here = self._memory.trail.here
        if key == HELP:
            self.help_wanted.emit()
        elif here is not None and here.page == key and self.page is not None:
            self.page.start()
        elif self._part():
            self._memory.trail.go(Place(key))
            self._display(Place(key), start=True)
        self._mark_section()

    def navigate(self, show: Show) -> None:
        """Show a record on the page of its kind; nothing happens where no page has that kind."""
        key = self._shelf.for_kind(show.kind)
        if key is not None and self._part():
            place = Place(key, show)
            here = self._memory.trail.here
            if show.id or here is None or here.page != key:
                self._memory.trail.go(place)
            self._display(place)

    def can_step(self, step: int) -> bool:
        """Whether there is a place behind (-1) or ahead (1)."""
        return self._memory.trail.ahead(step) is not None

    def step(self, step: int) -> None:
        """Go back (-1) or forward (1)."""
        place = self._memory.trail.ahead(step)
        if place is not None and self._part():
            if self._memory.trail.here is not place:
                self._memory.trail.move(step)
            self._display(place)

    def may_leave(self) -> bool:
        """Whether the present page lets us go."""
        return self.page is None or self.page.may_leave()

    def _part(self) -> bool:
        """Whether the present page lets us go; how it looks is remembered for the way back."""
        if not self.may_leave():
            return False
        page, trail = self.page, self._memory.trail
        if trail.here is not None and self._shelf.factories[trail.here.page].passing:
            trail.forget_here()
        elif isinstance(page, HasLook):
            trail.keep_look(page.look())
        return True

    def undo(self) -> Message | None:
        """Take the last step back and say its name, which is the answer."""
        tr, rows = self._ui.texts.tr, self._status.undo_rows
        words = (tr("Undone: {what}"), tr("Undoing…"))
        return self._turn(self._file.dispatcher.undo, rows, *words)

    def redo(self) -> Message | None:
        """Do the last undone step again and say its name, which is the answer."""
        tr, rows = self._ui.texts.tr, self._status.redo_rows
        words = (tr("Done again: {what}"), tr("Doing it again…"))
        return self._turn(self._file.dispatcher.redo, rows, *words)

    def notify(self, text: str, tone: ToneName = "info") -> None:
        """Say something at the foot of the window."""
        self.undo_bar.notice(text, tone)

    def tell_typing(self, typing: Message) -> None:
        """Say that a step of typing was taken back, and which of the house would be the next."""
        words = self._ui.texts.tr("Undone: {what}").format(what=self._ui.texts.say(typing))
        if self._status.undo is not None:
            following = self._ui.texts.tr("{undone}. The next step back would be: {what}")
            what = self._ui.texts.say(self._status.undo)
            words = following.format(undone=words, what=what)
        self.notify(words)

    def welcome(self, path: Path) -> None:
        """Show how one begins, and say where the file lies: one day it is handed over."""
        self.go(next(iter(self._shelf.factories)))
        words = self._ui.texts.tr("{name} was begun. Everything is in one file: {place}")
        self.notify(words.format(name=self._file.name, place=path), "ok")

    def panes(self) -> tuple[QWidget, ...]:
        """The parts between which F6 moves the keyboard."""
        if self.page is None:
            return (self.side,)
        inner = self.page.panes() if isinstance(self.page, HasPanes) else (self.page.widget,)
        return (self.side, *inner)

    def farewell(self) -> Memory:
        """What the next workspace needs to look like this one, which shows nothing any more."""
        self._counts.stop()
        self._calendar.stop()
        self._file.hub.changed.disconnect(self._take_changes)
        self._memory.states = self._shelf.states()
        return self._memory

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show icons in the side bar."""
        super().resizeEvent(event)
        self.side.adapt_to(self.width())
        self._bar_place.keep()

    def _services(self) -> PageServices:
        file = self._file
        return PageServices(
            ctx=self._ui,
            dispatcher=file.dispatcher,
            jobs=file.jobs,
            asker=self._asker,
            hub=file.hub,
            navigate=self.navigate,
            shown=_nowhere,
            notify=self.notify,
            frame_changed=self._frame_changed,
            cures=file.cures,
            said=file.said,
        )

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addLayout(column, 1)
        self.undo_bar.setVisible(False)

    def _connect(self) -> None:
        self.side.chosen.connect(self.go)
        self._counts.counting.connect(self._calendar.look)
        self.undo_bar.undo_wanted.connect(self.undo)
        self.undo_bar.appears.connect(self._bar_place.begin)
        self._file.hub.changed.connect(self._take_changes)

    def _display(self, place: Place, *, start: bool = False) -> None:
        page = self._shelf.page(place.page)
        if self._stack.currentWidget() is not page.widget:
            self._bar_place.leave()
        self._stack.setCurrentWidget(page.widget)
        self._mark_section()
        if isinstance(page, HasLook) and place.look is not None:
            if place.look != page.look():
                page.restore(place.look)
        elif place.show is not None:
            page.show_item(place.show)
        if start:
            page.start()
        elif isinstance(page, TakesKeyboard):
            page.resume()
        if self.in_form:
            self.undo_bar.dismiss()  # its key would not do now what the bar says
        self._bar_place.keep_soon()
        self.page_changed.emit()

    def _mark_section(self) -> None:
        here = self._memory.trail.here
        if here is not None:
            self.side.set_current(self._shelf.factories[here.page].within or here.page)

    def _page_shows(self, key: str, show: Show) -> None:
        here = self._memory.trail.here
        if here is not None and here.page == key:
            self._memory.trail.replace(Place(key, show))

    def _turn(self, turn: Turn, rows: int, words: str, doing: str) -> Message | None:
        """Turn a step; what lasts does so beside the window."""
        texts = self._ui.texts
        self._turning = True
        try:
            turned = turn_step(self._ui, self._file.jobs, turn, rows, doing)
        except Cancelled as stopped:
            self.notify(texts.say(stopped.message), "info")
            return None
        except TwincrmError as error:
            self._services().tell_trouble(error)
            return None
        finally:
            self._turning = False
        if turned is None:
            return None
        self.notify(words.format(what=texts.say(turned.label)), "ok")
        return turned.label

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("association"):
            self._file.name = self._file.dispatcher.glance(association_name)
            self.side.set_association(self._file.name)
        self._status = self._file.dispatcher.status()
        for field in self.findChildren(SearchField):
            field.typed_last = False
        if not self._turning and self._status.undo is not None:
            words = Message("Done: {what}", {"what": self._status.undo})
            self.undo_bar.offer_undo(self._ui.texts.say(words))
            self._bar_place.clear_soon()
        self._counts.count()
        self.frame_changed.emit()

    def _frame_changed(self) -> None:
        for key, page in self._shelf.made.items():
            counted_here = self._shelf.factories[key].count is not None
            if page.count is not None and not counted_here:  # a page out of sight may be behind
                self.side.set_count(key, page.count)
        self._counts.hurry()
        self._bar_place.clear_soon()
        self.frame_changed.emit()


def _entries(
    ui: UiContext, factories: Sequence[PageFactory], counts: Mapping[str, int]
) -> list[SideEntry]:
    """The lines of the side bar: the sections, and the help."""
    made = [
        SideEntry(each.key, ui.texts.say(each.title), each.icon, counts.get(each.key), each.at_end)
        for each in factories
        if not each.within
    ]
    return [*made, SideEntry(HELP, ui.texts.tr("Help"), "circle-question-mark", at_end=True)]


def _nowhere(show: Show) -> None:
    """Each page is given its own way to tell what it shows."""
    del show
