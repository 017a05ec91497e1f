"""A journal note as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import NoteKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_word
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import JournalNote, JournalParticipant
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """One person, organisation or household that took part."""

    id: int | None = None
    person_id: int | None = None
    organisation_id: int | None = None
    household_id: int | None = None

    @property
    def who(self) -> tuple[int | None, int | None, int | None]:
        """The three columns, exactly one of which is filled."""
        return (self.person_id, self.organisation_id, self.household_id)


@dataclass(frozen=True, slots=True)
class JournalNoteDraft:
    """A conversation, letter, meeting or visit; `happened_at` is local time, as a diary has it."""

    kind: str = NoteKind.OTHER
    happened_at: datetime | None = None
    subject: str = ""
    text: str = ""
    written_by: str = ""
    """Empty: whoever writes it now."""
    partnership_id: int | None = None
    visit_id: int | None = None
    participants: tuple[ParticipantDraft, ...] = ()


def read_note(session: Session, note_id: int) -> JournalNoteDraft:
    """The draft of a note as it is kept.

    Raises:
        UnknownRecord: there is no such note, or it lies in the trash.
    """
    found = session.scalars(select(JournalNote).where(JournalNote.id == note_id)).one_or_none()
    if found is None:
        raise unknown("journal_note", note_id)
    rows = session.scalars(owned(JournalParticipant, {"journal_note_id": note_id}))
    return read_draft(JournalNoteDraft, found, participants=read_drafts(ParticipantDraft, rows))


def checked_note(draft: JournalNoteDraft) -> JournalNoteDraft:
    """The same, tidied.

    Raises:
        InputError: it says nothing, has no date, or a participant is nobody or several at once.
    """
    if draft.happened_at is None:
        raise InputError("happened_at", Message("Please enter when it was."))
    if not (one_line(draft.subject) or draft.text.strip()):
        raise InputError("subject", Message("Please enter what it was about."))
    check_word("kind", draft.kind, NoteKind)
    for place, participant in enumerate(draft.participants):
        if sum(one is not None for one in participant.who) != 1:
            raise InputError(
                f"participants.{place}",
                Message("Please choose one person, organisation or household."),
            )
    once = {participant.who: participant for participant in reversed(draft.participants)}
    return replace(
        draft, subject=one_line(draft.subject), participants=tuple(reversed(once.values()))
    )
