"""The letters to many that the association of the demo sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.letter_tone import joined
from twincrm.domain.texts import Message
from twincrm.services.demo.stage import script
from twincrm.services.mailings.commands import AddLetter
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Entry, Stage


def write_letters(stage: Stage) -> None:
    """Keep the letters, each in its languages."""
    commands = [AddLetter(_letter(entry)) for entry in script("letters")["letter"]]
    stage.together(Message("Write letters"), commands)


def _letter(entry: Entry) -> LetterDraft:
    return LetterDraft(
        name=entry["name"],
        kind=entry["kind"],
        texts=tuple(
            LetterTextDraft(
                None,
                language,
                text["subject"],
                joined(text["body"].strip(), text.get("informal", "").strip()),
            )
            for language, text in entry["text"].items()
        ),
    )
