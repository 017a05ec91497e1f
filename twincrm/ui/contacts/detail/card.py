"""The frame of a contact's card: who it is, what can be done, and two columns of groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.services.vocabularies.wording import sector_name
from twincrm.ui.contacts.detail.lines import wrapped
from twincrm.ui.kit.avatar import LARGE, Avatar
from twincrm.ui.kit.badges import sector_badge, status_badge
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.painting import Face

TWO_COLUMNS_FROM = 560
BUTTONS_BESIDE_FROM = 430
"""Widths in design pixels."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card shows, made from the details of a person, organisation or household."""

    name: str
    line: str
    """Main role, category and place, or members."""
    face: Face
    sectors: tuple[str, ...]
    left: tuple[QWidget, ...]
    right: tuple[QWidget, ...]
    mark: str = ""
    """A word of state such as “deceased”."""


class ContactCard(Card):
    """A white frame with a head that stays and columns that scroll."""

    def __init__(self, ui: UiContext, content: CardContent, buttons: Sequence[Button]) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        self.reading_area = ScrollPage(ui)
        self._columns = _Columns(ui, content.left, content.right)
        self.reading_area.body.addWidget(self._columns, 1)
        self.face = content.face
        self._head = _Head(ui, content, buttons)
        self.body.addWidget(self._head)
        self.body.addWidget(self.reading_area, 1)
        self.setAccessibleName(content.name)

    def show_face(self, face: QWidget) -> None:
        """Show another part in the place of the face, as large as it."""
        self._head.show_face(face)


class _Head(QFrame):
    """Avatar, name, line, badges, and the buttons: beside them, or below where room is short."""

    def __init__(self, ui: UiContext, content: CardContent, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._ui = ui
        px = ui.look.px
        self.setProperty("part", "rounded")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        name = wrapped(ui, content.name, "h1")
        words.addWidget(name)
        if content.line:
            words.addWidget(wrapped(ui, content.line, "body", "ink2"))
        badges = _badges(ui, content)
        words.addWidget(badges)
        if not badges.parts:
            badges.hide()  # and never shown here: it has no parent yet, and would be a window
        self._words = words
        face: QWidget = Avatar(ui, content.face, LARGE)
        who = QHBoxLayout()
        who.setSpacing(px(18))
        self._who, self._face = who, face
        who.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(words, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(px(10))
        metrics = QFontMetricsF(name.font())
        longest = max((metrics.horizontalAdvance(word) for word in content.name.split()), default=0)
        beside = max((button.sizeHint().width() for button in buttons), default=0)
        around = px(LARGE) + px(18) + px(Space.M) + 2 * px(22)
        self._beside_from = max(px(BUTTONS_BESIDE_FROM), round(longest) + beside + around + px(4))
        for button in buttons:
            self._buttons.addWidget(button)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(Space.M))
        self._line.addLayout(who, 1)
        self._line.addLayout(self._buttons)
        self._line.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
        self._frame()

    def show_face(self, face: QWidget) -> None:
        """In the place of the one that is there."""
        self._who.removeWidget(self._face)
        self._face.hide()
        self._face.deleteLater()
        self._face = face
        self._who.insertWidget(0, face, 0, Qt.AlignmentFlag.AlignTop)

    def _frame(self) -> None:
        """The line with room around it, and a rule below."""
        px = self._ui.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(22), px(18), px(22), px(14))
        inner.addLayout(self._line)
        column.addLayout(inner)
        line = QFrame()
        line.setProperty("part", "rule")
        line.setFixedHeight(1)
        column.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where no word of the name would have room, the buttons stand below, beside each other."""
        super().resizeEvent(event)
        beside = self.width() >= self._beside_from
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if beside else down)
        self._buttons.setDirection(down if beside else across)


def _badges(ui: UiContext, content: CardContent) -> Flow:
    flow = Flow(ui.look.px(Space.S))
    flow.setContentsMargins(0, ui.look.px(4), 0, 0)
    for sector in content.sectors:
        flow.add_part(sector_badge(ui, sector, sector_name(sector, ui.texts.language)))
    if content.mark:
        flow.add_part(status_badge(ui, "neutral", content.mark))
    return flow


class _Columns(QWidget):
    """Two columns with a hairline between; one below the other where room is short."""

    def __init__(self, ui: UiContext, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._ui = ui
        self._line = QFrame()
        self._line.setProperty("part", "rule")
        self._line.setFixedWidth(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._column(left), 280)
        self._box.addWidget(self._line)
        self._box.addWidget(self._column(right), 316)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        wide = self.width() >= self._ui.look.px(TWO_COLUMNS_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if wide else down)
        self._line.setVisible(wide)

    def minimumSizeHint(self) -> QSize:
        """No more than the wider column: both side by side would keep them from being folded."""
        columns = (self._box.itemAt(0), self._box.itemAt(2))
        width = max(column.minimumSize().width() for column in columns if column is not None)
        return QSize(width, super().minimumSizeHint().height())

    def _column(self, groups: Sequence[QWidget]) -> QWidget:
        px = self._ui.look.px
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(px(22), px(14), px(22), px(18))
        column.setSpacing(px(22))
        for group in groups:
            column.addWidget(group)
        column.addStretch(1)
        return made
