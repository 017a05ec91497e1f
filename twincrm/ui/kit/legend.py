"""What the colours of a chart stand for: a swatch and words for each, beside the chart's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.painting import painter_on
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.charts import Fill
    from twincrm.ui.kit.context import UiContext

WIDE, HIGH = 18, 14


class Swatch(QWidget):
    """A small field in the colours of a bar; decoration, the words stand beside it."""

    def __init__(self, ui: UiContext, fill: Fill) -> None:
        super().__init__()
        self._ui = ui
        self._fill: Fill = fill
        self.setFixedSize(ui.look.px(WIDE), ui.look.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field and its border."""
        from twincrm.ui.kit.charts import bar_colours

        del event
        ground, border, _ = bar_colours(self._ui, self._fill)
        painter = painter_on(self)
        painter.setPen(border)
        painter.setBrush(ground)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ChartTitle(Flow):
    """The title of a chart and, where there is room, its legend in the same line."""

    def __init__(self, ui: UiContext, title: str) -> None:
        super().__init__(ui.look.px(Space.M))
        self._ui = ui
        self._entries: list[QWidget] = []
        self.add_part(label(ui, title, "h2", wrap=True))

    def show_entries(self, entries: Sequence[tuple[Fill, str]]) -> None:
        """Say what the colours stand for."""
        for part in self._entries:
            self.take_out(part)
            part.deleteLater()
        self._entries = [self._entry(fill, words) for fill, words in entries]
        for part in self._entries:
            self.add_part(part)
            part.show()

    def _entry(self, fill: Fill, words: str) -> QWidget:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._ui.look.px(Space.XS))
        line.addWidget(Swatch(self._ui, fill))
        line.addWidget(label(self._ui, words, "small", "ink2"))
        return part
