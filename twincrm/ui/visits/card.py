"""The chosen visit: when and where, how many, and its parts: programme, people, delegations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.dates import date_interval
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.theme.tokens import STATUS_ICONS, Space
from twincrm.ui.visits.listing import DIRECTION, STATUS
from twincrm.ui.visits.parts import VisitParts
from twincrm.ui.visits.programme_pane import ProgrammePane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.services.visits.programme_rows import ProgrammeRow
    from twincrm.services.visits.queries import VisitDetails
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.delegations import Delegations
    from twincrm.ui.visits.item_bar import ItemBar
    from twincrm.ui.visits.item_deeds import ItemDeeds
    from twincrm.ui.visits.participants import Participants


BESIDE_FROM = 480
"""In design pixels."""


class VisitCard(Card):
    """Head and parts of one visit."""

    def __init__(self, ui: UiContext, print_wanted: Callable[[], object]) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        self.title = label(ui, "", "h1", wrap=True)
        self.days = label(ui, "", "strong", "ink2", wrap=True)
        self.facts = label(ui, "", "body", "ink2", wrap=True)
        self.status = status_badge(ui, "info", "")
        self.print = Button(ui, ui.texts.tr("Print programme"), icon="printer", variant="primary")
        self.print.clicked.connect(print_wanted)
        self.pane = ProgrammePane(ui)
        self.programme = self.pane.list
        self.parts = VisitParts(ui)
        words = (ui.texts.tr("Programme"), "calendar-days")
        self.parts.add("programme", words, self.pane, self.pane)
        self.body.addWidget(self._head())
        self.body.addWidget(self.parts, 1)
        self.people: Participants | None = None
        self.delegations: Delegations | None = None
        self.bar: ItemBar | None = None
        ReadingOrder(self)

    def start(self) -> None:
        """Put the keyboard into the part that is shown."""
        if self.parts.start is self.pane:
            self.pane.start()
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

    def show_visit(self, details: VisitDetails, rows: Sequence[ProgrammeRow]) -> None:
        """Show a visit from the beginning of its programme."""
        texts, row = self._ui.texts, details.row
        self.title.setText(row.name)
        place = row.place.name if row.place else ""
        days = date_interval(row.starts_on, row.ends_on, texts.language)
        self.days.setText(" · ".join(part for part in (days, place) if part))
        tone, word = STATUS[row.status]
        self.status.set_tone(tone, STATUS_ICONS[tone])
        self.status.setText(texts.say(word))
        self.facts.setText(self._facts(details))
        self.print.setEnabled(details.counts.programme_items > 0)
        self.pane.show_rows(rows, row.id)
        self.parts.set_count("programme", details.counts.programme_items)
        if self.people is not None and self.delegations is not None:
            self.people.show_visit(details)
            self.delegations.show_visit(details)
            self.parts.set_count("people", details.counts.participants)
            self.parts.set_count("delegations", len(details.delegations))

    def _facts(self, details: VisitDetails) -> str:
        texts, counts = self._ui.texts, details.counts
        served = ", ".join(name for _, name in details.partnerships)
        facts = [served] if served else []
        facts.append(texts.say(DIRECTION[details.row.direction]))
        if counts.guests:
            facts.append(texts.trn("{n} guest", "{n} guests", counts.guests))
        if counts.hosts:
            facts.append(texts.trn("{n} host household", "{n} host households", counts.hosts))
        items = counts.programme_items
        facts.append(texts.trn("{n} programme item", "{n} programme items", items))
        return "\N{NO-BREAK SPACE}· ".join(facts)  # a line never begins with the dot

    def _head(self) -> QWidget:
        px = self._ui.look.px
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(px(Space.PAGE), px(Space.L), px(Space.PAGE), px(Space.L))
        column.setSpacing(px(Space.XS))
        words = QVBoxLayout()
        words.setSpacing(px(Space.XS))
        words.addWidget(self.title)
        words.addWidget(self.days)
        side = QVBoxLayout()
        side.setSpacing(px(Space.S))
        side.addWidget(self.print)
        side.addWidget(self.status)
        side.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(Space.S))
        self._line.addLayout(words, 1)
        self._line.addLayout(side)
        column.addLayout(self._line)
        column.addWidget(self.facts)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow cards the button stands below the title, which may be a long word."""
        super().resizeEvent(event)
        beside = self.width() >= self._ui.look.px(BESIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if beside else down)
