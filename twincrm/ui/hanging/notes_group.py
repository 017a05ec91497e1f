"""The notes that belong to a visit or partnership on its card: read, changed, and a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.ui.hanging.group import HangingGroup
from twincrm.ui.hanging.note_dialog import edit_note, new_note
from twincrm.ui.hanging.words import NOTE_ICONS, NOTES
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.first_rows import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.services.notes.queries import NoteRow
    from twincrm.ui.hanging.group import Record
    from twincrm.ui.window.page import PageServices


class NotesGroup(HangingGroup):
    """Conversations, letters and meetings, the latest first."""

    def __init__(self, services: PageServices, record: Record, rows: Sequence[NoteRow]) -> None:
        tr = services.ctx.texts.tr
        add = Button(services.ctx, tr("Note"), icon="plus", small=True)
        super().__init__(services, record, tr("Notes"), add)
        add.setAccessibleName(tr("New note"))
        add.clicked.connect(self.add_note)
        lines = [self._row(row) for row in rows[:FIRST]]
        self.put(lines, len(rows) - FIRST, tr("No conversation, letter or meeting is noted yet."))

    def add_note(self) -> None:
        """Keep a conversation that belongs to this record."""
        new_note(self._services, self._record, self.window())

    def _edit(self, note: int) -> None:
        edit_note(self._services, note, self.window())

    def _row(self, row: NoteRow) -> QWidget:
        texts = self._ui.texts
        day = long_date(row.happened_at.date(), texts.language)
        second = " · ".join((day, texts.say(NOTES[row.kind])))
        leads = self.link(NOTE_ICONS[row.kind], row.subject or row.text, second)
        leads.setEnabled(self._services.writable)
        leads.clicked.connect(partial(self._edit, row.id))
        return leads
