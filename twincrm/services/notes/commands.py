"""What can be done with journal notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.notes.drafts import checked_note
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import JournalNote, JournalParticipant

if TYPE_CHECKING:
    from twincrm.services.notes.drafts import JournalNoteDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddJournalNote:
    """Keep a conversation, letter, meeting or visit."""

    draft: JournalNoteDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        if not self.draft.subject:
            return Message("Add a note")
        return Message("Add the note “{subject}”", {"subject": self.draft.subject})

    def run(self, work: Work) -> int:
        """Insert the note and its participants; returns its id."""
        draft = checked_note(self.draft)
        note = new_row(work, JournalNote, replace(draft, written_by=draft.written_by or work.who))
        mine = {"journal_note_id": note.id}
        alter_parts(work, JournalParticipant, mine, (), draft.participants)
        return note.id


@command
@dataclass(frozen=True, slots=True)
class ChangeJournalNote:
    """Change what differs between the note as opened and as saved."""

    note_id: int
    before: JournalNoteDraft
    after: JournalNoteDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        if not self.after.subject:
            return Message("Change a note")
        return Message("Change the note “{subject}”", {"subject": self.after.subject})

    def run(self, work: Work) -> int:
        """Alter the note and its participants; returns its id."""
        after = checked_note(self.after)
        note = work.get(JournalNote, self.note_id)
        alter_row(note, self.before, after)
        mine = {"journal_note_id": note.id}
        alter_parts(work, JournalParticipant, mine, self.before.participants, after.participants)
        return note.id
