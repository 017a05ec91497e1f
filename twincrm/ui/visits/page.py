"""The visits page: the list at the left, the chosen visit and its programme at the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.partnerships.queries import partnership_rows
from twincrm.services.visits.programme_rows import programme_list, visit_of_item
from twincrm.services.visits.queries import visit_details, visit_rows
from twincrm.ui.hanging.part import HangingPart
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.contact_delegate import ContactDelegate, spoken
from twincrm.ui.kit.list_and_card import ListAndCard
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.theme.tokens import PANELS_FROM, Space
from twincrm.ui.visits.card import VisitCard
from twincrm.ui.visits.delegations import Delegations
from twincrm.ui.visits.doors import PARTS, PROGRAMME, VisitsState
from twincrm.ui.visits.empty import no_visits, nothing_found
from twincrm.ui.visits.filters import VisitFilters
from twincrm.ui.visits.hint_finder import HintFinder
from twincrm.ui.visits.item_deeds import ItemDeeds
from twincrm.ui.visits.listing import VisitList
from twincrm.ui.visits.participants import Participants
from twincrm.ui.visits.room import VisitRoom
from twincrm.ui.window.page import ActionSpec, Show
from twincrm.ui.window.record_deeds import Deeds, RecordDeeds
from twincrm.ui.window.trashing import trash_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincrm.services.printing.remarks import Lead
    from twincrm.services.visits.queries import VisitRow
    from twincrm.ui.visits.doors import VisitDoors
    from twincrm.ui.window.page import Page, PageServices


LEAST_LIST, BESIDE_WIDE, MOST_BESIDE = 260, 300, 340
"""The width of the list in design pixels: at least, beside what needs room, in wide windows."""
USUAL_WINDOW = 1366
"""The width from which the list takes a sixth of what there is more."""


class VisitsPage(QWidget):
    """Shows what visits there are and what happens on them."""

    def __init__(self, services: PageServices, doors: VisitDoors) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._doors = doors
        texts = self._ui.texts
        self._source = VisitList((), texts, clock.today())
        self._model = LazyListModel(self._source, spoken)
        self.list = RowList(self._ui, texts.tr("Visits"), ContactDelegate(self._ui, alike=True))
        self.list.setModel(self._model)
        self.card = VisitCard(self._ui, self._print)
        self.items = ItemDeeds(services, self.card.pane.choice, self.card.pane)
        self.people, self.delegations = self._parts(services, doors)
        self.filters = VisitFilters(self._ui)
        self._rows: tuple[VisitRow, ...] = ()
        self.deeds = self._make_deeds()
        self.begin = self.deeds.begin
        self.empty = no_visits(self._ui, self.begin)
        self.nothing = nothing_found(self._ui, self.filters.clear)
        self.header = PageHeader(self._ui, texts.tr("Visits"), self.deeds.buttons)
        self._visit: int | None = None
        self._hints: HintFinder | None = None
        self._build()
        self._show_programmes()
        self.filters.filters_changed.connect(self._narrow_down)
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(self._open)
        self.panels.card_closed.connect(self.start)
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
        return len(self._rows)

    @property
    def visit(self) -> int | None:
        """The visit shown."""
        return self._visit

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        words, shown, why = Message("Print programme…"), self._is_shown, self.deeds.none_chosen
        new, edit, trash = self.deeds.specs()
        return (
            new,
            edit,
            ActionSpec("visits.print", words, self._print, "Ctrl+P", "printer", shown, why=why),
            trash,
            *(replace(spec, enabled=self._while_planning(spec)) for spec in self._planning()),
            *self.people.deeds.specs(self.people.isVisible),
        )

    def _make_deeds(self) -> RecordDeeds:
        deeds = Deeds(
            page="visits",
            new=Message("New visit…"),
            edit=Message("Edit visit…"),
            none_chosen=Message("Choose a visit first."),
            add=self._new,
            change=self._edit,
            delete=self._delete,
            chosen=self._is_shown,
        )
        return RecordDeeds(self._services, deeds, "plain")  # the accent is on the way to paper

    def _parts(self, services: PageServices, doors: VisitDoors) -> tuple[Participants, Delegations]:
        """What stands beside the programme on the card."""
        people = Participants(services, doors.edit_participation)
        delegations = Delegations(services, doors.edit_delegation)
        self.card.offer_people(people, delegations)
        self.card.offer_hanging(HangingPart(services))
        return people, delegations

    def _planning(self) -> tuple[ActionSpec, ...]:
        return (*self.items.specs(), *self.card.pane.specs())

    def _while_planning(self, spec: ActionSpec) -> Callable[[], bool]:
        """Whether an act on a programme item can be done, which asks for the programme in sight."""
        return lambda: self.card.parts.part == PROGRAMME and spec.enabled()

    def panes(self) -> tuple[QWidget, ...]:
        """List and the part of the visit shown, between which F6 moves the keyboard."""
        return (self.list, self.card.parts.start)

    def show_item(self, show: Show) -> None:
        """Show a visit, an item of its programme, or another of its parts."""
        item = show.id if show.kind == "programme_item" else None
        visit = self._services.dispatcher.ask(visit_of_item, item) if item else show.id
        if visit:
            self.card.parts.show_part(PARTS.get(show.kind, PROGRAMME))
            self.panels.open_card()
            self._bring(visit)
        if visit and item:
            self.card.programme.choose(item)

    def start(self) -> None:
        """Put the keyboard into the list, or where a first visit begins."""
        first = self.list if self._rows else self.begin
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> object:
        """Which visit is shown, and which part of it."""
        parts = self.card.parts
        return VisitsState(self._visit, self.panels.card_open, self.filters.wanted, parts.part)

    def look(self) -> object:
        """The same, for whoever comes back."""
        return self.state()

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, VisitsState):
            self.card.parts.show_part(state.part)
            self.panels.open_card(is_open=state.card_open)
            self.filters.choose(state.wanted)
            if state.visit is not None:
                self._select(state.visit)

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def refresh(self) -> None:
        """Ask for the visits anew and keep the chosen one."""
        ask, today, language = self._services.dispatcher.ask, clock.today(), self._ui.texts.language
        self._rows = ask(visit_rows, today, language)
        served = {row.id: row.name for row in ask(partnership_rows, language, today)}
        self.filters.offer(self._rows, today, served)
        self._narrow_down()

    def _narrow_down(self) -> None:
        """List what the filters leave."""
        texts, today = self._ui.texts, clock.today()
        wanted = self.filters.wanted
        rows = [row for row in self._rows if wanted.takes(row, today)]
        self._source = VisitList(rows, texts, today)
        ids = self._source.ids()
        self._model.set_ids(ids, self._source)
        self.header.set_count(self._found(len(ids)))
        kept = self._visit if self._visit in ids else (ids[0] if ids else None)
        nothing = self.nothing if self._rows else self.empty
        self._stack.setCurrentWidget(self.card if ids else nothing)
        self._visit = None
        if kept is not None:
            self._select(kept)
        self._arrange()
        self.deeds.offer(some=bool(self._rows))
        self._services.frame_changed()

    def _found(self, n: int) -> str:
        """How many are listed, of how many where that is fewer."""
        if not self.filters.active:
            return str(n)
        return self._ui.texts.tr("{n} of {total}").format(n=n, total=len(self._rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the card to the list."""
        if not self.panels.took(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows only the primary action keeps its words."""
        super().resizeEvent(event)
        self._arrange()

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
        self.deeds.answer_delete(self.list)
        self.panels = ListAndCard(self._ui, listed, self._stack)
        self.header.put_before_title(self.panels.back)
        self._room = VisitRoom(self._ui, self.header, self.card, self.panels)
        self.panels.arranged.connect(self._give_room)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panels, 1)

    def _show_programmes(self) -> None:
        """As they were shown last on this machine."""
        pane = self.card.pane
        self.card.offer(self.items)
        if self.card.bar is not None:
            self.card.bar.hints.lead_wanted.connect(self._mend)
            self._hints = HintFinder(self._services, self.card.bar.hints)
        if self._doors.memory is not None:
            pane.remember_in(self._doors.memory)
        pane.choice.item_chosen.connect(self._services.frame_changed)
        pane.view_changed.connect(self._take_view)
        self.card.parts.part_chosen.connect(self._take_view)

    def _arrange(self) -> None:
        width = self.window().width() / self._ui.look.zoom
        more = max(0, round(width - USUAL_WINDOW)) // 6
        self.list.setMinimumWidth(self._ui.look.px(min(LEAST_LIST + more, MOST_BESIDE)))
        self.panels.spare_room(min(BESIDE_WIDE + more, MOST_BESIDE))
        self.panels.set_content(some=bool(self._rows), found=len(self._source.ids()) > 0)
        self.header.set_compact(width < PANELS_FROM)
        self._give_room()

    def _give_room(self) -> None:
        self._room.give(self.height(), self._stack, self._column, self.deeds.new)

    def _select(self, visit: int) -> None:
        row = self._model.row_of(visit)
        if row is not None:
            self.list.choose_cell(self._model.index(row, 0))
            self._show(visit)

    def _bring(self, visit: int) -> None:
        """Select a visit, past the filters where they leave it out."""
        if self._model.row_of(visit) is None and any(row.id == visit for row in self._rows):
            self.filters.clear()
        self._select(visit)

    def _choose(self, visit: object) -> None:
        if isinstance(visit, int) and visit != self._visit:
            self._show(visit)
            self._services.shown(Show("visit", visit))

    def _open(self, visit: object) -> None:
        if isinstance(visit, int):
            self.panels.open_card()
            self.card.start()

    def _show(self, visit: int) -> None:
        language, ask = self._ui.texts.language, self._services.dispatcher.ask
        try:
            details = ask(visit_details, visit, clock.today(), language)
            programme = ask(programme_list, visit, language)
        except UnknownRecord as error:
            QTimer.singleShot(0, self, partial(self._lose, error))  # the list ends its click first
            return
        self._visit = visit
        self.card.show_visit(details, programme)
        if self._hints is not None:
            self._hints.look_at(visit)
        self._services.frame_changed()

    def _mend(self, lead: Lead) -> None:
        """Go to what a hint is about."""
        if lead.kind == "programme_item":
            self.card.parts.show_part(PROGRAMME)
            self.card.pane.choice.choose(lead.id)
            self.card.pane.start()
        elif self._visit is not None:
            self._edit_one(self._visit, lead.part, lead.language)

    def _take_view(self) -> None:
        """Columns and tables take the room that the list can spare, or all of it."""
        self._arrange()
        self.panels.open_card()
        self._services.frame_changed()

    def _print(self) -> None:
        if self._visit is not None:
            try:
                self._doors.print_programme(self._services, self._visit)
            except UnknownRecord as error:
                self._lose(error)

    def _lose(self, error: UnknownRecord) -> None:
        """Somebody else took the visit out: list what is there now, and say so."""
        self.refresh()
        self._services.tell_trouble(error)

    def _new(self) -> None:
        """Enter a visit and show it."""
        self._edit_one(None)

    def _edit(self) -> None:
        """Change the visit that is shown."""
        if self._visit is not None:
            self._edit_one(self._visit)

    def _edit_one(self, visit: int | None, part: str = "", language: str = "") -> None:
        if not self._services.writable:
            return
        saved = self._doors.edit_visit(self._services, visit, self.window(), part, language)
        if saved is not None:
            self._bring(saved)
            self._services.shown(Show("visit", saved))
            self.start()

    def _delete(self) -> None:
        """Move the visit shown to the trash, after saying what hangs on it."""
        row = next((row for row in self._rows if row.id == self._visit), None)
        if row is not None and self._services.writable:
            trash_one(self._services, ("visit", row.id), row.name)

    def _is_shown(self) -> bool:
        return self._visit is not None

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()


def _make(services: PageServices, doors: VisitDoors) -> Page:
    return VisitsPage(services, doors)
