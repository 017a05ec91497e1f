"""The filters above the visits: coming or past, which partnership, in which state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.options import Option
from twincrm.ui.visits.listing import COMING, PAST, STATUS, VisitFilter, when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from twincrm.services.visits.queries import VisitRow
    from twincrm.ui.kit.context import UiContext


class VisitFilters(QWidget):
    """Three chips in a line; only values that occur are offered.

    Signals: filters_changed().
    """

    filters_changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._quiet = False
        tr = ui.texts.tr
        self.when = FilterChip(ui, tr("Time"), "calendar-days")
        self.partnership = FilterChip(ui, tr("Partnership"), "users")
        self.state = FilterChip(ui, tr("State"), "circle-check")
        flow = Flow(ui.look.px(4), self)
        for chip in self.chips:
            flow.add_part(chip)
            chip.value_changed.connect(self._tell)

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """All of them."""
        return (self.when, self.partnership, self.state)

    @property
    def active(self) -> bool:
        """Whether any is set."""
        return any(chip.chosen for chip in self.chips)

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
        self._quiet = True
        for chip, options in zip(self.chips, offered, strict=True):
            chip.set_options(options)
        self._quiet = False

    def choose(self, wanted: VisitFilter) -> None:
        """Set all filters at once."""
        self._quiet = True
        chosen = (wanted.times, wanted.partnerships, wanted.states)
        for chip, values in zip(self.chips, chosen, strict=True):
            chip.set_values(values)
        self._quiet = False
        self._tell()

    def clear(self) -> None:
        """Switch all filters off."""
        self.choose(VisitFilter())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room in one line, the chips go without their icons."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for chip in self.chips:
            chip.set_plain(False)
        wished = sum(chip.sizeHint().width() for chip in self.chips)
        gaps = self._ui.look.px(4) * (len(self.chips) - 1)
        for chip in self.chips:
            chip.set_plain(wished + gaps > self.width())

    def _tell(self) -> None:
        if not self._quiet:
            self._fit()
            self.filters_changed.emit()


def _counted(
    values: Sequence[object], words: Mapping[str, str] | Mapping[int, str]
) -> tuple[Option, ...]:
    return tuple(
        Option(value, word, n=values.count(value))
        for value, word in words.items()
        if value in values
    )
