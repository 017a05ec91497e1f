"""The list of the documents that can be printed: name, languages and pages; one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy, QVBoxLayout

from twincrm.ui.kit.buttons import key_text
from twincrm.ui.kit.painting import device_ratio, painter_on, put, rounded
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.theme.tokens import Token

WIDTH, HEIGHT = 248, 58
"""Of an entry, in pixels at 100 %."""


class DocumentEntry(QRadioButton):
    """One document; arrow keys go on to the next, as among the buttons of one choice."""

    def __init__(self, ui: UiContext, name: str, icon: str, key: str) -> None:
        super().__init__()
        self._ui, self._name, self._icon, self.second = ui, name, icon, ""
        self.setToolTip(key_text(key))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._take_stop)
        self._take_stop(chosen=False)
        self.tell("")

    def tell(self, second: str) -> None:
        """What stands below the name: languages and pages."""
        self.second = second
        self.setAccessibleName(", ".join(part for part in (self._name, second) if part))
        self.update()

    def _take_stop(self, chosen: bool) -> None:
        """Tab comes to the chosen one alone; arrow keys go on from there."""
        policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for two lines beside the picture."""
        return QSize(self._ui.look.px(WIDTH), self._ui.look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, name and second line; the chosen one on its ground with a strong edge."""
        del event
        look, painter, rect = self._ui.look, painter_on(self), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.fillRect(rect, look.colour("sel" if self.isChecked() else "paper"))
        if self.isChecked():
            edge = QRectF(rect.left(), rect.top(), look.px(5), rect.height())
            painter.fillRect(edge, look.colour("selbar"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), look.colour("line"))
        if self.hasFocus():
            inner = rect.adjusted(2, 2, -2, -2)
            rounded(painter, inner, look.px(4), None, look.colour("focus"), 2)
        picture = self._ui.icons.pixmap(
            self._icon, "ink", IconSize.BUTTON, ratio=device_ratio(painter)
        )
        left = rect.left() + look.px(Space.L)
        left += put(painter, picture, left, rect.center().y()) + look.px(Space.M)
        top = look.px(8 if self.second else 18)
        room = QRectF(left, top, rect.width() - left - look.px(Space.S), look.px(22))
        self._write(painter, room, self._name, "strong", "ink")
        self._write(painter, room.translated(0, look.px(20)), self.second, "small", "ink2")
        painter.end()

    def _write(self, painter: QPainter, room: QRectF, text: str, style: str, token: Token) -> None:
        painter.setFont(self._ui.look.font("strong" if style == "strong" else "small"))
        painter.setPen(self._ui.look.colour(token))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class DocumentList(QFrame):
    """All that can be printed of something; hidden where that is one document.

    Signals: chosen(int): another one, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, ui: UiContext, orders: Sequence[PrintOrder], keys_of: QWidget) -> None:
        super().__init__()
        self._ui = ui
        self.setAccessibleName(ui.texts.tr("Documents"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.entries: list[DocumentEntry] = []
        for at, order in enumerate(orders):
            entry = DocumentEntry(ui, order.called, order.icon, f"Ctrl+{at + 1}")
            entry.setChecked(not at)
            self._tell(entry, () if order.by_reader else order.languages)
            entry.toggled.connect(self._take)
            self.entries.append(entry)
            column.addWidget(entry)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at + 1}"), keys_of)
            shortcut.activated.connect(entry.click)
        column.addStretch(1)
        self.setHidden(len(self.entries) < 2)

    def tell(self, at: int, languages: Sequence[str], pages: int = 0) -> None:
        """The languages of a document, and its pages where they are known."""
        self._tell(self.entries[at], languages, pages)

    def _tell(self, entry: DocumentEntry, languages: Sequence[str], pages: int = 0) -> None:
        known = [" + ".join(code.upper() for code in languages)] if languages else []
        if pages:
            known.append(self._ui.texts.trn("{n} page", "{n} pages", pages))
        entry.tell(" · ".join(known))

    def _take(self, checked: bool) -> None:
        entry = self.sender()
        if checked and isinstance(entry, DocumentEntry):
            self.chosen.emit(self.entries.index(entry))
