"""A look inside one backup before it is brought back: whether it is whole, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.backups.wording import compared, steps_words
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import STATUS_ICONS, Space

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.backups import Seen
    from twincrm.store.inside import Inside
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

UNSEALED = Message(
    "It has no seal: an older TwinCRM made it, or somebody worked in it. It holds together, but "
    "whether every letter is as it was cannot be checked."
)


class LookInside(Card):
    """What the chosen backup holds, beside what the file holds now."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, margin=Space.M)
        self._ui = ui
        self.title = label(ui, "", "h2", wrap=True)
        self.state = status_badge(ui, "neutral", "")
        self.words = label(ui, "", "body", wrap=True, selectable=True)
        self.steps = label(ui, "", "body", wrap=True, selectable=True)
        self._last = QWidget()
        self._steps_title = label(ui, ui.texts.tr("Done last in it"), "strong")
        self.place = label(ui, "", "small", "ink2", wrap=True, selectable=True)
        self._build()

    def clear(self, words: str) -> None:
        """Nothing is chosen; *words* say what could be."""
        self._show(words, "", "")
        self.state.setVisible(False)

    def checking(self, title: str, place: Path) -> None:
        """The backup is being read through."""
        self._show(title, "", str(place))
        self._tell("neutral", self._ui.texts.tr("being checked…"), "clock")

    def sound(self, title: str, seen: Seen, now: Inside) -> None:
        """It is whole and holds this."""
        texts, then = self._ui.texts, seen.inside
        place = self.place.text()
        if not seen.sealed:
            place = f"{texts.say(UNSEALED)}\n{place}"
        self._show(title, compared(texts, then, now), place)
        self.steps.setText(steps_words(texts, then.steps))
        self._last.setVisible(True)
        if seen.sealed:
            self._tell("ok", texts.tr("checked"))
        else:
            self._tell("warn", texts.tr("checked, without a seal"))

    def refused(self, title: str, why: str) -> None:
        """It cannot be brought back."""
        self._show(title, why, self.place.text())
        self._tell("bad", self._ui.texts.tr("cannot be used"))

    def _show(self, title: str, words: str, place: str) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.place.setText(place)
        self.words.setVisible(bool(words))
        self.place.setVisible(bool(place))
        self._last.setVisible(False)

    def _tell(self, tone: ToneName, word: str, icon: str = "") -> None:
        self.state.setText(word)
        self.state.set_tone(tone, icon or STATUS_ICONS[tone])
        self.state.setVisible(True)

    def _build(self) -> None:
        px = self._ui.look.px
        head = QHBoxLayout()
        head.setSpacing(px(Space.M))
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        right = QVBoxLayout(self._last)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(Space.XS))
        right.addWidget(self._steps_title)
        right.addWidget(self.steps)
        right.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(px(Space.L))
        left = QVBoxLayout()
        left.addWidget(self.words)
        left.addStretch(1)
        line.addLayout(left, 2)
        line.addWidget(self._last, 3)
        self.body.setSpacing(px(Space.S))
        self.body.addLayout(head)
        self.body.addLayout(line)
        self.body.addWidget(self.place)
