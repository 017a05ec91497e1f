"""The partnerships page: the list at the left, the chosen partnership at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.partnerships.card import partnership_card
from twincrm.services.partnerships.queries import partnership_rows
from twincrm.services.visits.queries import visit_rows
from twincrm.ui.hanging.documents_live import live_documents
from twincrm.ui.hanging.part import HangingPart
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.contact_delegate import ContactDelegate, spoken
from twincrm.ui.kit.list_and_card import ListAndCard
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.panes import first_focus
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.partnerships.card import PartnershipCardView
from twincrm.ui.partnerships.listing import PartnershipList
from twincrm.ui.theme.tokens import PANELS_FROM, Space
from twincrm.ui.window.page import Show
from twincrm.ui.window.record_deeds import Deeds, RecordDeeds
from twincrm.ui.window.trashing import trash_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincrm.ui.window.page import ActionSpec, Page, PageServices

    EditPartnership = Callable[[PageServices, int | None, QWidget], int | None]


@dataclass(frozen=True, slots=True)
class PartnershipsState:
    """How the page looks, for when it is made anew."""

    partnership: int | None
    card_open: bool


class PartnershipsPage(QWidget):
    """Shows with whom one is joined, since when, and who takes care of it."""

    def __init__(self, services: PageServices, edit: EditPartnership) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._ask_for = edit
        self._shown: int | None = None
        texts = self._ui.texts
        self._source = PartnershipList((), texts)
        self._model = LazyListModel(self._source, spoken)
        self.list = RowList(
            self._ui, texts.tr("Partnerships"), ContactDelegate(self._ui, alike=True)
        )
        self.list.setModel(self._model)
        self.card = PartnershipCardView(self._ui, services.navigate)
        self.card.offer_hanging(HangingPart(services))
        self.card.papers_of = self._papers
        self.deeds = self._make_deeds()
        self.begin = self.deeds.begin
        text = texts.tr("Enter the towns you are joined with, and when it was signed.")
        self.empty = EmptyState(
            self._ui, "handshake", texts.tr("No partnership yet"), text, self.begin
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.empty)
        self.panels = ListAndCard(self._ui, self.list, self._stack, (1, 1))
        self.header = PageHeader(self._ui, texts.tr("Partnerships"), self.deeds.buttons)
        self.header.put_before_title(self.panels.back)
        self._build()
        self._connect()
        self.refresh()

    @classmethod
    def make(cls, edit: EditPartnership) -> Callable[[PageServices], Page]:
        """What makes this page, with the dialog that enters and changes a partnership."""
        return partial(_make, edit=edit)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Partnerships")

    @property
    def count(self) -> int | None:
        """How many partnerships there are."""
        return len(self._source.ids())

    def _papers(self, signing: int) -> QWidget:
        return live_documents(self._services, ("signing", signing), brief=True)

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        return self.deeds.specs()

    def panes(self) -> tuple[QWidget, ...]:
        """List and card, between which F6 moves the keyboard."""
        return (self.list, self.card)

    def show_item(self, show: Show) -> None:
        """Show a partnership."""
        if show.id:
            self.panels.open_card()
            self._select(show.id)

    def start(self) -> None:
        """Put the keyboard into the list, or where a first partnership begins."""
        first = self.list if self._source.ids() else self.begin
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resume(self) -> None:
        """The keyboard goes on in the list, or in the card where that stands alone."""
        if self.list.isVisible():
            self.start()
        else:
            self._enter_card()

    def state(self) -> object:
        """Which partnership is shown."""
        return PartnershipsState(self._shown, self.panels.card_open)

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, PartnershipsState):
            self.panels.open_card(is_open=state.card_open)
            if state.partnership is not None:
                self._select(state.partnership)

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def refresh(self) -> None:
        """Ask for the partnerships anew and keep the chosen one, else its place."""
        texts, at = self._ui.texts, max(0, self.list.currentIndex().row())
        rows = self._services.dispatcher.ask(partnership_rows, texts.language, clock.today())
        self._source = PartnershipList(rows, texts)
        ids, some = self._source.ids(), bool(rows)
        self._model.set_ids(ids, self._source)
        self.header.set_count(str(len(ids)))
        self._stack.setCurrentWidget(self.card if some else self.empty)
        kept, self._shown = self._shown, None
        if some:
            self._select(kept if kept is not None and kept in ids else ids[min(at, len(ids) - 1)])
        self.panels.set_content(some=some, found=some)
        self._arrange()
        self.deeds.offer(some=some)
        self._services.frame_changed()

    def add(self) -> None:
        """Enter a partnership and show it."""
        self._enter(None)

    def change(self) -> None:
        """Change the partnership that is shown."""
        if self._shown is not None:
            self._enter(self._shown)

    def delete(self) -> None:
        """Move the partnership shown to the trash, after saying what hangs on it."""
        if self._services.writable and self._shown is not None:
            name = self._source.row(self._shown).name
            trash_one(self._services, ("partnership", self._shown), name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the card to the list."""
        if not self.panels.took(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows only the primary action keeps its words."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.header.set_compact(self.window().width() / self._ui.look.zoom < PANELS_FROM)

    def _enter(self, partnership: int | None) -> None:
        if self._services.writable:
            saved = self._ask_for(self._services, partnership, self.window())
            if saved is not None:
                self._select(saved)
                self._services.shown(Show("partnership", saved))
                self.start()

    def _build(self) -> None:
        px = self._ui.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.PAGE))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panels, 1)
        self.list.setMinimumWidth(px(260))

    def _connect(self) -> None:
        self.deeds.answer_delete(self.list)
        self.list.row_chosen.connect(self._choose)
        self.list.row_opened.connect(self._open)
        self.panels.card_closed.connect(self.start)
        self._services.hub.changed.connect(self._take_changes)
        self._services.hub.day_turned.connect(self._take_changes)

    def _select(self, partnership: int) -> None:
        row = self._model.row_of(partnership)
        if row is not None:
            self.list.choose_cell(self._model.index(row, 0))
            self._show(partnership)

    def _choose(self, partnership: object) -> None:
        if isinstance(partnership, int) and partnership != self._shown:
            self._show(partnership)
            self._services.shown(Show("partnership", partnership))

    def _open(self, partnership: object) -> None:
        if isinstance(partnership, int):
            self.panels.open_card()
            self._enter_card()

    def _enter_card(self) -> None:
        first = first_focus(self.card)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, partnership: int) -> None:
        ask, language = self._services.dispatcher.ask, self._ui.texts.language
        self._shown, today = partnership, clock.today()
        visits = ask(partial(visit_rows, partnership_id=partnership), today, language)
        self.card.show_card(ask(partnership_card, partnership, language, today), visits[::-1])
        self._services.frame_changed()

    def _is_shown(self) -> bool:
        return self._shown is not None

    def _make_deeds(self) -> RecordDeeds:
        deeds = Deeds(
            page="partnerships",
            new=Message("New partnership…"),
            edit=Message("Edit partnership…"),
            none_chosen=Message("Choose a partnership first."),
            add=self.add,
            change=self.change,
            delete=self.delete,
            chosen=self._is_shown,
        )
        return RecordDeeds(self._services, deeds)

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()


def _make(services: PageServices, edit: EditPartnership) -> Page:
    return PartnershipsPage(services, edit)
