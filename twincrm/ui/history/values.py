"""Old and new beside each other: every changed field of a step, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import IconSize, Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel

    from twincrm.services.steps.queries import FieldChange, RecordChange, StepDetails
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

BESIDE_FROM = 440
"""In design pixels."""
ACROSS, BELOW = "arrow-right", "arrow-down"
"""From old to new."""

FATES: dict[str, Message] = {
    "added": Message("added"),
    "altered": Message("altered"),
    "removed": Message("removed"),
    "trashed": Message("moved to the trash"),
    "restored": Message("brought back from the trash"),
}
KEPT: dict[str, Message] = {
    "sensitive": Message("Sensitive details are not shown here."),
    "erased": Message("The details are no longer kept, because they were sensitive."),
}
_BREAKS = re.compile(r"(?<=[@/._-])(?=\w)")
"""Where a mail or web address may go on in the next line."""


class ValueBox(QWidget):
    """One value in a tinted box."""

    def __init__(self, ui: UiContext, tone: ToneName, text: str) -> None:
        super().__init__()
        self._ui = ui
        self._tone: ToneName = tone
        self.words = label(ui, _BREAKS.sub("\N{ZERO WIDTH SPACE}", text), "label", tone, wrap=True)
        px = ui.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.S), px(5), px(Space.S), px(5))
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        del event
        tone = self._ui.look.tone(self._tone)
        painter = painter_on(self)
        radius = self._ui.look.px(Radius.CONTROL)
        rounded(painter, QRectF(self.rect()), radius, QColor(tone.bg), QColor(tone.border))
        painter.end()


class StepValues(ScrollPage):
    """The records of a step, one below the other; the arrow keys scroll."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, margin=Space.L)
        self._pairs: list[tuple[QBoxLayout, QLabel]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(ui.texts.tr("What was changed"))
        self.body.setSpacing(ui.look.px(Space.S))

    def show_step(self, details: StepDetails) -> None:
        """Show what a step changed, from the beginning."""
        self._clear()
        ui = self._ui
        for number, record in enumerate(details.records):
            if number:
                self.body.addWidget(rule())
            self._add_record(record)
        if details.more:
            rest = ui.texts.trn("and {n} more entry", "and {n} more entries", details.more)
            self.body.addWidget(label(ui, rest, "body", "ink2"))
        self.body.addStretch(1)
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, new stands below old."""
        super().resizeEvent(event)
        self._arrange()

    def _add_record(self, record: RecordChange) -> None:
        ui, texts = self._ui, self._ui.texts
        kind = record.kind[:1].upper() + record.kind[1:]
        self.body.addWidget(label(ui, record.title or kind, "strong", wrap=True))
        fate = texts.say(FATES[record.fate])
        second = f"{kind} · {fate}" if record.title else fate
        self.body.addWidget(label(ui, second, "small", "ink2", wrap=True))
        for field in record.fields:
            self.body.addWidget(self._field(field, record))
        if record.kept:
            self.body.addWidget(label(ui, texts.say(KEPT[record.kept]), "body", "ink2", wrap=True))
        elif record.further:
            said = texts.trn("{n} further detail", "{n} further details", record.further)
            self.body.addWidget(label(ui, said, "body", "ink2", wrap=True))

    def _field(self, field: FieldChange, record: RecordChange) -> QWidget:
        ui, texts, holder = self._ui, self._ui.texts, QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        column.addWidget(label(ui, field.name, "small", "ink2", wrap=True))
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(ui.look.px(Space.S))
        column.addLayout(pair)
        if record.fate != "added":
            pair.addWidget(ValueBox(ui, "bad", field.before), 1)
        if record.fate not in ("added", "removed"):
            arrow = icon_label(ui, ACROSS, "ink2", IconSize.BUTTON)
            pair.addWidget(arrow)
            self._pairs.append((pair, arrow))
        if record.fate != "removed":
            pair.addWidget(ValueBox(ui, "ok", field.after), 1)
        said = texts.tr("{field}: before: {before}; after: {after}")
        holder.setAccessibleName(
            said.format(field=field.name, before=field.before, after=field.after)
        )
        return holder

    def _arrange(self) -> None:
        beside = self.width() >= self._ui.look.px(BESIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        icon = self._ui.icons.pixmap(ACROSS if beside else BELOW, "ink2", IconSize.BUTTON)
        for pair, arrow in self._pairs:
            pair.setDirection(across if beside else down)
            arrow.setPixmap(icon)

    def _clear(self) -> None:
        self._pairs = []
        empty(self.body)
