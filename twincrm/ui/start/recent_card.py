"""The list of files opened lately: to open, and to take off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

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

    Signals: file_chosen(object) and file_forgotten(object) with a path; forget_wanted() for all.
    """

    file_chosen = Signal(object)
    file_forgotten = Signal(object)
    forget_wanted = Signal()

    def __init__(self, ui: UiContext, recent: Sequence[RecentFile], today: date) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        px, tr = ui.look.px, ui.texts.tr
        self.rows = [RecentRow(ui, file, today) for file in recent]
        self._lines: dict[RecentRow, QWidget] = {}
        forget = Button(ui, tr("Clear the list"), variant="link", small=True)
        forget.clicked.connect(self.forget_wanted)
        head = SectionHeader(ui, tr("Opened lately"), (forget,))
        head.setContentsMargins(px(16), px(8), px(12), px(8))
        self.body.addWidget(head)
        for row in self.rows:
            self._lines[row] = self._line(row)
            self.body.addWidget(self._lines[row])
        self.body.addSpacing(px(6))

    def show_states(self, states: Sequence[FileState]) -> None:
        """How the files lie there now, in the order in which they were given."""
        for row, state in zip(self._lines, states, strict=True):
            row.set_state(state)

    def forget(self, row: RecentRow) -> None:
        """Take a file off the list; the keyboard goes to the next one."""
        at = self.rows.index(row)
        self.rows.remove(row)
        self._lines[row].hide()
        self.setVisible(bool(self.rows))
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.file_forgotten.emit(row.file.path)

    def _line(self, row: RecentRow) -> QWidget:
        ui, holder = self._ui, QWidget()
        words = ui.texts.tr("Take “{name}” off the list").format(name=row.text())
        away = Button(ui, words, icon="x", variant="quiet", small=True, icon_only=True)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, ui.look.px(6), 0)
        line.setSpacing(0)
        line.addWidget(row, 1)
        line.addWidget(away)
        row.clicked.connect(self._choose)
        row.step_wanted.connect(self._step)
        row.forget_wanted.connect(self._forget)
        away.clicked.connect(row.forget_wanted)
        return holder

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
