"""The files opened lately, with place, date and what is to be known before opening them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from twincrm.domain.dates import clock_time
from twincrm.ui.kit.buttons import Button, enter_text
from twincrm.ui.kit.painted_button import PaintedButton
from twincrm.ui.kit.painting import (
    BADGE,
    device_ratio,
    key_cap_width,
    paint_key_cap,
    paint_pill,
    painter_on,
    pill_width,
    put,
    rounded,
)
from twincrm.ui.theme.tokens import STATUS_ICONS, Height, IconSize, Radius
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent

    from twincrm.domain.texts import Translator
    from twincrm.runtime.settings import RecentFile
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

_DAY = {"de": "d. MMMM yyyy"}
"""How a day is written out; elsewhere ``19 April 2027``."""


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file lies there now."""

    there: bool = True
    size: int = 0
    writable: bool = True
    unsafe: bool = False
    """In a synced or network folder."""


def look_at(path: Path) -> FileState:
    """See how a file lies there; it may take long on a network, so not in the interface thread."""
    from twincrm.store.location import judge_location

    try:
        size = path.stat().st_size
    except OSError:
        return FileState(there=False)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return FileState(True, size, writable, judge_location(path).warning is not None)


def what_to_do(texts: Translator) -> str:
    """What helps where a file is no longer where it was."""
    return texts.tr(
        "It is not where it was. If it is on a stick or a network drive, connect that first. If it "
        "was moved, choose it with “Open a file…”. Otherwise take it off this list: that deletes "
        "nothing."
    )


def day_words(texts: Translator, file: RecentFile, today: date) -> str:
    """When it was opened: "today, 09:12" or the day."""
    moment = file.opened.astimezone()
    locale = QLocale(texts.language)
    if moment.date() == today:
        clock = clock_time(moment.time(), texts.language)
        return texts.tr("today, {time}").format(time=clock)
    pattern = _DAY.get(texts.language, "d MMMM yyyy")
    return locale.toString(QDate(moment.year, moment.month, moment.day), pattern)


