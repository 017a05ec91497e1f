"""The programme of a visit as a list: a band for each day, an item a row, side by side."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.services.visits.programme_rows import DayRow, ItemRow
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.theme.tokens import IconSize, Space
from twincrm.ui.tips import plain_tip
from twincrm.ui.visits.chosen_item import ChosenItem
from twincrm.ui.visits.item_face import missing_in, spoken_item, state_badges
from twincrm.ui.visits.item_words import planned
from twincrm.ui.visits.kinds import kind_icon, kind_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.visits.programme_rows import ProgrammeRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.item_choice import ItemChoice

TIME_WIDTH, MOST_TIME = 118, 150
"""The column of times in design pixels: wider where the hours of a language need it."""
AIR, LITTLE_AIR = 8, 3
"""Above and below an item, in design pixels; the latter where the page is low."""


class ProgrammeList(ChosenItem):
    """Days and items, read from top to bottom; the arrow keys choose one.

    Every language has its column, so that a title that is missing leaves a gap one sees.
    """

    def __init__(self, ui: UiContext, choice: ItemChoice) -> None:
        super().__init__(ui, choice)
        self._shown: int | None = None
        self._low = False
        self._rows: Sequence[ProgrammeRow] = ()
        self._time_width = ui.look.px(TIME_WIDTH)
        self.setAccessibleName(ui.texts.tr("Programme"))
        self.body.setSpacing(0)

    def set_low(self, low: bool) -> None:
        """Leave little air around items and days, where the page is low."""
        if low != self._low:
            self._low = low
            self.show_rows(self._rows, self._shown)

    def show_rows(self, rows: Sequence[ProgrammeRow], visit: int | None = None) -> None:
        """Show a programme: the same visit's as it was scrolled, another from its beginning."""
        same = visit is not None and visit == self._shown
        self._shown = visit
        self._rows = rows
        top = self.verticalScrollBar().value() if same else 0
        self._clear()
        self._time_width = self._width_of_times([row for row in rows if isinstance(row, ItemRow)])
        first = next((row for row in rows if isinstance(row, ItemRow)), None)
        if first is not None and len(first.titles) > 1:
            self.body.addWidget(self._languages([code for code, _ in first.titles]))
        for row in rows:
            if isinstance(row, DayRow):
                self.body.addWidget(self._day(row))
            else:
                self.body.addWidget(self._item(row))
                self.body.addWidget(rule())
        self.body.addStretch(1)
        self.mark()
        self.place_parts()
        self.scroll_back(top)

    def _width_of_times(self, rows: Sequence[ItemRow]) -> int:
        """As wide as the longest time beside its icon, within bounds."""
        px, strong = self._ui.look.px, QFontMetricsF(self._ui.look.font("strong"))
        longest = max((strong.horizontalAdvance(row.span) for row in rows), default=0.0)
        needed = ceil(longest) + 1 + px(IconSize.BUTTON) + px(Space.XS)
        return min(max(px(TIME_WIDTH), needed), px(MOST_TIME))

    def _clear(self) -> None:
        self.parts.clear()
        empty(self.body)

    def _line(self, holder: QWidget, above: int, below: int) -> QHBoxLayout:
        px = self._ui.look.px
        line = QHBoxLayout(holder)
        line.setContentsMargins(px(Space.L), px(above), px(Space.L), px(below))
        line.setSpacing(px(Space.L))
        return line

    def _languages(self, codes: Sequence[str]) -> QWidget:
        """Which language stands in which column."""
        ui, head = self._ui, QWidget()
        line = self._line(head, 0 if self._low else Space.XS, 1)
        corner = QWidget()
        corner.setFixedWidth(self._time_width)
        line.addWidget(corner)
        for code in codes:
            line.addWidget(label(ui, language_title(code, ui.texts.language), "small", "ink2"), 1)
        return head

    def _day(self, row: DayRow) -> QFrame:
        ui, texts = self._ui, self._ui.texts
        band = QFrame()
        band.setProperty("part", "band")
        line = self._line(band, *((2, 2) if self._low else (Space.M, Space.S)))
        line.addWidget(label(ui, row.text, "h2"))
        line.addStretch(1)
        count = planned(texts, row.items)
        line.addWidget(label(ui, count, "small", "ink2"))
        return band

    def _item(self, row: ItemRow) -> QWidget:
        ui, item = self._ui, QFrame()
        item.setProperty("part", "item")
        self.parts[row.id] = item
        air = LITTLE_AIR if self._low else AIR
        line = self._line(item, air, air)
        line.addWidget(self._time(row))
        for number, (language, title) in enumerate(row.titles or (("", ""),)):
            line.addLayout(self._column(row, language, title, first=not number), 1)
        item.setAccessibleName(spoken_item(ui.texts, row))
        return item

    def _time(self, row: ItemRow) -> QWidget:
        """When, and the icon of what kind of thing it is."""
        ui, holder = self._ui, QWidget()
        holder.setFixedWidth(self._time_width)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.XS))
        top = Qt.AlignmentFlag.AlignTop
        picture = icon_label(ui, kind_icon(row.kind), "ink2", IconSize.BUTTON)
        picture.setToolTip(plain_tip(kind_word(row.kind, ui.texts.language)))
        line.addWidget(picture, 0, top)
        line.addWidget(label(ui, row.span, "strong", wrap=True), 1, top)
        return holder

    def _column(self, row: ItemRow, language: str, title: str, *, first: bool) -> QVBoxLayout:
        ui = self._ui
        column = QVBoxLayout()
        column.setSpacing(0 if self._low else 2)
        if title.strip():
            column.addWidget(label(ui, title, "strong" if first else "body", wrap=True))
        elif language:
            column.addWidget(status_badge(ui, "warn", missing_in(ui.texts, language)))
        if first:
            if row.place:
                column.addWidget(label(ui, row.place, "small", "ink2", wrap=True))
            badges = self._badges(row)
            if badges is not None:
                column.addWidget(badges)
        column.addStretch(1)
        return column

    def _badges(self, row: ItemRow) -> QWidget | None:
        ui = self._ui
        shown = state_badges(ui.texts, row)
        if not shown:
            return None
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = Flow(ui.look.px(Space.XS), holder)
        for tone, word, icon in shown:
            flow.add_part(status_badge(ui, tone, word, icon))
        return holder
