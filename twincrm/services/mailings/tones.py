"""Who reads the words for friends, and who would be kept at a distance by the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.domain.letter_tone import as_friend, divided, formal_word
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.recipient import Recipient
    from twincrm.services.mailings.drafts import LetterTextDraft

_NAMED = 5
"""So many names are told, then only that there are more."""
_FRIENDLY = Message(
    "{n} recipient reads the text for those on first-name terms: {names}",
    plural="{n} recipients read the text for those on first-name terms: {names}",
)
_DISTANT = Message(
    "{n} recipient is greeted by first name, but the text says “{word}”: {names}. A second text "
    "for those on first-name terms can be written in the letter.",
    plural="{n} recipients are greeted by first name, but the text says “{word}”: {names}. A "
    "second text for those on first-name terms can be written in the letter.",
)


@dataclass(slots=True)
class Tones:
    """Collects names letter by letter."""

    _friends: list[str] = field(default_factory=list[str])
    _distant: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def look(self, recipient: Recipient, text: LetterTextDraft) -> None:
        """Note which of the texts this recipient reads."""
        if not as_friend(recipient, text.language):
            return
        formal, informal = divided(text.body)
        word = formal_word(formal, text.language)
        if informal:
            self._friends.append(recipient.name)
        elif word:
            self._distant.setdefault(word, []).append(recipient.name)

    @property
    def warnings(self) -> tuple[Message, ...]:
        """Who is greeted as a friend and then kept at a distance."""
        return tuple(
            _DISTANT.with_values(n=len(names), word=word, names=some_names(names))
            for word, names in self._distant.items()
        )

    @property
    def notes(self) -> tuple[Message, ...]:
        """Who reads the words for friends; nothing is wrong with it."""
        n, names = len(self._friends), some_names(self._friends)
        return (_FRIENDLY.with_values(n=n, names=names),) if n else ()


def some_names(names: Sequence[str]) -> str:
    """The first of many names."""
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
