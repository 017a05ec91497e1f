"""What narrows the history down: words, what was touched, who did it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.services.steps.search import GROUPS, PERIODS, StepFilter
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.chip_line import ChipLine
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        self.line = ChipLine(ui, (self.groups, self.who, self.periods))
        self.line.filters_changed.connect(self.filters_changed)
        column.addWidget(self.line)
        self.search.searched.connect(self._tell)

    @property
    def wanted(self) -> StepFilter:
        """What the list is narrowed down to."""
        groups, who, periods = (self._values(chip) for chip in self.line.chips)
        return StepFilter(self.search.value, groups, who, periods)

    def offer(self, people: Sequence[str]) -> None:
        """Who did anything."""
        known = (self.groups.options, [Option(name, name) for name in people], self.periods.options)
        self.line.set_options(known)

    def choose(self, wanted: StepFilter) -> None:
        """Set everything at once."""
        self._quiet = True
        self.search.set_value(wanted.text)
        self.search.search_now()
        self._quiet = False
        self.line.set_values((wanted.groups, wanted.who, wanted.periods))
        self.filters_changed.emit()

    def clear(self) -> None:
        """Show all again."""
        self.choose(StepFilter())

    def _values(self, chip: FilterChip) -> tuple[Any, ...]:
        return chip.values

    def _tell(self, *_: object) -> None:
        if not self._quiet:
            self.filters_changed.emit()


def nothing_found(ui: UiContext, show_all: Callable[[], None]) -> EmptyState:
    """Search and filters leave none."""
    tr = ui.texts.tr
    clear = Button(ui, tr("Show the whole history"), icon="x")
    clear.clicked.connect(show_all)
    text = tr("No step matches what is looked for. Sensitive values are never searched.")
    return EmptyState(ui, "filter", tr("Nothing found"), text, clear)
