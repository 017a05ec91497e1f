"""All that hangs on a record, below each other: its tasks, its notes and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from twincrm.runtime import clock
from twincrm.services.alongside import alongside
from twincrm.ui.hanging.documents_group import DocumentsGroup
from twincrm.ui.hanging.notes_group import NotesGroup
from twincrm.ui.hanging.tasks_group import TasksGroup
from twincrm.ui.kit.labels import rule
from twincrm.ui.kit.panes import first_focus
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.alongside import Alongside
    from twincrm.ui.hanging.group import Record
    from twincrm.ui.window.page import PageServices


class HangingPart(QWidget):
    """Follows the record that is shown, always with the newest of it.

    Signals: counted(int) with how many tasks are to be done.
    """

    counted = Signal(int)

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._shown: Alongside | None = None
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_record(self, record: Record) -> None:
        """Show what hangs on a record, where that is not shown already."""
        found = self._services.dispatcher.ask(alongside, *record, clock.today())
        self.counted.emit(len(found.tasks))
        if found != self._shown:
            self._shown = found
            self._replace(self._made(found))

    def _made(self, found: Alongside) -> QWidget:
        services, record = self._services, found.record
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(services.ctx.look.px(Space.M))
        column.addWidget(TasksGroup(services, record, found.tasks))
        column.addWidget(rule())
        column.addWidget(NotesGroup(services, record, found.notes))
        column.addWidget(rule())
        column.addWidget(DocumentsGroup(services, record, found.documents))
        column.addStretch(1)
        return content

    def _replace(self, content: QWidget) -> None:
        old, self._content = self._content, content
        focused: QWidget | None = QApplication.focusWidget()
        had = old is not None and focused is not None and old.isAncestorOf(focused)
        self._column.addWidget(content)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        first = first_focus(content) if had else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
