"""What can be done with letters to many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.mailings.drafts import LetterDraft, checked_letter
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import LetterTemplate, LetterText

if TYPE_CHECKING:
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddLetter:
    """Keep a letter or an e-mail that is sent to many."""

    draft: LetterDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the letter “{name}”", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the letter with its texts; returns its id."""
        draft = checked_letter(LetterDraft(), self.draft)
        letter = new_row(work, LetterTemplate, draft)
        alter_parts(work, LetterText, {"letter_template_id": letter.id}, (), draft.texts)
        return letter.id


@command
@dataclass(frozen=True, slots=True)
class ChangeLetter:
    """Change what differs between the letter as opened and as saved."""

    letter_id: int
    before: LetterDraft
    after: LetterDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the letter “{name}”", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the letter and its texts; returns its id."""
        after = checked_letter(self.before, self.after)
        letter = work.get(LetterTemplate, self.letter_id)
        alter_row(letter, self.before, after)
        mine = {"letter_template_id": letter.id}
        alter_parts(work, LetterText, mine, self.before.texts, after.texts)
        return letter.id
