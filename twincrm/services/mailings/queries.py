"""Which letters to many there are, and each as its recipients get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.countries import language_name
from twincrm.domain.folding import sort_key
from twincrm.domain.letter_text import filled_letter
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.association.queries import association_details
from twincrm.services.names import worded
from twincrm.store.models import LetterTemplate, LetterText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.letter_text import FilledLetter
    from twincrm.domain.records.recipient import Recipient
    from twincrm.services.mailings.drafts import LetterDraft


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter to many in a list."""

    id: int
    name: str
    kind: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenLetters:
    """Letters as their recipients get them, and what the sender should know."""

    letters: tuple[FilledLetter, ...]
    warnings: tuple[Message, ...] = ()


def letters(session: Session) -> tuple[LetterRow, ...]:
    """All letters to many by name."""
    languages: dict[int, list[str]] = {}
    for letter, code in session.execute(
        select(LetterText.letter_template_id, LetterText.language).order_by(LetterText.id)
    ):
        languages.setdefault(letter, []).append(code)
    rows = [
        LetterRow(row.id, row.name, row.kind, tuple(languages.get(row.id, ())))
        for row in session.scalars(select(LetterTemplate))
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.id)))


def written(
    session: Session,
    letter: LetterDraft,
    recipients: Sequence[Recipient],
    reader: str,
    *,
    signature: str = "",
) -> WrittenLetters:
    """The letter for each recipient in their language, else in one that stands in.

    Warnings tell, for who speaks *reader*, in which languages the text is missing.
    """
    texts = {text.language: text for text in letter.texts}
    place, today = association_details(session).place, clock.today()
    found: list[FilledLetter] = []
    missing: dict[str, int] = {}
    for recipient in recipients:
        text = worded(texts, recipient.language)
        if text is None:
            continue
        if text.language != recipient.language[:2]:
            missing[recipient.language] = missing.get(recipient.language, 0) + 1
        found.append(
            filled_letter(
                recipient,
                text.subject,
                text.body,
                day=today,
                place=place,
                signature=signature,
                language=text.language,
            )
        )
    return WrittenLetters(tuple(found), _stand_ins(missing, reader))


def _stand_ins(missing: dict[str, int], reader: str) -> tuple[Message, ...]:
    """In which languages the text is missing, and for how many."""
    return tuple(
        Message(
            "Not written in {language}: {n} recipient gets it in another language.",
            {"language": language_name(code, reader), "n": count},
            "Not written in {language}: {n} recipients get it in another language.",
        )
        for code, count in sorted(missing.items())
    )
