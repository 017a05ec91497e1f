"""Everything about the chosen row of a table, beside what is on file, and what shall happen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.taking_in.asking import questions
from twincrm.ui.taking_in.row_words import compared, excerpt, named, row_blocks, sign
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.taking_in.row_entries import RowEntry, RowKey

WIDTH, LOW = 310, 330
"""In design pixels; a card lower than that has no room for words above its buttons."""


class AboutRow(Card):
    """What happens to a row, what it says beside the card on file, and the ways to decide.

    Signals: decided(str) with a way; correct_wanted() when the row is to be put right.
    """

    decided = Signal(str)
    correct_wanted = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        tr = ui.texts.tr
        self._title = label(ui, "", "h3", wrap=True)
        self._badge = status_badge(ui, "neutral", "")
        self._held: QWidget | None = None
        self._key: RowKey | None = None
        self.take = Button(ui, "", small=True, icon="check")
        self.same = Button(ui, tr("Complete that contact"), small=True, icon="merge")
        self.moved = Button(ui, tr("Take the new address"), small=True, icon="house")
        self.correct = Button(ui, tr("Correct…"), small=True, icon="pencil", key=key_text("F2"))
        self.fresh = Button(ui, tr("As new"), small=True, icon="user-plus")
        self.leave = Button(ui, tr("Leave out"), small=True, key=key_text("Space"))
        self._page = ScrollPage(ui, margin=Space.L)
        self._page.body.addWidget(self._title)
        self._page.body.addWidget(self._badge)
        self.body.addWidget(self._page, 1)
        self._foot = self._ways()
        self.body.addWidget(self._foot)
        self.setFixedWidth(ui.look.px(WIDTH))
        for way in ("take", "same", "moved", "fresh", "leave"):
            getattr(self, way).clicked.connect(partial(self.decided.emit, way))
        self.correct.clicked.connect(self.correct_wanted)

    @property
    def text(self) -> str:
        """All that is said of the row, line by line."""
        return self.accessibleDescription()

    def show_entry(self, entry: RowEntry | None, here: ContactCard | None) -> None:
        """Say everything about a row; *here* is the card on file, where one is known."""
        if self._held is not None:
            self._held.hide()
            self._held.deleteLater()
            self._held = None
        for part in (self._title, self._badge, *self._buttons):
            part.setVisible(entry is not None)
        self.setAccessibleDescription("")
        if entry is None:
            return
        if entry.key != self._key:  # what should be checked stands at the top
            self._key = entry.key
            self._page.verticalScrollBar().setValue(0)
        texts = self._ui.texts
        words = texts.tr("Row {n}: {name}")
        name = named(entry)
        self._title.setText(words.format(n=entry.row.row.line, name=name))
        tone, word, icon = sign(self._ui, entry, whole=True)
        self._badge.setText(word)
        self._badge.set_tone(tone, icon)
        self._show_ways(entry)
        self._show_words(entry, here)

    def enter(self) -> None:
        """Put the keyboard on the first thing that can be decided."""
        first = next((way for way in self._buttons if way.isVisible()), None)
        if first is not None:
            first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the ways follow the words and scroll with them."""
        super().resizeEvent(event)
        if self._is_low() == (self._foot.parentWidget() is self):
            self._put_foot()

    def _is_low(self) -> bool:
        return self.height() < self._ui.look.px(LOW)

    def _put_foot(self) -> None:
        self.body.removeWidget(self._foot)
        self._page.body.removeWidget(self._foot)
        low, edge = self._is_low(), self._ui.look.px(Space.M)
        side, below = (0, self._ui.look.px(Space.S)) if low else (edge, edge)
        self._foot_column.setContentsMargins(side, self._ui.look.px(Space.S), side, below)
        (self._page.body if low else self.body).addWidget(self._foot)
        self._foot.show()

    def _ways(self) -> QWidget:
        """The ways, as many in a line as fit, so that they leave room for the words."""
        px = self._ui.look.px
        ways, foot = QWidget(), QWidget()
        self._foot_column = column = QVBoxLayout(foot)
        column.setContentsMargins(px(Space.M), px(Space.S), px(Space.M), px(Space.M))
        flow = Flow(px(Space.S), ways)
        self._buttons = (self.take, self.same, self.moved, self.fresh, self.leave, self.correct)
        for button in self._buttons:
            flow.add_part(button)
        column.addWidget(ways)
        return foot

    def _show_ways(self, entry: RowEntry) -> None:
        """What can be decided, and what holds now."""
        texts, ways, held = self._ui.texts, entry.ways, entry.decided
        words = texts.tr("Complete the contact") if entry.completes else texts.tr("Add as new")
        left = held == "leave"
        self.take.setText(texts.tr("Take this row in") if left else words)
        self.take.setVisible("take" in ways and (entry.waits or held not in (None, "take")))
        self.same.setVisible("same" in ways and held != "same")
        self.moved.setVisible("moved" in ways and held != "moved")
        self.fresh.setVisible("fresh" in ways and held != "fresh")
        self.leave.setVisible("leave" in ways and not left)
        self.correct.setVisible(True)

    def _show_words(self, entry: RowEntry, here: ContactCard | None) -> None:
        ui, said = self._ui, [self._title.text(), self._badge.text()]
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        if asked := questions(ui.texts, entry):
            self._add_block(column, ui.texts.tr("To be decided"), asked, said)
        troubles = [ui.texts.say(each) for each in entry.troubles]
        if troubles:  # first of all, so that nobody has to scroll to them
            self._add_block(column, ui.texts.tr("What should be checked"), troubles, said)
        laid = entry.beside
        if laid is not None and here is not None:
            rows = compared(ui.texts, laid[0].incoming, here)
            column.addLayout(self._comparison(rows, said))
            column.addSpacing(ui.look.px(Space.S))
        for heading, lines in row_blocks(ui.texts, entry):
            self._add_block(column, heading, lines, said)
        column.addStretch(1)
        self._held = held
        self._page.body.addWidget(held, 1)
        if self._is_low():
            self._put_foot()
        self.setAccessibleDescription("\n".join(said))

    def _add_block(
        self, column: QVBoxLayout, heading: str, whole: list[str], said: list[str]
    ) -> None:
        lines = [excerpt(line) for line in whole]
        column.addWidget(label(self._ui, heading, "label", wrap=True))
        for line in lines:
            column.addWidget(self._line(line))
        column.addSpacing(self._ui.look.px(Space.S))
        said += [heading, *lines]

    def _comparison(self, rows: list[tuple[str, ...]], said: list[str]) -> QGridLayout:
        ui, tr = self._ui, self._ui.texts.tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(ui.look.px(Space.M))
        grid.setVerticalSpacing(ui.look.px(Space.XS))
        for at, heading in enumerate((tr("In the file"), tr("On file"))):
            grid.addWidget(label(ui, heading, "label"), 0, at)
            grid.setColumnStretch(at, 1)
        for n, (word, new, old, outcome) in enumerate(rows):
            above = f"{word} – {outcome}" if outcome else word
            grid.addWidget(label(ui, above, "small", "ink2", wrap=True), 2 * n + 1, 0, 1, 2)
            grid.addWidget(self._line(new), 2 * n + 2, 0)
            grid.addWidget(self._line(old), 2 * n + 2, 1)
            said.append(f"{above}: {new} / {old}")
        return grid

    def _line(self, text: str) -> QWidget:
        words = label(self._ui, text, "small", "ink2", wrap=True, selectable=True)
        words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words.setMinimumWidth(self._ui.look.px(60))
        return words
