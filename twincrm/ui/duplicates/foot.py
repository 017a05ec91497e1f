"""The foot of a pair: that it can be parted again, and the three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.duplicates.words import TWO
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.footer import FooterBar
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincrm.services.duplicates.choices import Kind
    from twincrm.ui.kit.context import UiContext


class PairFoot(FooterBar):
    """Later, two of them, or one: each answer leads to the next pair."""

    def __init__(self, ui: UiContext, *, writable: bool) -> None:
        super().__init__(ui)
        self._ui = ui
        tr = ui.texts.tr
        self.later = Button(ui, tr("Later"))
        self.two = Button(ui, "", icon="users")
        self.open = Button(ui, tr("Side by side…"), icon="eye", variant="primary")
        self.merge = Button(
            ui, tr("Merge"), icon="merge", variant="primary", key=key_text("Ctrl+S")
        )
        self._words = QWidget()
        line = QHBoxLayout(self._words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addWidget(icon_label(ui, "undo-2", "ink2", IconSize.SMALL))
        said = label(ui, tr("What was merged can be parted again."), "body", "ink2")
        line.addWidget(said, 1)
        self.add(self._words, "start")
        for button in (self.later, self.two, self.open, self.merge):
            self.add(button)
        self._writable = writable
        self.allow(allowed=True)

    def allow(self, *, allowed: bool) -> None:
        """Whether one may answer now."""
        for button in (self.two, self.merge):
            button.setEnabled(allowed and self._writable)

    def show_kind(self, kind: Kind, *, listed: bool = False) -> None:
        """What a pair of this kind is called that is none; of households nobody is asked.

        Of a pair that is *listed* one has seen too little yet to make one of two.
        """
        for button, seen in ((self.later, True), (self.merge, True), (self.open, False)):
            button.setVisible(seen is not listed)
        self.two.setVisible(kind != "household")
        if kind != "household":
            self.two.setText(self._ui.texts.say(TWO[kind]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all, the answers have it."""
        super().resizeEvent(event)
        answers = (self.later, self.two, self.open, self.merge)
        parts = (self._words, *(each for each in answers if not each.isHidden()))
        wished = sum(part.sizeHint().width() + self._ui.look.px(Space.S) for part in parts)
        self._words.setVisible(wished + 2 * self._ui.look.px(Space.PAGE) <= self.width())
