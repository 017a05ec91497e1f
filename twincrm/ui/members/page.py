"""The members page: filters, the table, and the card of the one who is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.members.lists import MemberFilter, MemberSource, Order, member_counts
from twincrm.services.members.queries import fee_years, kinds_used
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.column_chooser import ColumnsButton
from twincrm.ui.kit.list_and_card import ListAndCard
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.panes import first_focus
from twincrm.ui.members.assemblies import AssembliesDialog, show_assembly
from twincrm.ui.members.card import MemberCardView
from twincrm.ui.members.deeds import FeeDeeds
from twincrm.ui.members.fees_dialog import FeesDialog
from twincrm.ui.members.filters import MemberFilters
from twincrm.ui.members.member_dialog import MemberDialog
from twincrm.ui.members.paper_deeds import PaperDeeds
from twincrm.ui.members.state import MembersState
from twincrm.ui.members.table import BEGINNING, MemberTable
from twincrm.ui.members.words import count_words, nobody_words
from twincrm.ui.members.years import FeeYearField
from twincrm.ui.theme.tokens import PANELS_FROM, Space
from twincrm.ui.window.page import ActionSpec, Show
from twincrm.ui.window.record_deeds import Deeds, RecordDeeds
from twincrm.ui.window.trashing import trash_one

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincrm.services.members.lists import MemberRow
    from twincrm.ui.kit.column_table import TableMemory
    from twincrm.ui.members.doors import MemberDoors
    from twincrm.ui.window.page import Page, PageServices


ALL_WORDS_FROM = 1560
"""From this effective width on, all buttons have room for their words and keys."""


class MembersPage(QWidget):
    """Who belongs to the association, since when, and whether the fee came in."""

    def __init__(
        self,
        services: PageServices,
        memory: TableMemory | None = None,
        doors: MemberDoors | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._shown: int | None = None
        self._looked_at: MemberFilter | None = None
        tr = ui.texts.tr
        self.years = FeeYearField(ui)
        self.filters = MemberFilters(ui)
        self._view = BEGINNING
        self.table = MemberTable(ui, self._source(), self.years.year, memory)
        self._view = self.table.view
        self.fees = FeeDeeds(services, self.table, self.years)
        self.papers = PaperDeeds(services, self.table, self.years, doors)
        self.card = MemberCardView(services, doors.certificates if doors else None)
        self.deeds = self._make_deeds()
        self.make = Button(ui, tr("Fees of a year…"), icon="piggy-bank")
        words = tr("General assemblies…")
        self.meetings = Button(ui, words, icon="landmark", small=True, icon_only=True)
        self.columns = ColumnsButton(ui, self.table)
        self.empty = EmptyState(ui, "id-card", "", "", self.deeds.begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.empty)
        self._left = QWidget()
        self.panels = ListAndCard(ui, self._left, self._stack, (5, 2), alone_below=PANELS_FROM)
        self.figures = Button(ui, tr("Statistics"), icon="chart-column")
        edit, trash, new = self.deeds.buttons
        self.header = PageHeader(ui, tr("Members"), (self.figures, self.make, edit, trash, new))
        self.header.put_before_title(self.panels.back)
        self._build()
        self._connect()
        self.refresh()

    @classmethod
    def make_with(
        cls, memory: TableMemory | None, doors: MemberDoors | None = None
    ) -> Callable[[PageServices], Page]:
        """What makes this page, with what remembers the columns of its table, and its doors."""
        return partial(_make, memory=memory, doors=doors)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Members")

    @property
    def count(self) -> int | None:
        """How many people are members."""
        return self._counts.people

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        text = Message("Fees of a year…")
        return (
            *self.deeds.specs(),
            ActionSpec(
                "members.statistics",
                Message("Statistics"),
                self.show_figures,
                icon="chart-column",
                separated=True,
            ),
            ActionSpec(
                "members.assemblies",
                Message("General assemblies…"),
                self.show_assemblies,
                icon="landmark",
            ),
            ActionSpec("members.fees", text, self.make_fees, "", "piggy-bank", self._can_write),
            *self.papers.specs(),
        )

    def panes(self) -> tuple[QWidget, ...]:
        """Table and card, between which F6 moves the keyboard."""
        return (self.table, self.card)

    def show_item(self, show: Show) -> None:
        """Show a membership, whichever filter hides it; an assembly in its dialog."""
        if show.kind == "assembly":
            show_assembly(self._services, self, show.id)
        if show.kind != "membership" or not show.id:
            return
        if self.table.rows.row_of(show.id) is None:
            self.filters.kinds.clear()
            for which in ("active", "left", "died", "coming"):
                if self.table.rows.row_of(show.id) is None:
                    self.filters.choose(which)
        self.panels.open_card()
        self.table.choose_ids([show.id])

    def start(self) -> None:
        """Put the keyboard into the table, or where a first member is entered."""
        part = self.table if self.table.has_rows() else self.deeds.begin
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resume(self) -> None:
        """The keyboard goes on in the table, or in the card where that stands alone."""
        if self.table.isVisible():
            self.start()
        else:
            self._enter_card()

    def state(self) -> object:
        """Which members are shown, and the chosen one."""
        kinds = self.filters.kinds.values
        card_open, year = self.panels.card_open, self.years.year
        return MembersState(self.filters.which, kinds, self._shown, card_open, year)

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, MembersState):
            self.years.choose(state.year)
            self.filters.kinds.set_values(state.kinds)
            self.filters.choose(state.which)
            self.panels.open_card(is_open=state.card_open)
            if state.member is not None:
                self.table.choose_ids([state.member])

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def refresh(self) -> None:
        """Ask for the members anew and keep those chosen, else their place."""
        glance = self._services.dispatcher.glance
        self.years.offer(glance(fee_years, clock.today()))
        self._counts = glance(member_counts, self.years.year, clock.today())
        self.filters.show_counts(self._counts, self.years.year)
        self.filters.set_kinds(glance(kinds_used))
        self.table.show_year(self.years.year)
        source = self._source()
        self.table.show_source(source, anew=source.wanted != self._looked_at)
        self._looked_at = source.wanted
        active, people = self._counts.active, self._counts.people
        self.header.set_count(*count_words(self._ui.texts, active, people))
        found, counts = self.table.rows.rowCount() > 0, self._counts
        some = bool(counts.active or counts.left or counts.died or counts.coming)
        self.empty.set_words(*nobody_words(self._ui.texts, some=some, found=found))
        self.panels.set_content(some=some, found=found)
        self._arrange()
        self.deeds.offer(some=some)
        self.deeds.begin.setVisible(not some)
        self._show(self.table.current_id() if self.table.chosen else None)
        self._services.frame_changed()

    def add(self) -> None:
        """Let somebody join, and show the membership."""
        self._enter(MemberDialog(self._services, None, self.window()).ask)

    def change(self) -> None:
        """Change the membership that is shown."""
        card = self.fees.card()
        if card is not None:
            self._enter(MemberDialog(self._services, card, self.window()).ask)

    def delete(self) -> None:
        """Move the membership shown to the trash, after saying what hangs on it."""
        row = self._row()
        if self._services.writable and row is not None:
            whose = Message("the membership of {name}", {"name": row.name})
            name = self._ui.texts.say(whose)
            trash_one(self._services, ("membership", row.id), name)

    def make_fees(self) -> None:
        """Say what the kinds cost, and make the fees of a year; the year shown stays."""
        if self._services.writable:
            FeesDialog(self._services, self.window(), self.years.year).ask()

    def show_assemblies(self) -> None:
        """When the members met, who came and who was elected."""
        AssembliesDialog(self._services, self.window()).ask()

    def show_figures(self) -> None:
        """How old the members are, who comes and goes."""
        self._services.navigate(Show("member_statistics"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the card to the table."""
        if not self.panels.took(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows only the primary action keeps its words."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.window().width() / self._ui.look.zoom
        self.header.set_compact(width < PANELS_FROM)
        self.fees.set_compact(width < ALL_WORDS_FROM)
        self.filters.set_compact(width < ALL_WORDS_FROM)
        for button in (self.deeds.edit, self.deeds.trash, self.columns):
            button.set_icon_only(width < ALL_WORDS_FROM)

    def _enter(self, ask: Callable[[], int | None]) -> None:
        if self._services.writable:
            saved = ask()
            if saved is not None:
                self.show_item(Show("membership", saved))
                self.start()

    def _part(self) -> None:
        self._enter(self.fees.part)

    def _build(self) -> None:
        px = self._ui.look.px
        above = QHBoxLayout()
        above.setSpacing(px(Space.S))
        above.addWidget(self.filters, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(px(Space.XS))
        deeds.addWidget(self.fees.bar, 1)
        deeds.addWidget(self.papers.button, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.meetings, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(Space.S))
        left.addLayout(above)
        left.addLayout(deeds)
        left.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.PAGE))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panels, 1)
        self.card.setMinimumWidth(px(280))

    def _connect(self) -> None:
        self.deeds.answer_delete(self.table)
        self.meetings.clicked.connect(self.show_assemblies)
        self.figures.clicked.connect(self.show_figures)
        self.make.clicked.connect(self.make_fees)
        self.make.setEnabled(self._services.writable)
        self.filters.changed.connect(self.refresh)
        self.years.value_changed.connect(self.refresh)
        self.table.view_changed.connect(self._sort)
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(self._open)
        self.table.chosen_changed.connect(self._take_chosen)
        self.card.fee_wanted.connect(self.fees.ask_amount)
        self.card.contact_wanted.connect(self._go_to_contact)
        self.card.award_wanted.connect(self.fees.give_award)
        self.card.end_wanted.connect(self._part)
        self.card.rejoin_wanted.connect(self._part)
        self.card.died_wanted.connect(self.fees.end_by_death)
        self.panels.card_closed.connect(self.start)
        self._services.hub.changed.connect(self._take_changes)
        self._services.hub.day_turned.connect(self._take_changes)

    def _source(self) -> MemberSource:
        orders: tuple[tuple[str, Order], ...] = tuple((each, each) for each in get_args(Order))
        known = dict(orders)
        wanted = MemberFilter(
            self.years.year,
            clock.today(),
            self.filters.which,
            tuple(str(kind) for kind in self.filters.kinds.values),
            tuple((known[each.column], each.descending) for each in self._view.sort),
        )
        return MemberSource(self._services.dispatcher, wanted, self._ui.texts.language)

    def _sort(self, *_: object) -> None:
        self._view = self.table.view
        self.table.show_source(self._source())

    def _row(self) -> MemberRow | None:
        at = self.table.rows.row_of(self._shown) if self._shown is not None else None
        return self.table.rows.row_at(at) if at is not None else None

    def _choose(self, member: object) -> None:
        if not self.table.chosen:
            self._show(None)
        elif isinstance(member, int) and member != self._shown:
            self._show(member)
            self._services.shown(Show("membership", member))

    def _take_chosen(self) -> None:
        """The row with the keyboard may be chosen without another one being gone to."""
        if self._shown is None and self.table.chosen:
            self._choose(self.table.current_id())
        self.fees.offer()

    def _open(self, member: object) -> None:
        if isinstance(member, int):
            self.panels.open_card()
            self._enter_card()

    def _enter_card(self) -> None:
        first = first_focus(self.card)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, member: object) -> None:
        self._shown = member if isinstance(member, int) else None
        card = self.fees.card() if self._shown is not None else None
        if card is not None:
            self.card.show_card(card)
        self._stack.setCurrentWidget(self.card if card is not None else self.empty)
        self.fees.offer()
        self._services.frame_changed()

    def _go_to_contact(self) -> None:
        row = self._row()
        if row is not None:
            self._services.navigate(Show(row.member, row.member_id))

    def _is_shown(self) -> bool:
        return self._shown is not None

    def _can_write(self) -> bool:
        return self._services.writable

    def _make_deeds(self) -> RecordDeeds:
        deeds = Deeds(
            page="members",
            new=Message("New member…"),
            edit=Message("Edit membership…"),
            none_chosen=Message("Choose a member first."),
            add=self.add,
            change=self.change,
            delete=self.delete,
            chosen=self._is_shown,
        )
        return RecordDeeds(self._services, deeds)

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()


def _make(services: PageServices, memory: TableMemory | None, doors: MemberDoors | None) -> Page:
    return MembersPage(services, memory, doors)
