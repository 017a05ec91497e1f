"""The list of files opened lately: to open, and to take off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.start.recent import RecentRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.runtime.settings import RecentFile
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.recent import FileState


class RecentCard(Card):
    """A row for each file; ↑ and ↓ go from row to row, Delete takes one off the list.

    Signals: file_chosen(object) and file_forgotten(object) with a path; forget_wanted() for all;
    row_reached(object) with the row that now has the keyboard.
    """

    file_chosen = Signal(object)
    file_forgotten = Signal(object)
    forget_wanted = Signal()
    row_reached = Signal(object)

    def __init__(self, ui: UiContext, recent: Sequence[RecentFile], today: date) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        px, tr = ui.look.px, ui.texts.tr
        self.rows = [RecentRow(ui, file, today) for file in recent]
        self._all = tuple(self.rows)
        forget = Button(ui, tr("Clear the list"), variant="link", small=True)
        forget.clicked.connect(self.forget_wanted)
        head = SectionHeader(ui, tr("Opened lately"), (forget,))
        head.setContentsMargins(px(16), px(8), px(12), px(8))
        self.body.addWidget(head)
        for row in self.rows:
            self._connect(row)
            self.body.addWidget(row)
        self.body.addSpacing(px(6))

    def show_states(self, states: Sequence[FileState]) -> None:
        """How the files lie there now, in the order in which they were given."""
        for row, state in zip(self._all, states, strict=True):
            row.set_state(state)

    def forget(self, row: RecentRow) -> None:
        """Take a file off the list; the keyboard goes to the next one."""
        at = self.rows.index(row)
        self.rows.remove(row)
        row.hide()
        self.setVisible(bool(self.rows))
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.file_forgotten.emit(row.file.path)

    def _connect(self, row: RecentRow) -> None:
        row.clicked.connect(self._choose)
        row.step_wanted.connect(self._step)
        row.forget_wanted.connect(self._forget)
        row.reached.connect(self._reached)

    def _reached(self) -> None:
        self.row_reached.emit(self.sender())

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.file_chosen.emit(row.file.path)

    def _step(self, step: int) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            at = self.rows.index(row) + step
            self.rows[max(0, min(at, len(self.rows) - 1))].setFocus()

    def _forget(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.forget(row)