def _bytes(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class RecentRow(PaintedButton):
    """One file: name and folder, when it was opened and its size, a badge where one is due.

    Signals: step_wanted(int) for the row above (-1) or below (1); forget_wanted(); reached() when
    it gets the keyboard.
    """

    step_wanted = Signal(int)
    forget_wanted = Signal()
    reached = Signal()

    def __init__(self, ui: UiContext, file: RecentFile, today: date) -> None:
        super().__init__(ui)
        self.file = file
        self.key = enter_text(ui.texts)
        self._when = day_words(ui.texts, file, today)
        self._state = FileState()
        self.setText(file.name or file.path.stem)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._away = self._away_button()
        self._describe()

    def _away_button(self) -> Button:
        """Takes it off the list."""
        ui = self._ui
        words = ui.texts.tr("Take “{name}” off the list").format(name=self.text())
        away = Button(ui, words, icon="x", variant="quiet", small=True, icon_only=True)
        away.clicked.connect(self.forget_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, ui.look.px(6), 0)
        line.addStretch(1)
        line.addWidget(away)
        return away

    def set_state(self, state: FileState) -> None:
        """Show how the file lies there."""
        self._state = state
        self._describe()
        self.update()

    def badge(self) -> tuple[ToneName, str, str] | None:
        """Tone, word and icon of what is to be known before opening it."""
        tr = self._ui.texts.tr
        if not self._state.there:
            return "neutral", tr("not found"), "circle-alert"
        if self._state.unsafe:
            return "warn", tr("cloud or network folder"), STATUS_ICONS["warn"]
        if not self._state.writable:
            return "neutral", tr("read only"), "lock"
        return None

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._ui.look.px(300), self._ui.look.px(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows move, Delete takes it off the list."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.step_wanted.emit(1)
        elif key == Qt.Key.Key_Up:
            self.step_wanted.emit(-1)
        elif key == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen row is tinted."""
        super().focusInEvent(event)
        self.update()
        self.reached.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row, with tint and bar while it has the keyboard."""
        del event
        look, painter = self._ui.look, painter_on(self)
        rect, px = QRectF(self.rect()), look.px
        if self.hasFocus():
            painter.fillRect(rect, look.colour("sel"))
            painter.fillRect(QRectF(0, 0, px(5), rect.height()), look.colour("selbar"))
        elif self.underMouse():
            painter.fillRect(rect, look.colour("paper"))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), look.colour("line"))
        ratio, middle = device_ratio(painter), rect.center().y()
        picture = self._ui.icons.pixmap("file-text", "ink", IconSize.NAV, ratio=ratio)
        put(painter, picture, px(18), middle)
        right = self._paint_end(painter, rect)
        second = rect.width() * 0.44
        self._paint_lines(
            painter, px(56), second, self.text(), str(self.file.path.parent), "strong"
        )
        self._paint_lines(painter, second + px(8), right, self._when, self._below(), "body")
        painter.end()

    def _describe(self) -> None:
        badge = self.badge()
        said = (self.text(), str(self.file.path), self._when, badge[1] if badge else "")
        self.setAccessibleName(", ".join(each for each in said if each))
        help_text = "" if self._state.there else what_to_do(self._ui.texts)
        self.setAccessibleDescription(help_text)
        self.setToolTip(
            plain_tip("\n".join(each for each in (str(self.file.path), help_text) if each))
        )

    def _below(self) -> str:
        """Its size; of one that is gone, what helps most often."""
        if not self._state.there:
            return self._ui.texts.tr("on a stick? Plug it in")
        return _bytes(self._state.size) if self._state.size else ""

    def _paint_end(self, painter: QPainter, rect: QRectF) -> float:
        """The badge; where it begins."""
        badge, px = self.badge(), self._ui.look.px
        right = rect.right() - px(10) - self._away.sizeHint().width()
        if badge is None:
            return self._paint_open(painter, right) if self.hasFocus() else right
        tone, word, icon = badge
        width = pill_width(self._ui.look, word, icon=True)
        pill = QRectF(right - width, 0, width, px(BADGE.height))
        pill.moveTop(round(rect.center().y() - pill.height() / 2))
        paint_pill(painter, self._ui, pill, tone, word, icon)
        return pill.left() - px(12)

    def _paint_open(self, painter: QPainter, right: float) -> float:
        """What Enter does now, drawn as the button it stands for; where it begins."""
        look, word, key = self._ui.look, self._ui.texts.tr("Open"), self.key
        font, cap = look.font("strong"), key_cap_width(look, key)
        width = QFontMetricsF(font).horizontalAdvance(word) + cap + look.px(44)
        frame = QRectF(right - width, 0, width, look.px(Height.SMALL))
        frame.moveTop(round((self.height() - frame.height()) / 2))
        rounded(painter, frame, look.px(Radius.CONTROL), look.colour("prim"))
        painter.setFont(font)
        painter.setPen(look.colour("onprim"))
        words = frame.adjusted(look.px(16), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, word)
        left = frame.right() - look.px(12) - cap
        paint_key_cap(painter, look, left, frame.center().y(), key)
        return frame.left() - look.px(12)

    def _paint_lines(
        self,
        painter: QPainter,
        left: float,
        right: float,
        upper: str,
        lower: str,
        style: Literal["strong", "body"],
    ) -> None:
        look = self._ui.look
        lines = (
            (upper, look.font(style), look.px(11), look.colour("ink")),
            (lower, look.font("small"), look.px(32), look.colour("ink2")),
        )
        for words, font, top, colour in lines:
            room = QRectF(left, top, max(0.0, right - left), look.px(21))
            painter.setFont(font)
            painter.setPen(colour)
            middle = Qt.TextElideMode.ElideMiddle
            shown = QFontMetricsF(font).elidedText(words, middle, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
