"""The table of contents beside a long form: its parts, how much is in them, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.painting import (
    BADGE,
    device_ratio,
    paint_pill,
    painter_on,
    pill_width,
    put,
    rounded,
)
from twincrm.ui.theme.tokens import Height, IconSize, Radius, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A part of the form."""

    key: str
    title: str
    icon: str


class _Part(QAbstractButton):
    """One line of the contents."""

    def __init__(self, ui: UiContext, entry: ContentsEntry) -> None:
        super().__init__()
        self._ui = ui
        self.entry = entry
        self.count = 0
        self.wrong = 0
        self.elided = False
        """Whether its title was painted with dots for what found no room."""
        self.setText(entry.title.replace("&", "&&"))  # an “and” is no key
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.describe()

    def describe(self) -> None:
        """Words for the screen reader."""
        said = [self.entry.title]
        if self.count:
            said.append(str(self.count))
        if self.wrong:
            texts = self._ui.texts
            said.append(texts.trn("{n} entry to check", "{n} entries to check", self.wrong))
        self.setAccessibleName(", ".join(said))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moving is the list's business; Qt's buttons would take the arrows."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The room for icon, title and pill."""
        px = self._ui.look.px
        words = QFontMetricsF(self._ui.look.font("strong")).horizontalAdvance(self.entry.title)
        return QSize(int(words) + px(90), px(Height.NAV))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, title, and a pill with the count or an alarm."""
        del event
        look, painter, rect = self._ui.look, painter_on(self), QRectF(self.rect())
        radius = look.px(Radius.BLOCK)
        if self.isChecked() or self.underMouse():
            ground = look.colour("sel" if self.isChecked() else "paper")
            rounded(painter, rect, radius, ground)
        if self.hasFocus():
            rounded(painter, rect, radius, None, look.colour("focus"), 2)
        picture = self._ui.icons.pixmap(
            self.entry.icon, "ink", IconSize.BUTTON, ratio=device_ratio(painter)
        )
        left = look.px(Space.M)
        left += int(put(painter, picture, left, rect.center().y())) + look.px(Space.M)
        painter.setFont(look.font("strong" if self.isChecked() else "body"))
        painter.setPen(look.colour("ink"))
        room = QRectF(left, 0, rect.width() - left - look.px(44), rect.height())
        words = QFontMetricsF(painter.font()).elidedText(
            self.entry.title, Qt.TextElideMode.ElideRight, room.width()
        )
        self.elided = words != self.entry.title
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_pill(painter)
        painter.end()

    def _paint_pill(self, painter: QPainter) -> None:
        if not self.count and not self.wrong:
            return
        px = self._ui.look.px
        one = self.wrong == 1  # the sign alone says it
        words = "" if one else str(self.wrong or self.count)
        width = pill_width(self._ui.look, words, icon=bool(self.wrong))
        pill = QRectF(self.width() - px(Space.M) - width, 0, width, px(BADGE.height))
        pill.moveTop(round((self.height() - pill.height()) / 2))
        tone, icon = ("bad", "circle-alert") if self.wrong else ("neutral", "")
        paint_pill(painter, self._ui, pill, tone, words, icon)


class ContentsList(Card):
    """The parts of a form in a card; a click brings a part into view.

    Signals: chosen(str) with the key of a part.
    """

    chosen = Signal(str)

    def __init__(self, ui: UiContext, name: str, entries: Sequence[ContentsEntry]) -> None:
        super().__init__(ui, margin=Space.S)
        self.body.setSpacing(0)
        self.setAccessibleName(name)
        self._parts = [_Part(ui, entry) for entry in entries]
        for part in self._parts:
            part.clicked.connect(self._choose)
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def current(self) -> str:
        """The key of the part in view."""
        return next((part.entry.key for part in self._parts if part.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark the part in view; nothing is emitted."""
        for part in self._parts:
            part.setChecked(part.entry.key == key)

    def focus_current(self) -> None:
        """Give the keyboard to the part in view."""
        for part in self._parts:
            if part.isChecked():
                part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_count(self, key: str, count: int) -> None:
        """How much is in a part; 0 shows nothing."""
        for part in self._parts:
            if part.entry.key == key:
                part.count = count
                part.describe()

    def set_wrong(self, key: str, wrong: int) -> None:
        """How many entries of a part are to be checked; 0 takes the alarm away."""
        for part in self._parts:
            if part.entry.key == key:
                part.wrong = wrong
                part.describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter goes there."""
        at = next((at for at, part in enumerate(self._parts) if part.hasFocus()), None)
        key, last = event.key(), len(self._parts) - 1
        if at is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            target = at + (1 if key == Qt.Key.Key_Down else -1)
            self._parts[max(0, min(last, target))].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._parts[at].click()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        part = self.sender()
        if isinstance(part, _Part):
            self.set_current(part.entry.key)
            self.chosen.emit(part.entry.key)
