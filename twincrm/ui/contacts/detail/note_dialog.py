"""Keeps a conversation, letter or meeting with a contact."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import NoteKind
from twincrm.runtime import clock
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.ui.contacts.detail.words import NOTE_ICONS, NOTES
from twincrm.ui.kit.date_field import DateField
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import ChoiceField, LongTextField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices


class NoteDialog:
    """Kind, day, subject and text of a new note."""

    def __init__(
        self, services: PageServices, contact: Contact, name: str, parent: QWidget | None = None
    ) -> None:
        ui = services.ctx
        tr, say = ui.texts.tr, ui.texts.say
        self._services = services
        self._contact = contact
        self._name = name
        kinds = [Option(kind.value, say(NOTES[kind]), NOTE_ICONS[kind]) for kind in NoteKind]
        self.kind = ChoiceField(ui, kinds, NoteKind.CALL.value)
        self.day = DateField(ui, clock.today().isoformat())
        self.subject = TextField(ui)
        self.text = LongTextField(ui)
        self.day_field = LabelledField(ui, tr("Date"), self.day)
        self.subject_field = LabelledField(ui, tr("What was it about?"), self.subject)
        self.dialog = Dialog(ui, tr("New note"), icon="message-square", parent=parent)
        body = self.dialog.body
        body.addWidget(label(ui, name, "strong", wrap=True))
        body.addWidget(LabelledField(ui, tr("Kind"), self.kind))
        body.addWidget(self.day_field)
        body.addWidget(self.subject_field)
        body.addWidget(LabelledField(ui, tr("Text"), self.text, optional=True))
        body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(520))
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def ask(self) -> None:
        """Show the dialog until the note is saved or given up."""
        self.subject.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()

    def save(self) -> None:
        """Keep the note; what is wrong is said at its field."""
        self.day_field.set_error("")
        self.subject_field.set_error("")
        try:
            outcome = self._services.perform(AddJournalNote(self._draft(), self._name))
        except InputError as error:
            field = self.subject_field if error.field == "subject" else self.day_field
            field.set_error(self._services.ctx.texts.say(error.message))
            field.field.setFocus()
            return
        if outcome is not None:
            self.dialog.accept()

    def _typed(self) -> object:
        """What may differ from an empty note, beside the texts in the fields."""
        return self.kind.value, self.text.value

    def _draft(self) -> JournalNoteDraft:
        kind, record = self._contact
        who = {f"{kind}_id": record}
        return JournalNoteDraft(
            kind=str(self.kind.value),
            happened_at=self._moment(),
            subject=self.subject.value,
            text=self.text.value,
            participants=(ParticipantDraft(**who),),
        )

    def _moment(self) -> datetime | None:
        """The day that was typed; today's notes carry the time of now."""
        language = self._services.ctx.texts.language
        stored = self.day.stored
        if stored is None:
            return None
        day = PartialDate.parse(stored, language, today=clock.today()).as_date()
        if day is None:
            return None
        at = clock.now().astimezone().time() if day == clock.today() else time(12)
        return datetime.combine(day, at.replace(second=0, microsecond=0, tzinfo=None))
