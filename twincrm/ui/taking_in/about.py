"""Everything about the chosen card of an import, beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.taking_in.fate import sign
from twincrm.ui.taking_in.wording import blocks, title
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.taking_in.entries import Entry

WIDTH = 320


class AboutEntry(Card):
    """What happens to a card, why it is known, what it adds, what was odd, what is not kept."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        self._title = label(ui, "", "h2", wrap=True)
        self._place = label(ui, "", "small", "ink2", wrap=True)
        self._badge = status_badge(ui, "neutral", "")
        self._held: QWidget | None = None
        words = ui.texts.tr("Leave this card out")
        self.leave = Button(ui, words, small=True, key=key_text("Space"))
        self._page = ScrollPage(ui, margin=Space.L)
        for each in (self._title, self._place, self._badge):
            self._page.body.addWidget(each)
        foot = QVBoxLayout()
        edge = ui.look.px(Space.M)
        foot.setContentsMargins(edge, edge, edge, edge)
        foot.addWidget(self.leave)
        self.body.addWidget(self._page, 1)
        self.body.addLayout(foot)
        self.setFixedWidth(ui.look.px(WIDTH))

    @property
    def text(self) -> str:
        """All that is said of the card, line by line."""
        return self.accessibleDescription()

    def show_entry(self, entry: Entry | None) -> None:
        """Say everything about an entry; nothing for None."""
        texts = self._ui.texts
        if self._held is not None:
            self._held.hide()
            self._held.deleteLater()
            self._held = None
        for each in (self._title, self._place, self._badge):
            each.setVisible(entry is not None)
        self.leave.setEnabled(entry is not None and entry.card is not None)
        if entry is None:
            self.setAccessibleDescription("")
            return
        tone, word, icon = sign(self._ui, entry)
        self._title.setText(title(entry, texts))
        place = texts.tr("{file}, line {line}")
        self._place.setText(place.format(file=entry.source, line=entry.read.line))
        self._badge.setText(word)
        self._badge.set_tone(tone, icon)
        left = entry.card is not None and entry.card.action == "skip"
        words = texts.tr("Take this card in") if left else texts.tr("Leave this card out")
        self.leave.setText(words)
        self._show_blocks(entry)

    def _show_blocks(self, entry: Entry) -> None:
        ui, said = self._ui, [self._title.text()]
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        for heading, lines in blocks(entry, ui.texts):
            column.addWidget(label(ui, heading, "label"))
            for line in lines:
                words = label(ui, line, "small", "ink2", wrap=True, selectable=True)
                words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                words.setMinimumWidth(ui.look.px(60))
                column.addWidget(words)
            column.addSpacing(ui.look.px(Space.S))
            said += [heading, *lines]
        column.addStretch(1)
        self._held = held
        self._page.body.addWidget(held, 1)
        self.setAccessibleDescription("\n".join(said))
