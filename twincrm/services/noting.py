"""A conversation with what comes of it: the task that follows and the papers that came along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import NoteKind
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.households.queries import living_in
from twincrm.services.notes.adding import AddJournalNotes
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.tasks.commands import AddTask
from twincrm.store.models import JournalNote, JournalParticipant, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.documents.commands import AddDocument
    from twincrm.services.notes.commands import AddJournalNote, ChangeJournalNote
    from twincrm.services.tasks.drafts import TaskDraft
    from twincrm.store.work import Work

LETTER_NOTED = Message(
    "Note the letter “{name}” with its recipient",
    plural="Note the letter “{name}” with its {n} recipients",
)


@command
@dataclass(frozen=True, slots=True)
class KeepJournalNote:
    """Keep a note, note what is to be done next, and keep documents with it: one step."""

    note: AddJournalNote | ChangeJournalNote
    follow_up: TaskDraft | None = None
    documents: tuple[AddDocument, ...] = ()

    @property
    def label(self) -> Message:
        """Named as the note is."""
        return self.note.label

    def run(self, work: Work) -> int:
        """Do all of it; returns the id of the note.

        Raises:
            InputError: something of the note is wrong, or of the task: then ``follow_up.title``.
        """
        note_id = self.note.run(work)
        if self.follow_up is not None:
            try:
                AddTask(replace(self.follow_up, journal_note_id=note_id)).run(work)
            except InputError as error:
                raise InputError(f"follow_up.{error.field}", error.message) from error
        for document in self.documents:
            replace(document, attach_kind="journal_note", attach_id=note_id).run(work)
        return note_id


@command
@dataclass(frozen=True, slots=True)
class KeepTask:
    """Note something to be done, and keep documents with it: one step."""

    task: AddTask
    documents: tuple[AddDocument, ...] = ()

    @property
    def label(self) -> Message:
        """Named as the task is."""
        return self.task.label

    def run(self, work: Work) -> int:
        """Do all of it; returns the id of the task."""
        task_id = self.task.run(work)
        for document in self.documents:
            replace(document, attach_kind="task", attach_id=task_id).run(work)
        return task_id


def note_of_letter(
    session: Session, subject: str, contacts: Sequence[tuple[str, int]], sent_at: datetime
) -> AddJournalNotes | None:
    """Keeps a letter as one note with all who got it; with a household those who live there.

    Those of whom the same letter is noted on the same day are left out; None where all of them are.
    """
    homes = [key for kind, key in contacts if kind == "household"]
    residents = {one for lived in living_in(session, homes).values() for one in lived}
    dead = set(
        session.scalars(
            select(Person.id).where(Person.id.in_(residents), Person.death_date.is_not(None))
        )
    )
    everybody = dict.fromkeys((*contacts, *(("person", one) for one in sorted(residents - dead))))
    before = _noted_with(session, subject, sent_at.date())
    if before.issuperset(everybody):
        return None
    everybody = [each for each in everybody if each not in before]
    got_it = tuple(ParticipantDraft(**{f"{kind}_id": key}) for kind, key in everybody)
    draft = JournalNoteDraft(NoteKind.LETTER, sent_at, subject, participants=got_it)
    return AddJournalNotes((draft,))


def _noted_with(session: Session, subject: str, day: date) -> set[tuple[str, int]]:
    """Of whom a letter of this subject is noted on a day."""
    begins = datetime.combine(day, time())
    notes = select(JournalNote.id).where(
        JournalNote.kind == NoteKind.LETTER,
        JournalNote.subject == subject,
        JournalNote.happened_at >= begins,
        JournalNote.happened_at < begins + timedelta(days=1),
    )
    keys = session.scalars(notes).all()
    found = session.scalars(
        select(JournalParticipant).where(JournalParticipant.journal_note_id.in_(keys))
    )
    return {
        (kind, key)
        for each in found
        for kind in ("person", "organisation", "household")
        if (key := getattr(each, f"{kind}_id")) is not None
    }
