"""Adding many journal notes at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.many import Batch
from twincrm.services.notes.drafts import checked_note
from twincrm.services.rows import column_values
from twincrm.store.models import JournalNote, JournalParticipant

if TYPE_CHECKING:
    from twincrm.services.notes.drafts import JournalNoteDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddJournalNotes:
    """Keep many conversations, letters, meetings or visits."""

    drafts: tuple[JournalNoteDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {n} note", {"n": len(self.drafts)}, "Add {n} notes")

    def run(self, work: Work) -> tuple[int, ...]:
        """Insert the notes and their participants; returns their ids in the given order."""
        drafts = [
            replace(checked, written_by=checked.written_by or work.who)
            for checked in map(checked_note, self.drafts)
        ]
        ids = work.bulk_insert(JournalNote, [column_values(JournalNote, d) for d in drafts])
        batch = Batch(work)
        for key, draft in zip(ids, drafts, strict=True):
            batch.parts(JournalParticipant, ("journal_note_id", key), draft.participants)
        batch.write()
        return tuple(ids)
