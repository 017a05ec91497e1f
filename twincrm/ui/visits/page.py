"""The visits page: the list at the left, the chosen visit and its programme at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.visits.programme_rows import programme_list
from twincrm.services.visits.queries import visit_details, visit_rows
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.contact_delegate import ContactDelegate, spoken
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.theme.tokens import NARROW_BELOW, Space
from twincrm.ui.visits.card import VisitCard
from twincrm.ui.visits.item_deeds import ItemDeeds
from twincrm.ui.visits.listing import VisitList
from twincrm.ui.window.page import ActionSpec, Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincrm.ui.window.page import Page, PageServices


@dataclass(frozen=True, slots=True)
class VisitDoors:
    """What opens the dialogs of other rooms."""

    print_programme: Callable[[PageServices, int], None]


@dataclass(frozen=True, slots=True)
class VisitsState:
    """How the page looks, for when it is made anew."""

    visit: int | None
    card_open: bool


class VisitsPage(QWidget):
    """Shows what visits there are and what happens on them."""

    def __init__(self, services: PageServices, doors: VisitDoors) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._doors = doors
        self._narrow = self._card_open = False
        texts = self._ui.texts
        self._source = VisitList((), texts, clock.today())
        self._model = LazyListModel(self._source, spoken)
        self.list = RowList(self._ui, texts.tr("Visits"), ContactDelegate(self._ui))
        self.list.setModel(self._model)
        self.card = VisitCard(self._ui, self._print)
        self.items = ItemDeeds(services, self.card.programme)
        self.card.offer(self.items)
        self.card.programme.item_chosen.connect(services.frame_changed)
        self.empty = EmptyState(
            self._ui,
            "calendar-days",
            texts.tr("No visit yet"),
            texts.tr("Visits of this file are listed here with their programme."),
        )
        self.header = PageHeader(self._ui, texts.tr("Visits"))
        words = texts.tr("Back to the list")
        self.back = Button(self._ui, words, icon="arrow-left", icon_only=True)
        self.back.setVisible(False)
        self.back.clicked.connect(self._close_card)
        self.header.put_before_title(self.back)
        self._visit: int | None = None
        self._build()
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(self._open)
        services.hub.changed.connect(self._take_changes)
        services.hub.day_turned.connect(self._take_changes)
        self.refresh()

    @classmethod
    def make(cls, doors: VisitDoors) -> Callable[[PageServices], Page]:
        """What makes this page, with the way to paper."""
        return partial(_make, doors=doors)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Visits")

    @property
    def count(self) -> int | None:
        """How many visits there are."""
        return len(self._source.ids())

    @property
    def visit(self) -> int | None:
        """The visit shown."""
        return self._visit

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        return (
            ActionSpec(
                "visits.print",
                Message("Print programme…"),
                self._print,
                "Ctrl+P",
                "printer",
                lambda: self._visit is not None,
            ),
            *self.items.specs(),
        )

    def panes(self) -> tuple[QWidget, ...]:
        """List and programme, between which F6 moves the keyboard."""
        return (self.list, self.card.programme)

    def show_item(self, show: Show) -> None:
        """Show a visit."""
        if show.id:
            self._card_open = True
            self._select(show.id)
            self._arrange()

    def start(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> object:
        """Which visit is shown."""
        return VisitsState(self._visit, self._card_open)

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, VisitsState):
            self._card_open = state.card_open
            if state.visit is not None:
                self._select(state.visit)
            self._arrange()

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def refresh(self) -> None:
        """Ask for the visits anew and keep the chosen one."""
        texts, today = self._ui.texts, clock.today()
        rows = self._services.dispatcher.ask(visit_rows, today, texts.language)
        self._source = VisitList(rows, texts, today)
        ids = self._source.ids()
        self._model.set_ids(ids, self._source)
        self.header.set_count(str(len(ids)))
        kept = self._visit if self._visit in ids else (ids[0] if ids else None)
        self._stack.setCurrentWidget(self.card if ids else self.empty)
        self._visit = None
        if kept is not None:
            self._select(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show list and card one at a time."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the card to the list where there is room for one only."""
        if event.key() == Qt.Key.Key_Escape and self._narrow and self._card_open:
            self._close_card()
        else:
            super().keyPressEvent(event)

    def _close_card(self) -> None:
        self._card_open = False
        self._arrange()
        self.start()

    def _build(self) -> None:
        px = self._ui.look.px
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.empty)
        line = QHBoxLayout()
        line.setSpacing(px(Space.L))
        line.addWidget(self.list, 4)
        line.addWidget(self._stack, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.PAGE))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(line, 1)
        self.list.setMinimumWidth(px(260))

    def _arrange(self) -> None:
        effective = self.window().width() / self._ui.look.zoom
        self._narrow = effective < NARROW_BELOW
        self.list.setVisible(not (self._narrow and self._card_open))
        self._stack.setVisible(not self._narrow or self._card_open)
        self.back.setVisible(self._narrow and self._card_open)

    def _select(self, visit: int) -> None:
        row = self._model.row_of(visit)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row, 0))
            self._show(visit)

    def _choose(self, visit: object) -> None:
        if isinstance(visit, int) and visit != self._visit:
            self._show(visit)
            self._services.shown(Show("visit", visit))

    def _open(self, visit: object) -> None:
        if isinstance(visit, int):
            self._card_open = True
            self._arrange()
            self.card.programme.setFocus()

    def _show(self, visit: int) -> None:
        language, ask = self._ui.texts.language, self._services.dispatcher.ask
        self._visit = visit
        details = ask(visit_details, visit, clock.today(), language)
        self.card.show_visit(details, ask(programme_list, visit, language))
        self._services.frame_changed()

    def _print(self) -> None:
        if self._visit is not None:
            self._doors.print_programme(self._services, self._visit)

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()


def _make(services: PageServices, doors: VisitDoors) -> Page:
    return VisitsPage(services, doors)
