"""Keeps a conversation, letter or meeting: with whom, about what, and what is to be done next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError, TwincrmError
from twincrm.domain.terms import NoteKind
from twincrm.domain.texts import Message
from twincrm.domain.typed import read_time, shown_time
from twincrm.runtime import clock
from twincrm.services.notes.commands import AddJournalNote, ChangeJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft, read_note
from twincrm.services.noting import KeepJournalNote
from twincrm.ui.hanging.documents_live import ComingDocuments, live_documents, take_dropped
from twincrm.ui.hanging.follow_up import FollowUp
from twincrm.ui.hanging.who_field import WhoField
from twincrm.ui.hanging.words import NOTE_ICONS, NOTES
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.date_field import DateField, check_full_date, full_date
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import ChoiceField, LongTextField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField, named_link
from twincrm.ui.window.trashing import trash_lightly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.record_field import Link, LinkKind
    from twincrm.ui.window.page import PageServices

CONTACTS: tuple[LinkKind, ...] = ("person", "organisation", "household")
OCCASIONS: tuple[LinkKind, ...] = ("visit", "partnership")
NOBODY = Message("Please say who took part, or to which visit or partnership it belongs.")
MOST = 40
"""So many are named in a new note that is begun for all who are chosen."""
TOO_MANY = Message(
    "{n} contacts are chosen. A note names everybody who took part, at most {most}: please choose "
    "fewer, or add a line to the notes of all with “Change many…”.",
    {"most": MOST},
)
NOON = time(12)
"""When it was where nobody noted the time."""


class NoteDialog:
    """Kind, day and time, who took part, subject and text of a note, and what follows from it."""

    def __init__(
        self,
        services: PageServices,
        before: JournalNoteDraft,
        note_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        ui = services.ctx
        tr, say = ui.texts.tr, ui.texts.say
        self._services, self._note_id, self._before = services, note_id, before
        self._lists = lists = BySearch(ui, services.dispatcher)
        kinds = [Option(kind.value, say(NOTES[kind]), NOTE_ICONS[kind]) for kind in NoteKind]
        self.kind = ChoiceField(ui, kinds, before.kind)
        moment = before.happened_at or clock.now().astimezone().replace(tzinfo=None)
        self.day = DateField(ui, moment.date().isoformat())
        self.time = TextField(ui, shown_time(moment.time(), ui.texts.language), icon="clock")
        self.who = WhoField(lists, self._participants())
        self.occasion = RecordField(lists, OCCASIONS)
        self._named = self._occasion()
        self.occasion.set_link(self._named)
        self.subject, self.text = TextField(ui, before.subject), LongTextField(ui, before.text)
        self.follow_up = FollowUp(services)
        self.documents = ComingDocuments(services)
        self.papers = LabelledField(ui, tr("Documents"), self.documents, optional=True)
        self.fields = {
            "happened_at": LabelledField(ui, tr("Date"), self.day),
            "time": LabelledField(ui, ui.texts.trc("of the day", "Time"), self.time, optional=True),
            "participants": LabelledField(ui, tr("Who took part?"), self.who),
            "subject": LabelledField(ui, tr("What was it about?"), self.subject),
            "occasion": LabelledField(ui, tr("Visit or partnership"), self.occasion, optional=True),
            "follow_up.title": self.follow_up.title_field,
            "follow_up.due_on": self.follow_up.due_field,
            "documents": self.papers,
        }
        heading = tr("New note") if note_id is None else tr("Edit note")
        self.dialog = Dialog(ui, heading, icon="message-square", parent=parent)
        self._build()
        take_dropped(services, self.dialog, ("journal_note", note_id), self.documents)
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def ask(self) -> None:
        """Show the dialog until the note is saved or given up."""
        self.subject.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()

    def save(self) -> None:
        """Keep the note; what is wrong is said at its field."""
        for field in (self.who, self.occasion):
            field.settle()
        for held in self.fields.values():
            held.set_error("")
        try:
            outcome = self._services.perform(self._command())
        except InputError as error:
            held = self.fields.get(error.field.partition(".")[0]) or self.fields.get(error.field)
            held = held or self.fields["happened_at"]
            held.set_error(self._services.ctx.texts.say(error.message))
            held.field.setFocus()
            return
        if outcome is not None:
            self.dialog.accept()

    def delete(self) -> None:
        """Move the note to the trash, after saying what hangs on it; Undo brings it back."""
        assert self._note_id is not None
        note = ("journal_note", self._note_id)
        if trash_lightly(self._services, note, self._before.subject):
            self.dialog.done(0)

    def _build(self) -> None:
        ui, tr = self._services.ctx, self._services.ctx.texts.tr
        when = FieldFlow(ui)
        when.add(LabelledField(ui, tr("Kind"), self.kind), 200)
        when.add(self.fields["happened_at"], 190)
        when.add(self.fields["time"], 110)
        for part in (
            when,
            self.fields["participants"],
            self.fields["subject"],
            LabelledField(ui, tr("Text"), self.text, optional=True),
            self.fields["occasion"],
            self.follow_up,
            self._papers(),
        ):
            self.dialog.body.addWidget(part)
        self.dialog.body.addStretch(1)
        if self._note_id is not None:
            remove = Button(ui, tr("Delete"), icon="trash-2", variant="danger")
            self.dialog.add_button(remove, "start").clicked.connect(self.delete)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(560))

    def _papers(self) -> QWidget:
        """Documents to come with a new note; those of a kept one are changed at once."""
        if self._note_id is None:
            return self.papers
        return live_documents(self._services, ("journal_note", self._note_id))

    def _participants(self) -> list[Link]:
        found: list[Link] = []
        for each in self._before.participants:
            for kind, record in zip(CONTACTS, each.who, strict=True):
                if record is not None:
                    found.append(named_link(self._lists, kind, record))
        return found

    def _occasion(self) -> Link | None:
        for kind in OCCASIONS:
            record: int | None = getattr(self._before, f"{kind}_id")
            if record is not None:
                return named_link(self._lists, kind, record)
        return None

    def _typed(self) -> object:
        """What may differ from what is kept, beside the texts in the fields."""
        return self.kind.value, self.text.value, self.who.value, self._follows()

    def _follows(self) -> object:
        return self.follow_up.typed, len(self.documents.value)

    def _command(self) -> KeepJournalNote:
        draft = self._draft()
        about = ", ".join(link.title for link in self.who.value)
        if self._note_id is None:
            note: AddJournalNote | ChangeJournalNote = AddJournalNote(draft, about)
        else:
            note = ChangeJournalNote(self._note_id, self._before, draft, about)
        follows = self.follow_up.draft({**self._followed(), **self._with_whom()})
        return KeepJournalNote(note, follows, self.documents.value)

    def _followed(self) -> dict[str, int | None]:
        """What the task that follows is about: the first who took part, the visit it belongs to."""
        links = (*self.who.value[:1], self.occasion.link)
        return {f"{link.kind}_id": link.id for link in links if link is not None}

    def _with_whom(self) -> dict[str, str]:
        """The form of a task names one contact: of several who took part, its note names all."""
        names = [link.title for link in self.who.value]
        if len(names) < len(("one", "another")):
            return {}
        words = self._services.ctx.texts.tr("From a conversation with: {names}")
        return {"note": words.format(names=", ".join(names))}

    def _draft(self) -> JournalNoteDraft:
        for name, field in (
            ("participants", self.who),
            ("occasion", self.occasion),
            ("documents", self.documents),
        ):
            problem = field.problem()
            if problem is not None:
                raise InputError(name, problem)
        if not self.who.value and self.occasion.link is None:
            raise InputError("participants", NOBODY)
        kept = {each.who: each for each in self._before.participants}
        taking_part = (ParticipantDraft(**{f"{link.kind}_id": link.id}) for link in self.who.value)
        return replace(
            self._before,
            kind=str(self.kind.value),
            happened_at=self._moment(),
            subject=self.subject.value,
            text=self.text.value,
            participants=tuple(kept.get(each.who, each) for each in taking_part),
            **self._linked(),
        )

    def _linked(self) -> dict[str, int | None]:
        """The visit or partnership, where that was changed."""
        link, named = self.occasion.link, self._named
        if link == named:
            return {}
        changed: dict[str, int | None] = {f"{named.kind}_id": None} if named else {}
        return changed | ({f"{link.kind}_id": link.id} if link else {})

    def _moment(self) -> datetime | None:
        """The day and time that were typed; noon where no time was.

        Raises:
            InputError: one of them cannot be read.
        """
        language = self._services.ctx.texts.language
        wrong = check_full_date(self.day.stored, language)
        if wrong is not None:
            raise InputError("happened_at", wrong)
        try:
            at = read_time(self.time.value, language)
        except InputError as error:
            raise InputError("time", error.message) from error
        day = full_date(self.day.stored)
        return datetime.combine(day, at or NOON) if day is not None else None


def new_note(services: PageServices, record: tuple[str, int], parent: QWidget | None) -> None:
    """Keep a conversation with a contact, or one that belongs to a visit or partnership."""
    kind, key = record
    field = {f"{kind}_id": key}
    draft = JournalNoteDraft(kind=NoteKind.CALL)
    if kind in CONTACTS:
        draft = replace(draft, participants=(ParticipantDraft(**field),))
    else:
        draft = replace(draft, kind=NoteKind.MEETING, **field)
    NoteDialog(services, draft, parent=parent).ask()


def new_note_of_several(
    services: PageServices, contacts: Sequence[tuple[str, int]], parent: QWidget | None
) -> None:
    """Keep a conversation with all of some contacts; each of them is named in the dialog."""
    if len(contacts) > MOST:
        words = services.ctx.texts.say(TOO_MANY.with_values(n=len(contacts)))
        services.notify(words, "info")
        return
    who = tuple(ParticipantDraft(**{f"{kind}_id": key}) for kind, key in contacts)
    draft = JournalNoteDraft(kind=NoteKind.MEETING, participants=who)
    NoteDialog(services, draft, parent=parent).ask()


def edit_note(services: PageServices, note_id: int, parent: QWidget | None) -> None:
    """Change or delete a note."""
    try:
        draft = services.dispatcher.ask(read_note, note_id)
    except TwincrmError as error:
        services.tell_trouble(error)
        return
    NoteDialog(services, draft, note_id, parent).ask()
