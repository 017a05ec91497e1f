"""The walk past what hangs on a person: tasks, notes and documents, and their dialogs."""

from __future__ import annotations

from datetime import datetime

from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.documents.queries import documents_of
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.notes.queries import timeline
from twincrm.services.noting import KeepJournalNote
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.store.models import Person
from twincrm.ui.hanging.documents_group import DocumentsGroup
from twincrm.ui.hanging.note_dialog import NoteDialog, edit_note

CALLED = datetime.fromisoformat("2027-04-01T12:00")


def walk_hanging(walk, page):
    """Notes, tasks and documents that hang on a person, with everything unfolded."""
    services, person = walk.services, walk.first(Person)
    who = (ParticipantDraft(person_id=person),)
    note = JournalNoteDraft(happened_at=CALLED, subject="Anruf", participants=who)
    services.perform(KeepJournalNote(AddJournalNote(note), TaskDraft("Brief", person_id=person)))
    paper = DocumentDraft(title="Vollmacht für die Kasse", file_name="vollmacht-2027.pdf")
    services.perform(AddDocument(paper, b"%PDF-1.7", "person", person))
    walk.settle()
    walk.desktop.workspace.undo_bar.hide()
    walk.look("a card with tasks and documents")
    asked = NoteDialog(services, note, parent=walk.desktop.window)
    asked.follow_up.asked.show()  # unticked, else closing would ask about it
    walk.dialog("note, with what follows", asked.ask)
    kept = services.dispatcher.ask(timeline, "person", person)[0]
    walk.dialog("edit note", lambda: edit_note(services, kept.id, walk.desktop.window))
    (group,) = page.detail.findChildren(DocumentsGroup)
    row = services.dispatcher.ask(documents_of, "person", person)[-1]
    walk.dialog("rename document", lambda: group.rename(row))
