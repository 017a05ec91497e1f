"""Filter chips in a line above a list."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.flow import Flow
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.filter_chip import FilterChip
    from twincrm.ui.kit.options import Option


class ChipLine(QWidget):
    """Chips side by side, without their icons and then in two lines where there is no room.

    Signals: filters_changed().
    """

    filters_changed = Signal()

    def __init__(self, ui: UiContext, chips: Sequence[FilterChip]) -> None:
        super().__init__()
        self.chips = tuple(chips)
        self._quiet = False
        self._gap = ui.look.px(Space.XS)
        flow = Flow(self._gap, self)
        for chip in self.chips:
            flow.add_part(chip)
            chip.value_changed.connect(self._tell)

    @property
    def active(self) -> bool:
        """Whether any is set."""
        return any(chip.chosen for chip in self.chips)

    def set_options(self, offered: Sequence[Sequence[Option]]) -> None:
        """What there is to choose from, of one chip after the other; nobody is told."""
        with self._in_silence():
            for chip, options in zip(self.chips, offered, strict=True):
                chip.set_options(options)

    def set_values(self, wanted: Sequence[Sequence[object]]) -> None:
        """Set all chips; nobody is told."""
        with self._in_silence():
            for chip, values in zip(self.chips, wanted, strict=True):
                chip.set_values(values)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room in one line, or no longer."""
        super().resizeEvent(event)
        self._fit()

    @contextmanager
    def _in_silence(self) -> Generator[None]:
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False
            self._fit()

    def _fit(self) -> None:
        for chip in self.chips:
            chip.set_plain(False)
        wished = sum(chip.sizeHint().width() for chip in self.chips)
        gaps = self._gap * (len(self.chips) - 1)
        for chip in self.chips:
            chip.set_plain(wished + gaps > self.width())

    def _tell(self) -> None:
        if not self._quiet:
            self._fit()
            self.filters_changed.emit()
