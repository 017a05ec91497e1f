"""The chosen visit: when and where, how many, and its parts: programme, people, delegations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.panes import first_focus
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space
from twincrm.ui.visits.head import VisitHead
from twincrm.ui.visits.parts import VisitParts
from twincrm.ui.visits.programme_pane import ProgrammePane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.services.visits.programme_rows import ProgrammeRow
    from twincrm.services.visits.queries import VisitDetails
    from twincrm.ui.hanging.part import HangingPart
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.delegations import Delegations
    from twincrm.ui.visits.item_bar import ItemBar
    from twincrm.ui.visits.item_deeds import ItemDeeds
    from twincrm.ui.visits.participants import Participants


class VisitCard(Card):
    """Head and parts of one visit."""

    def __init__(self, ui: UiContext, print_wanted: Callable[[], object]) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        self.head = VisitHead(ui, print_wanted)
        self.title, self.print = self.head.title, self.head.print
        self.pane = ProgrammePane(ui)
        self.programme = self.pane.list
        self.parts = VisitParts(ui)
        words = (ui.texts.tr("Programme"), "calendar-days")
        self.parts.add("programme", words, self.pane, self.pane)
        self.body.addWidget(self.head)
        self.body.addWidget(self.parts, 1)
        self.people: Participants | None = None
        self.delegations: Delegations | None = None
        self.bar: ItemBar | None = None
        self.hanging: HangingPart | None = None
        ReadingOrder(self)

    def start(self) -> None:
        """Put the keyboard into the part that is shown."""
        if self.parts.start is self.pane:
            self.pane.start()
        elif self.hanging is not None and self.parts.start is self.hanging:
            (first_focus(self.hanging) or self.parts.tabs).setFocus()
        else:
            self.parts.start.setFocus()

    def offer(self, deeds: ItemDeeds) -> None:
        """Put buttons for what can be done with the items above the programme."""
        self.bar = self.pane.offer(deeds)

    def offer_people(self, people: Participants, delegations: Delegations) -> None:
        """Put the participants and the delegations beside the programme."""
        self.people, self.delegations = people, delegations
        tr = self._ui.texts.tr
        self.parts.add("people", (tr("Participants"), "users"), people, people.table)
        self.parts.add("delegations", (tr("Delegations"), "bus"), delegations, delegations)

    def offer_hanging(self, hanging: HangingPart) -> None:
        """Put tasks, notes and documents behind the other parts."""
        self.hanging = hanging
        view = ScrollPage(self._ui, margin=Space.L)
        view.body.addWidget(hanging)
        self.parts.add("hanging", (self._ui.texts.tr("Tasks"), "list-checks"), view, hanging)
        hanging.counted.connect(self._count_tasks)

    def _count_tasks(self, n: int) -> None:
        self.parts.set_count("hanging", n)

    def show_visit(self, details: VisitDetails, rows: Sequence[ProgrammeRow]) -> None:
        """Show a visit from the beginning of its programme."""
        self.head.show_visit(details)
        self.pane.show_rows(rows, details.row.id)
        self.parts.set_count("programme", details.counts.programme_items)
        if self.people is not None and self.delegations is not None:
            self.people.show_visit(details)
            self.delegations.show_visit(details)
            self.parts.set_count("people", details.counts.participants)
            self.parts.set_count("delegations", len(details.delegations))
        if self.hanging is not None:
            self.hanging.show_record(("visit", details.row.id))

    def set_low(self, *, low: bool, lone: bool) -> None:
        """Leave as much of a low page as there is to what the visit is about.

        *lone* where the head stands among the actions of the page.
        """
        self.head.set_brief(brief=low, lone=lone)
        self.parts.set_low(low)
        self.pane.set_low(low)
        for part in (self.people, self.delegations):
            if part is not None:
                part.set_low(low)

    def take_head(self) -> None:
        """Put the head above the parts again."""
        if self.body.indexOf(self.head) < 0:
            self.body.insertWidget(0, self.head)
