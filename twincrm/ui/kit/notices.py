"""Words where something is missing or needs attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import STATUS_ICONS, Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

EDGE = 32
"""Design pixels around the words of an empty list."""


class EmptyState(ScrollPage):
    """What a list says when it has nothing to show, and what one can do about it.

    In a low window the picture and the room around give way; only then the words scroll.
    """

    def __init__(
        self, ui: UiContext, icon: str, title: str, text: str, action: QWidget | None = None
    ) -> None:
        super().__init__(ui, margin=EDGE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        px = ui.look.px
        self._picture = icon_label(ui, icon, "ink3", 40)
        self._title = label(ui, title, "h2", wrap=True)
        self._text = label(ui, text, "body", "ink2", wrap=True)
        column = self.body
        column.setSpacing(px(Space.S))
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(px(460))
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(words, 100)
            line.addStretch(1)
            column.addLayout(line)
        if action is not None:
            column.addSpacing(px(Space.S))
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """All of it."""
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The words are never read by scrolling to the side."""
        return QSize(self._page.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture is shown where there is room for it."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        edge, picture = self._ui.look.px(EDGE), self._picture
        self.body.setContentsMargins(edge, edge, edge, edge)
        picture.show()
        whole = self.body.totalHeightForWidth(self.viewport().width())
        if whole > self.viewport().height():
            picture.hide()
            self.body.setContentsMargins(edge, 0, edge, 0)

    def set_words(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._give_way()


class InlineNotice(QWidget):
    """A tinted box with an icon and a sentence: info, warn, ok or bad."""

    def __init__(
        self,
        ui: UiContext,
        tone: ToneName,
        text: str,
        action: QWidget | None = None,
        *,
        icon: str = "",
    ) -> None:
        super().__init__()
        self._ui = ui
        self._tone: ToneName = tone
        px = ui.look.px
        self._words = label(ui, text, "label", tone, wrap=True)
        picture = icon_label(ui, icon or STATUS_ICONS.get(tone, "info"), tone, 20)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        said = QWidget()  # as high as its words, in the middle where the action is higher
        beside = QHBoxLayout(said)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(10))
        beside.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._words, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(Space.M), px(9), px(Space.M), px(9))
        line.setSpacing(px(10))
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        if action is not None:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Another sentence."""
        self._words.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted box."""
        del event
        tone = self._ui.look.tone(self._tone)
        painter = painter_on(self)
        radius = self._ui.look.px(Radius.CONTROL)
        rounded(painter, QRectF(self.rect()), radius, QColor(tone.bg), QColor(tone.border))
        painter.end()
