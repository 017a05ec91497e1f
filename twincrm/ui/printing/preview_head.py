"""What stands above the pages: whether they are new, how large they are and which are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout

from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import STATUS_ICONS, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName


class PreviewHead(QFrame):
    """One line; with little room the heading goes first, then the words on the buttons."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        texts = ui.texts
        self.setProperty("part", "band")
        self.heading = label(ui, texts.tr("Preview"), "h3")
        self.state = status_badge(ui, "info", texts.tr("being renewed…"))
        self.smaller = _sign(ui, texts.tr("Smaller preview"), "zoom-out")
        self.larger = _sign(ui, texts.tr("Larger preview"), "zoom-in")
        self.width_button = _words(ui, texts.tr("Fit width"), "move-horizontal")
        self.page_button = _words(ui, texts.tr("Whole page"), "move-vertical")
        self.zoom = label(ui, texts.tr("{n} %").format(n=100), "body")
        self.place = label(ui, texts.tr("Page {n} of {total}").format(n=10, total=10), "body")
        self._told_room = [each.sizeHint().width() for each in (self.zoom, self.place)]
        """Of what is usually told: the buttons do not change when the first pages come."""
        self._state_room = self.state.sizeHint().width()
        """Of the longest state: the buttons do not change while the pages are renewed."""
        self._words_room = sum(button.sizeHint().width() for button in self._fits)
        self._fill()
        self.tell_place("", "")

    def say(self, tone: ToneName, words: str) -> None:
        """Whether what is seen is true."""
        self.state.setText(words)
        self.state.set_tone(tone, STATUS_ICONS.get(tone, "info"))

    def tell_place(self, zoom: str, place: str) -> None:
        """How large the pages are, and which are seen."""
        for part, words in ((self.zoom, zoom), (self.place, place)):
            part.setText(words)
        self._give_room()

    def minimumSizeHint(self) -> QSize:
        """With signs on the buttons and without a heading."""
        return QSize(self._needed(heading=False, words=False), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._give_room()

    @property
    def _fits(self) -> tuple[Button, Button]:
        return self.width_button, self.page_button

    def _give_room(self) -> None:
        words = self.width() >= self._needed(heading=False, words=True)
        for button in self._fits:
            if button.icon_only == words:
                button.set_icon_only(not words)
        with_heading = self.width() >= self._needed(heading=True, words=words)
        if self.heading.isHidden() == with_heading:
            self.heading.setVisible(with_heading)

    def _needed(self, *, heading: bool, words: bool) -> int:
        """How wide a line with these parts is, in pixels."""
        px = self._ui.look.px
        parts: list[QWidget] = [self.smaller, self.larger, *([self.heading] if heading else [])]
        signs = len(self._fits) * self.smaller.sizeHint().width()
        taken = sum(part.sizeHint().width() for part in parts) + self._state_room
        taken += self._words_room if words else signs
        for part, usual in zip((self.zoom, self.place), self._told_room, strict=True):
            taken += max(part.sizeHint().width(), usual)
        gaps = len(parts) + len(self._fits) + 4  # with the state and both sides of the middle
        return taken + gaps * px(Space.S) + 2 * px(Space.L)

    def _fill(self) -> None:
        px = self._ui.look.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(Space.L), px(6), px(Space.L), px(6))
        line.setSpacing(px(Space.S))
        line.addWidget(self.heading)
        line.addWidget(self.state)
        line.addStretch(1)
        for part in (self.smaller, self.zoom, self.larger, *self._fits):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.place)


def _sign(ui: UiContext, words: str, icon: str) -> Button:
    return Button(ui, words, icon=icon, small=True, icon_only=True)


def _words(ui: UiContext, words: str, icon: str) -> Button:
    return Button(ui, words, icon=icon, small=True, variant="quiet")
