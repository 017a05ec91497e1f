"""The overview: next visit, tasks, birthdays, partnerships, and whom to call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.dates import weekday_date
from twincrm.runtime import clock
from twincrm.services.overview.queries import overview
from twincrm.services.tasks.commands import CompleteTask
from twincrm.ui.kit.cards import Card, PageHeader
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.overview.first_steps import FirstStepsCard, beginning, plan_visit
from twincrm.ui.overview.partnerships import partnerships_card
from twincrm.ui.overview.people import congratulations_card, silences_card
from twincrm.ui.overview.tasks import tasks_part
from twincrm.ui.overview.visit import visit_part
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from twincrm.services.overview.queries import Overview
    from twincrm.services.progress import Progress
    from twincrm.services.tasks.queries import TaskRow
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.overview.doors import OverviewDoors
    from twincrm.ui.overview.first_steps import Step
    from twincrm.ui.window.page import ActionSpec, Page, PageServices, Show

BESIDE_FROM = 880
"""Effective width of the page from which on there are two columns."""


class OverviewPage(QWidget):
    """Reads everything off the interface thread and shows it in cards."""

    def __init__(self, services: PageServices, doors: OverviewDoors) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._doors = doors
        self._loading: Cancellable | None = None
        self._shown: Overview | None = None
        self._steps: tuple[Step, ...] = ()
        self._steps_wanted = False
        self._cards: QWidget | None = None
        self.header = PageHeader(self._ui, self.title)
        self.date = label(self._ui, "", "body", "ink2")
        self.header.put_after_count(self.date)
        self.view = ScrollPage(self._ui, bar_gap=Space.S)
        self.columns: QBoxLayout | None = None
        self._build()
        services.hub.changed.connect(self._take_changes)
        services.hub.day_turned.connect(self._take_changes)
        self.refresh()

    @classmethod
    def make(cls, doors: OverviewDoors) -> Callable[[PageServices], Page]:
        """What makes this page, with what lies behind its links."""
        return partial(_make, doors=doors)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Overview")

    @property
    def count(self) -> int | None:
        """There is nothing to count."""
        return None

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """Everything is done through the links."""
        return ()

    def show_item(self, show: Show) -> None:
        """There is only one overview; the first steps can be asked for again."""
        self._steps_wanted = self._steps_wanted or show.kind == "first_steps"
        if self._shown is not None:
            self._show(self._shown)

    def start(self) -> None:
        """Put the keyboard on the first link."""
        first = self._first_stop()
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> object:
        """It has none: all is read anew."""
        return None

    def restore(self, state: object) -> None:
        """It has none."""
        del state

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def refresh(self) -> None:
        """Read everything anew; what was asked before is no longer wanted."""
        if self._loading is not None:
            self._loading.cancel()
        dispatcher, language, today = (
            self._services.dispatcher,
            self._ui.texts.language,
            clock.today(),
        )

        def read(progress: Progress) -> Overview:
            return dispatcher.ask_while_wanted(progress, overview, today, language)

        self._loading = self._services.jobs.start(read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Who works here may have been entered meanwhile, which is no change of the file."""
        super().showEvent(event)
        if self._shown is not None:
            self._show(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows the cards stand below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        px = self._ui.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.S))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ReadingOrder(self)

    def _show(self, found: Overview) -> None:
        """Build the cards; the keyboard stays on the link where it was."""
        self._loading = None
        steps = self._steps_left(found)
        if found == self._shown and steps == self._steps:
            return
        self._shown, self._steps = found, steps
        day = weekday_date(found.today, self._ui.texts.language, year=True)
        self.date.setText(day[:1].upper() + day[1:])
        had, name, at = self._keyboard()
        old, self._cards = self._cards, self._make_cards(found)
        self.view.body.addWidget(self._cards)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._arrange()
        if had:
            self._return_keyboard(name, at)
        self._services.frame_changed()

    def _make_cards(self, found: Overview) -> QWidget:
        ui, go = self._ui, self._services.navigate
        cards = QWidget()
        rows = QVBoxLayout(cards)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(ui.look.px(Space.L))
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(ui.look.px(Space.L))
        rows.addLayout(self.columns)
        if self._steps:
            steps = FirstStepsCard(self._services, self._doors.begin, self._steps)
            steps.put_away.connect(self._put_away)
            rows.insertWidget(1 if found.visit else 0, steps)  # what is next comes first
        rows.addStretch(1)
        if self._steps and not found.begun:
            return cards
        partnerships = partnerships_card(ui, found.partnerships, found.more_partnerships, go)
        people = (
            congratulations_card(ui, found.congratulations, go),
            silences_card(ui, found.silences, go, more=found.more_silences),
        )
        self.columns.addLayout(self._column((self._next(found), partnerships)), 2)
        self.columns.addLayout(self._column(people), 1)
        return cards

    def _steps_left(self, found: Overview) -> tuple[Step, ...]:
        """The first steps, as long as they are shown; once all are taken they are put away."""
        memory, uid = self._doors.begin.memory, found.steps.association
        steps = beginning(found.steps, named=bool(memory and memory.user))
        if memory is None:
            return () if found.begun and not self._steps_wanted else steps
        if self._steps_wanted:
            memory.bring_steps_back(uid)
            return steps
        if not memory.shows_steps(uid, new=not found.begun):
            return ()
        if all(step.taken for step in steps):
            memory.put_steps_away(uid)
            return ()
        return steps

    def _put_away(self) -> None:
        memory = self._doors.begin.memory
        if memory is not None and self._shown is not None:
            self._steps_wanted = False
            memory.put_steps_away(self._shown.steps.association)
            self._show(self._shown)
            words = self._ui.texts.tr("The menu “Help” brings the first steps back.")
            self._services.notify(words, "info")

    def _column(self, cards: tuple[Card, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._ui.look.px(Space.L))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        return column

    def _next(self, found: Overview) -> Card:
        ui, go = self._ui, self._services.navigate
        card = Card(ui)
        if found.visit is not None:
            card.body.addWidget(visit_part(ui, found.visit, go, self._print))
        else:
            words = ui.texts.tr("No visit is planned.")
            card.body.addWidget(label(ui, words, "body", "ink2", wrap=True))
            if self._services.writable:
                card.body.addWidget(plan_visit(ui, go), 0, Qt.AlignmentFlag.AlignLeading)
        card.body.addWidget(rule())
        done = self._complete if self._services.writable else None
        card.body.addWidget(tasks_part(ui, found, go, done))
        return card

    def _arrange(self) -> None:
        if self.columns is not None:
            beside = self.width() / self._ui.look.zoom >= BESIDE_FROM
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self.columns.setDirection(across if beside else down)

    def _complete(self, task: TaskRow) -> None:
        if self._services.perform(CompleteTask(task.id, task.title)) is None:
            self._shown = None  # the tick that was not done goes again
            self.refresh()

    def _print(self, visit: int) -> None:
        self._doors.print_programme(self._services, visit)

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()

    def _stops(self) -> list[QWidget]:
        if self._cards is None:
            return []
        parts = self._cards.findChildren(QWidget)
        return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _first_stop(self) -> QWidget | None:
        return next(iter(self._stops()), None)

    def _keyboard(self) -> tuple[bool, str, int]:
        """Whether the keyboard is in the cards, on what, and at which place of all stops."""
        stops = self._stops()
        at = next((at for at, part in enumerate(stops) if part.hasFocus()), None)
        if at is None:
            return False, "", 0
        return True, stops[at].objectName(), at

    def _return_keyboard(self, name: str, at: int) -> None:
        stops = self._stops()
        same = (part for part in stops if name and part.objectName() == name)
        place = stops[min(at, len(stops) - 1)] if stops else None
        part = next(same, place)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)


def _make(services: PageServices, doors: OverviewDoors) -> Page:
    return OverviewPage(services, doors)
