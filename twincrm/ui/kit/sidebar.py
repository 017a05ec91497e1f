"""The navigation at the leading edge: names and counts, or icons alone in narrow windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
)

from twincrm.ui.kit.labels import colour_label, label
from twincrm.ui.kit.mark import AppMark
from twincrm.ui.kit.name_lines import NameLines
from twincrm.ui.kit.painting import device_ratio, painter_on, put, rounded
from twincrm.ui.theme.tokens import (
    NARROW_BELOW,
    SIDEBAR_NARROW,
    SIDEBAR_WIDTH,
    Height,
    IconSize,
    Radius,
)
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token


@dataclass(frozen=True, slots=True)
class SideEntry:
    """A way to a page; *at_end* puts it below, beside settings and help."""

    key: str
    title: str
    icon: str
    count: int | None = None
    at_end: bool = False


LEAST = 34
"""The least height of a line in low windows, in design pixels: a target one can hit."""
_BAR_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


class _Entry(QAbstractButton):
    """One way to a page."""

    def __init__(self, ui: UiContext, entry: SideEntry) -> None:
        super().__init__()
        self._ui = ui
        self.entry = entry
        self.count: int | None = entry.count
        self.narrow = False
        self.line = ui.look.px(Height.NAV)
        """How high its line is."""
        self.elided = False
        """Whether its title was painted with dots for what found no room."""
        self.setText(entry.title)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew when the mouse comes or goes
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.describe()

    def describe(self) -> None:
        """Words for the tooltip and the screen reader."""
        count = "" if self.count is None else f", {self.count}"
        self.setAccessibleName(self.entry.title + count)
        self.setToolTip(plain_tip(self.entry.title + count if self.narrow else ""))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moving and going there is the bar's business; Qt's buttons would take the arrows."""
        if Qt.Key(event.key()) in _BAR_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._ui.look.px(SIDEBAR_NARROW - 12), self.line)

    def minimumSizeHint(self) -> QSize:
        """Low windows make the lines lower, never below a target one can hit."""
        return QSize(self._ui.look.px(LEAST), self._ui.look.px(LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, name and count; the chosen one on its own ground."""
        del event
        painter, look = painter_on(self), self._ui.look
        rect = QRectF(self.rect())
        token: Token = "ink" if self.isChecked() else "sidet"
        radius = look.px(Radius.CONTROL)
        if self.isChecked():
            rounded(painter, rect, radius, _chosen_ground(self._ui))
        elif self.underMouse():
            rounded(painter, rect, radius, _veil(self._ui, 26))
        if self.hasFocus():
            ring = look.colour("focus" if look.theme == "dark" or self.isChecked() else "sidet")
            rounded(painter, rect, radius, None, ring, 2)
        self._paint_line(painter, token)
        painter.end()

    def _paint_line(self, painter: QPainter, token: Token) -> None:
        look, middle = self._ui.look, self.height() / 2
        ratio = device_ratio(painter)
        picture = self._ui.icons.pixmap(self.entry.icon, token, IconSize.NAV, ratio=ratio)
        edge = picture.deviceIndependentSize().width()
        if self.narrow:
            put(painter, picture, (self.width() - edge) / 2, middle)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        pad, gap = look.px(11), look.px(11)
        put(painter, picture, self.width() - pad - edge if mirrored else pad, middle)
        pill = self._paint_count(painter, token, mirrored=mirrored)
        painter.setFont(look.font("strong" if self.isChecked() else "body"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self.entry.title)
        free = self.width() - pad - edge - pill
        gap = max(look.px(5), min(gap, free - wide))  # a long word comes nearer to its icon
        room = QRectF(pad + edge + gap, 0, free - gap, self.height())
        if mirrored:
            room.moveLeft(self.width() - room.right())
        painter.setPen(look.colour(token))
        words = QFontMetricsF(painter.font()).elidedText(
            self.entry.title, Qt.TextElideMode.ElideRight, room.width()
        )
        self.elided = words != self.entry.title
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_count(self, painter: QPainter, token: Token, *, mirrored: bool) -> float:
        if self.count is None:
            return self._ui.look.px(8)
        look, words = self._ui.look, str(self.count)
        painter.setFont(look.font("badge"))
        height = look.px(21)
        width = max(height, QFontMetricsF(painter.font()).horizontalAdvance(words) + look.px(15))
        pad = look.px(8)
        left = pad if mirrored else self.width() - pad - width
        pill = QRectF(left, (self.height() - height) / 2, width, height)
        rounded(painter, pill, height / 2, _pill_ground(self._ui, chosen=self.isChecked()))
        painter.setPen(look.colour(token))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return width + pad + look.px(6)


def _chosen_ground(ui: UiContext) -> QColor:
    return ui.look.colour("paper" if ui.look.theme == "light" else "sel")


def _pill_ground(ui: UiContext, *, chosen: bool) -> QColor:
    if chosen:
        ground = ui.look.colour("prim")
        ground.setAlpha(30)
        return ground
    return _veil(ui, 36)


def _veil(ui: UiContext, alpha: int) -> QColor:
    veil = ui.look.colour("sidet")
    veil.setAlpha(alpha)
    return veil


class SideBar(QFrame):
    """The program's and the association's name, and the ways to the pages.

    Arrow keys move between entries, Enter and Space go there.
    Signals: chosen(str) with the key of the entry.
    """

    chosen = Signal(str)

    def __init__(self, ui: UiContext, association: str, entries: Sequence[SideEntry]) -> None:
        super().__init__()
        self._ui = ui
        self._entries = [_Entry(ui, entry) for entry in entries]
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._mark = AppMark(ui)
        self._name = label(ui, "TwinCRM", "h2", "sidet")
        self._association = NameLines(association, ui.look.sans(13.5))
        colour_label(ui, self._association, "sidet")
        self.setAccessibleName(ui.texts.tr("Sections"))
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ui.look.colour("side"))
        self.setPalette(palette)
        self._build()
        self.set_narrow(False)

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    @property
    def current(self) -> str:
        """The key of the page shown, empty before any was chosen."""
        return next((each.entry.key for each in self._entries if each.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; nothing is emitted."""
        for each in self._entries:
            each.setChecked(each.entry.key == key)
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            )
        if not self.current and self._entries:
            self._entries[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_association(self, name: str) -> None:
        """The association is called otherwise now."""
        self._association.set_name(name)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many there are, None shows nothing."""
        for each in self._entries:
            if each.entry.key == key:
                each.count = count
                each.describe()

    def offers(self, key: str) -> bool:
        """Whether a page can be chosen."""
        return any(each.entry.key == key and not each.isHidden() for each in self._entries)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, with the names as tooltips."""
        self._narrow = narrow
        for each in (self._mark, self._name, self._association):
            each.setVisible(not narrow)
        self.setFixedWidth(self._ui.look.px(SIDEBAR_NARROW if narrow else SIDEBAR_WIDTH))
        side = self._ui.look.px(6 if narrow else 10)
        self._column.setContentsMargins(side, self._ui.look.px(12), side, self._ui.look.px(12))
        for each in self._entries:
            each.narrow = narrow
            each.describe()

    def adapt_to(self, window_width: int) -> None:
        """Choose between names and icons from the width of the window in pixels."""
        narrow = window_width / self._ui.look.zoom < NARROW_BELOW
        if narrow != self._narrow:
            self.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Low windows make all lines lower alike."""
        super().resizeEvent(event)
        self._share_height()

    def event(self, event: QEvent) -> bool:
        """So does a longer name of the association."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_height()
        return super().event(event)

    def focus_entry(self) -> None:
        """Give the keyboard to the current entry."""
        current = next((each for each in self._entries if each.isChecked()), None)
        target = current or (self._entries[0] if self._entries else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Home and End jump, Enter goes there."""
        focused = next((at for at, each in enumerate(self._entries) if each.hasFocus()), None)
        if focused is None:
            super().keyPressEvent(event)
            return
        last = len(self._entries) - 1
        key = event.key()
        target = {
            Qt.Key.Key_Up: max(0, focused - 1),
            Qt.Key.Key_Down: min(last, focused + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))
        if target is not None:
            self._entries[target].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._entries[focused].click()
        else:
            super().keyPressEvent(event)

    def _share_height(self) -> None:
        """Give the lines their height, or what is left for each of them."""
        shown = [each for each in self._entries if not each.isHidden()]
        column = self._column
        needed = max(column.minimumSize().height(), column.totalMinimumHeightForWidth(self.width()))
        least, most = self._ui.look.px(LEAST), self._ui.look.px(Height.NAV)
        spare = (self.height() - needed) // max(1, len(shown))
        for each in shown:
            line = max(least, min(most, least + spare))
            if each.line != line:
                each.line = line
                each.updateGeometry()

    def _build(self) -> None:
        px = self._ui.look.px
        self._column.setSpacing(px(2))
        self._column.addLayout(self._head())
        self._column.addSpacing(px(12))
        for each in self._entries:
            if not each.entry.at_end:
                self._column.addWidget(each)
        self._column.addStretch(1)
        line = QFrame()
        line.setFixedHeight(1)
        line.setAutoFillBackground(True)
        palette = line.palette()
        palette.setColor(QPalette.ColorRole.Window, _veil(self._ui, 60))
        line.setPalette(palette)
        if any(each.entry.at_end for each in self._entries):
            self._column.addWidget(line)
            self._column.addSpacing(px(6))
        for each in self._entries:
            each.clicked.connect(self._choose)
            if each.entry.at_end:
                self._column.addWidget(each)

    def _head(self) -> QHBoxLayout:
        px = self._ui.look.px
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._association)
        line = QHBoxLayout()
        line.setContentsMargins(px(5), px(2), 0, 0)
        line.setSpacing(px(10))
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        return line

    def _choose(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.set_current(entry.entry.key)
            self.chosen.emit(entry.entry.key)
