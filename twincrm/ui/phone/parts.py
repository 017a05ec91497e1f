"""The small parts of the sheet: numbered steps, entries to tick, and how full the code is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from twincrm.exchange.qr import SCREEN_BUDGET
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import colour_label, label
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.phone.choosing import Entry

STEP = 27


class _Number(QWidget):
    """A number in a disc."""

    def __init__(self, ui: UiContext, number: int) -> None:
        super().__init__()
        self._ui = ui
        self._text = str(number)
        self.setFixedSize(QSize(ui.look.px(STEP), ui.look.px(STEP)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc."""
        del event
        painter, rect, look = painter_on(self), QRectF(self.rect()), self._ui.look
        rounded(painter, rect, rect.height() / 2, look.colour("prim"))
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("onprim"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class Steps(QWidget):
    """What to do with the phone, in order."""

    def __init__(self, ui: UiContext, words: tuple[str, ...]) -> None:
        super().__init__()
        flow = Flow(ui.look.px(Space.L), self)
        for number, text in enumerate(words, 1):
            step = QWidget()
            line = QHBoxLayout(step)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(ui.look.px(Space.S))
            line.addWidget(_Number(ui, number))
            line.addWidget(label(ui, text))
            flow.add_part(step)
        told = ", ".join(f"{number}. {text}" for number, text in enumerate(words, 1))
        self.setAccessibleName(told)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class EntryTick(QFrame):
    """An entry with its tick; a click anywhere on it counts.

    Signals: changed().
    """

    changed = Signal()

    def __init__(self, ui: UiContext, entry: Entry, ticked: bool) -> None:
        super().__init__()
        self.entry = entry
        px = ui.look.px
        self.tick = CheckField(ui, "", ticked or entry.fixed)
        self.tick.setAccessibleName(f"{entry.label}: {entry.value}")
        self.tick.setEnabled(not entry.fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._ui = ui
        self._label = label(ui, entry.label, "small", "ink2", wrap=True)
        words.addWidget(self._label)
        value = label(ui, breakable(entry.value), wrap=True)
        value.setMinimumWidth(px(60))
        words.addWidget(value)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(3), 0, px(3))
        line.setSpacing(0)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        self.tick.value_changed.connect(self.changed)

    def show_room(self, *, room: bool) -> None:
        """Say whether the entry has room in the code."""
        tr = self._ui.texts.tr
        words = tr("{entry} – no room, left out").format(entry=self.entry.label)
        self._label.setText(self.entry.label if room else words)
        colour_label(self._ui, self._label, "ink2" if room else "warn")
        self.tick.setAccessibleDescription("" if room else tr("no room in the code, left out"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words are part of the tick."""
        if self.tick.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.tick.toggle()
        super().mouseReleaseEvent(event)


def breakable(text: str) -> str:
    """The same to look at; long addresses of mailboxes and pages may go on in the next line."""
    return re.sub(r"([@./_-])(?=\w)", "\\1\u200b", text)


class Fullness(QWidget):
    """How much of a code is used, as a bar with words."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, SCREEN_BUDGET)
        self._bar.setAccessibleName(ui.texts.tr("Size of the code"))
        self.words = label(ui, "", "small", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        column.addWidget(self._bar)
        column.addWidget(self.words)

    def show_used(self, used: int, *, complete: bool) -> None:
        """Show how many bytes are used and whether everything ticked had room."""
        tr = self._ui.texts.tr
        if used > SCREEN_BUDGET:
            words = tr("Much for one code ({used} of {most}): the phone may need several tries")
        elif complete:
            words = tr("Everything ticked fits ({used} of {most})")
        else:
            words = tr(
                "Not everything fits into one code. Without what is left out it holds {used} of "
                "{most}"
            )
        text = words.format(used=used, most=SCREEN_BUDGET)
        self._bar.setValue(min(used, SCREEN_BUDGET))
        self._bar.setAccessibleDescription(text)
        self.words.setText(text)
        colour_label(self._ui, self.words, "ink2" if complete else "warn")
