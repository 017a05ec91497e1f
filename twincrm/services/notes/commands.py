"""What can be done with journal notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message, one_line
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
    about: str = ""
    """Names in the history whom the note is about."""

    @property
    def label(self) -> Message:
        """Names the act."""
        subject, about = one_line(self.draft.subject), self.about
        if subject and about:
            said = Message("Add a note about {name}: “{subject}”")
            return said.with_values(subject=subject, name=about)
        if about:
            return Message("Add a note about {name}", {"name": about})
        if subject:
            return Message("Add the note “{subject}”", {"subject": subject})
        return Message("Add a note")

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
    about: str = ""
    """Names in the history whom the note is about."""

    @property
    def label(self) -> Message:
        """Names the act."""
        subject, about = one_line(self.after.subject), self.about
        if subject and about:
            said = Message("Change a note about {name}: “{subject}”")
            return said.with_values(subject=subject, name=about)
        if about:
            return Message("Change a note about {name}", {"name": about})
        if subject:
            return Message("Change the note “{subject}”", {"subject": subject})
        return Message("Change a note")

    def run(self, work: Work) -> int:
        """Alter the note and its participants; returns its id."""
        after = checked_note(self.after)
        note = work.get(JournalNote, self.note_id)
        alter_row(note, self.before, after)
        mine = {"journal_note_id": note.id}
        alter_parts(work, JournalParticipant, mine, self.before.participants, after.participants)
        return note.id
