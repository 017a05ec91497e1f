"""The chosen step: its name, when and by whom, what it changed, and the way back to before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.history.rows import when
from twincrm.ui.history.values import StepValues
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.steps.queries import StepDetails
    from twincrm.ui.kit.context import UiContext

STATES: dict[str, Message] = {
    "done": Message("Undoing is kept in the history, too, and can be done again."),
    "undone": Message("This step was undone. “Redo” in the menu “Edit” does it again."),
    "dropped": Message(
        "This step was undone. Something else was done since, so it cannot be done again."
    ),
    "closed": Message("This step can be read, but no longer undone."),
}
READ_ONLY = Message("This file can only be read here, so nothing can be undone.")


class StepCard(Card):
    """Head and changes of one step; notices at the foot of the window never hide the way back."""

    def __init__(self, ui: UiContext, undo_wanted: Callable[[], object]) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        self.title = label(ui, "", "h2", wrap=True)
        self.when = label(ui, "", "body", "ink2", wrap=True)
        self.values = StepValues(ui)
        self.state = label(ui, "", "body", "ink2", wrap=True)
        words = ui.texts.tr("Undo up to here…")
        self.undo = Button(ui, words, icon="rotate-ccw", variant="primary")
        self.undo.clicked.connect(undo_wanted)
        head = self._part(self.title, self.when)
        line = QHBoxLayout()
        line.addWidget(self.undo)
        line.addStretch(1)
        head.column.addLayout(line)
        head.column.addWidget(self.state)
        self.body.addWidget(head)
        self.body.addWidget(rule())
        self.body.addWidget(self.values, 1)

    def show_step(self, details: StepDetails, *, writable: bool) -> None:
        """Show a step from the beginning of what it changed."""
        texts, row = self._ui.texts, details.row
        self.title.setText(texts.say(row.label))
        moment = when(details.at, texts.language)
        self.when.setText(" · ".join(part for part in (moment, row.who) if part))
        self.values.show_step(details)
        can = writable and row.state == "done"
        shown = READ_ONLY if row.state == "done" and not writable else STATES[row.state]
        self.state.setText(texts.say(shown))
        self.undo.setEnabled(can)
        self.undo.setAccessibleDescription(self.state.text())

    def _part(self, *words: QWidget) -> _Part:
        part = _Part(self._ui)
        for each in words:
            part.column.addWidget(each)
        return part


class _Part(QWidget):
    """The head of the card."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        px = ui.look.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(Space.L), px(Space.M), px(Space.L), px(Space.M))
        self.column.setSpacing(px(Space.S))
