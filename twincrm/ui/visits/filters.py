"""The filters above the visits: coming or past, which partnership, in which state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.chip_line import ChipLine
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.options import Option
from twincrm.ui.visits.listing import COMING, PAST, STATUS, VisitFilter, when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from twincrm.services.visits.queries import VisitRow
    from twincrm.ui.kit.context import UiContext


class VisitFilters(ChipLine):
    """Three chips in a line; only values that occur are offered.

    Signals: filters_changed().
    """

    def __init__(self, ui: UiContext) -> None:
        tr = ui.texts.tr
        self.when = FilterChip(ui, tr("Time"), "calendar-days")
        self.partnership = FilterChip(ui, tr("Partnership"), "users")
        self.state = FilterChip(ui, tr("State"), "circle-check")
        super().__init__(ui, (self.when, self.partnership, self.state))
        self._ui = ui

    @property
    def wanted(self) -> VisitFilter:
        """What the list is narrowed down to."""
        return VisitFilter(*(chip.values for chip in self.chips))

    def offer(self, rows: Sequence[VisitRow], today: date, names: Mapping[int, str]) -> None:
        """The values that occur, with how many visits have them."""
        times = [when(row, today) for row in rows]
        served = [key for row in rows for key in row.partnership_ids]
        states = [row.status for row in rows]
        say, tr = self._ui.texts.say, self._ui.texts.tr
        offered = (
            _counted(times, {COMING: tr("Coming"), PAST: tr("Past")}),
            _counted(served, names),
            _counted(states, {str(key): say(word) for key, (_, word) in STATUS.items()}),
        )
        self.set_options(offered)

    def choose(self, wanted: VisitFilter) -> None:
        """Set all filters at once."""
        self.set_values((wanted.times, wanted.partnerships, wanted.states))
        self.filters_changed.emit()

    def clear(self) -> None:
        """Switch all filters off."""
        self.choose(VisitFilter())


def _counted(
    values: Sequence[object], words: Mapping[str, str] | Mapping[int, str]
) -> tuple[Option, ...]:
    return tuple(
        Option(value, word, n=values.count(value))
        for value, word in words.items()
        if value in values
    )
