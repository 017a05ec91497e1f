"""What narrows the history down: words, what was touched, who did it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.services.steps.search import GROUPS, PERIODS, StepFilter
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.services.steps.search import Group, Period
    from twincrm.ui.kit.context import UiContext

GROUP_WORDS: dict[Group, Message] = {
    "contacts": Message("Contacts"),
    "partnerships": Message("Partnerships"),
    "visits": Message("Visits"),
    "tasks": Message("Tasks"),
    "imports": Message("Imports"),
}
PERIOD_WORDS: dict[Period, Message] = {
    "today": Message("Today"),
    "yesterday": Message("Yesterday"),
    "week": Message("Last 7 days"),
    "month": Message("Last 30 days"),
    "older": Message("Longer ago"),
}


class HistoryFilters(QWidget):
    """A search field above three chips.

    Signals: filters_changed().
    """

    filters_changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._quiet = False
        tr, say = ui.texts.tr, ui.texts.say
        self.search = SearchField(ui, tr("Name, field, old or new value…"))
        groups = [Option(key, say(GROUP_WORDS[key])) for key in GROUPS]
        periods = [Option(key, say(PERIOD_WORDS[key])) for key in PERIODS]
        self.groups = FilterChip(ui, tr("What"), "filter", groups)
        self.who = FilterChip(ui, tr("Who"), "user")
        self.periods = FilterChip(ui, tr("Time"), "calendar-days", periods)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self.search)
        holder = QWidget()
        flow = Flow(ui.look.px(4), holder, squeezed=True)
        for chip in self.chips:
            flow.add_part(chip)
            chip.value_changed.connect(self._tell)
        column.addWidget(holder)
        self.search.searched.connect(self._tell)

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """All of them."""
        return (self.groups, self.who, self.periods)

    @property
    def wanted(self) -> StepFilter:
        """What the list is narrowed down to."""
        groups, who, periods = (self._values(chip) for chip in self.chips)
        return StepFilter(self.search.value, groups, who, periods)

    def offer(self, people: Sequence[str]) -> None:
        """Who did anything."""
        self._quiet = True
        self.who.set_options([Option(name, name) for name in people])
        self._quiet = False

    def choose(self, wanted: StepFilter) -> None:
        """Set everything at once."""
        self._quiet = True
        self.search.set_value(wanted.text)
        self.search.search_now()
        chosen = (wanted.groups, wanted.who, wanted.periods)
        for chip, values in zip(self.chips, chosen, strict=True):
            chip.set_values(values)
        self._quiet = False
        self._tell()

    def clear(self) -> None:
        """Show all again."""
        self.choose(StepFilter())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room in one line, the chips go without their icons."""
        super().resizeEvent(event)
        self._fit()

    def _values(self, chip: FilterChip) -> tuple[Any, ...]:
        return chip.values

    def _fit(self) -> None:
        for chip in self.chips:
            chip.set_plain(False)
        wished = sum(chip.sizeHint().width() for chip in self.chips)
        gaps = self._ui.look.px(4) * (len(self.chips) - 1)
        for chip in self.chips:
            chip.set_plain(wished + gaps > self.width())

    def _tell(self, *_: object) -> None:
        if not self._quiet:
            self._fit()
            self.filters_changed.emit()


def nothing_found(ui: UiContext, show_all: Callable[[], None]) -> EmptyState:
    """Search and filters leave none."""
    tr = ui.texts.tr
    clear = Button(ui, tr("Show the whole history"), icon="x")
    clear.clicked.connect(show_all)
    text = tr("No step matches what is looked for. Sensitive values are never searched.")
    return EmptyState(ui, "filter", tr("Nothing found"), text, clear)
