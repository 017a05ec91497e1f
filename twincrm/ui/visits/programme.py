"""The programme of a visit as a list: a band for each day, an item a row, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from twincrm.domain.terms import ItemStatus
from twincrm.domain.texts import Message
from twincrm.services.visits.programme_rows import DayRow
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.flow import FlowLayout
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.visits.programme_rows import ItemRow, ProgrammeRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

TIME_WIDTH = 118
STATUS: dict[str, tuple[ToneName, Message]] = {
    ItemStatus.DRAFT: ("info", Message("not yet confirmed")),
    ItemStatus.CHANGED: ("warn", Message("changed")),
    ItemStatus.CANCELLED: ("bad", Message("cancelled")),
}


class ProgrammeList(ScrollPage):
    """Days and items, read from top to bottom; the arrow keys scroll."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._ui = ui
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(ui.texts.tr("Programme"))
        self.body.setSpacing(0)

    def show_rows(self, rows: Sequence[ProgrammeRow]) -> None:
        """Show a programme from its beginning."""
        self._clear()
        for row in rows:
            if isinstance(row, DayRow):
                self.body.addWidget(self._day(row))
            else:
                self.body.addWidget(self._item(row))
                self.body.addWidget(rule())
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _clear(self) -> None:
        while (taken := self.body.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _day(self, row: DayRow) -> QFrame:
        ui, texts = self._ui, self._ui.texts
        band = QFrame()
        band.setProperty("part", "band")
        line = QHBoxLayout(band)
        edge = ui.look.px(Space.M)
        line.setContentsMargins(ui.look.px(Space.L), edge, ui.look.px(Space.L), ui.look.px(Space.S))
        line.addWidget(label(ui, row.text, "h2"))
        line.addStretch(1)
        count = texts.trn("{n} item", "{n} items", row.items) if row.items else texts.tr("free")
        line.addWidget(label(ui, count, "small", "ink2"))
        return band

    def _item(self, row: ItemRow) -> QWidget:
        ui = self._ui
        item = QWidget()
        line = QHBoxLayout(item)
        edge = ui.look.px(Space.S)
        line.setContentsMargins(ui.look.px(Space.L), edge, ui.look.px(Space.L), edge)
        line.setSpacing(ui.look.px(Space.L))
        time = label(ui, row.span, "strong", wrap=True)
        time.setFixedWidth(ui.look.px(TIME_WIDTH))
        time.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(time)
        said = [entry for entry in row.titles if entry[1]] or [("", "")]
        for number, (language, title) in enumerate(said):
            line.addLayout(self._column(row, language, title, first=not number), 1)
        item.setAccessibleName(", ".join([row.span, *(title for _, title in said), row.place]))
        return item

    def _column(self, row: ItemRow, language: str, title: str, *, first: bool) -> QVBoxLayout:
        ui = self._ui
        column = QVBoxLayout()
        column.setSpacing(2)
        words = label(ui, title, "strong" if first else "body", wrap=True)
        words.setToolTip(language.upper())
        column.addWidget(words)
        if first:
            if row.place:
                column.addWidget(label(ui, row.place, "small", "ink2", wrap=True))
            badges = self._badges(row)
            if badges is not None:
                column.addWidget(badges)
        column.addStretch(1)
        return column

    def _badges(self, row: ItemRow) -> QWidget | None:
        ui, texts = self._ui, self._ui.texts
        shown: list[tuple[ToneName, str]] = []
        if row.status in STATUS:
            tone, word = STATUS[row.status]
            shown.append((tone, texts.say(word)))
        if row.optional:
            shown.append(("neutral", texts.trc("programme item", "optional")))
        if row.missing:
            languages = ", ".join(code.upper() for code in row.missing)
            shown.append(("warn", texts.tr("missing: {languages}").format(languages=languages)))
        if not shown:
            return None
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(ui.look.px(Space.XS), holder)
        for tone, word in shown:
            flow.addWidget(status_badge(ui, tone, word))
        return holder
