"""A titled part of a card with a button that adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.first_rows import more_note, say_more
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.window.page import PageServices

Record = tuple[str, int]
"""Kind and id."""


class HangingGroup(QWidget):
    """A title, a button, and rows."""

    def __init__(self, services: PageServices, record: Record, title: str, add: Button) -> None:
        super().__init__()
        self._services, self._ui, self._record = services, services.ctx, record
        self.setAccessibleName(title)
        self.add = add
        add.setEnabled(services.writable)
        head = QHBoxLayout()
        head.setSpacing(self._ui.look.px(Space.S))
        head.addWidget(label(self._ui, title, "h3"), 1)
        head.addWidget(add)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self._ui.look.px(Space.XS))
        self.body.addLayout(head)

    def put(self, rows: Sequence[QWidget], more: int, nothing: str) -> None:
        """The rows, how many more there are, or what to say where there are none."""
        for row in rows:
            self.body.addWidget(row)
        note = more_note(self._ui)
        self.body.addWidget(note)
        say_more(self._ui, note, more)
        if not rows and nothing:
            self.body.addWidget(label(self._ui, nothing, "small", "ink2", wrap=True))

    def link(self, icon: str, title: str, second: str) -> LinkRow:
        """A row that leads somewhere: picture and two lines of words."""
        ui = self._ui
        row = LinkRow(ui, ", ".join(part for part in (title, second) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, title, "body", wrap=True))
        if second:
            words.addWidget(label(ui, second, "small", "ink2", wrap=True))
        if icon:
            row.line.addWidget(icon_label(ui, icon, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        row.line.addLayout(words, 1)
        return row
