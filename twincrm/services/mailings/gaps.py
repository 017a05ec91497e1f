"""What a letter to many lacks: the amount of a reminder, a text, or what fills its braces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name
from twincrm.domain.letter_text import says_amount
from twincrm.domain.placeholders import placeholder_word
from twincrm.domain.texts import Message
from twincrm.services.mailings.tones import some_names

if TYPE_CHECKING:
    from twincrm.domain.letter_text import FilledLetter
    from twincrm.services.mailings.drafts import LetterTextDraft

_SILENT = Message(
    "The text in {language} does not say the amount that is open; {n} letter goes out "
    "without it. Write {amount} where it is to stand.",
    plural="The text in {language} does not say the amount that is open; {n} letters go out "
    "without it. Write {amount} where it is to stand.",
)
_EMPTY = Message(
    "In {language} the letter has a subject but no text; {n} recipient gets nothing else.",
    plural="In {language} the letter has a subject but no text; {n} recipients get nothing else.",
)
_HOLE = Message(
    "{placeholder} stays empty for {n} recipient: {names}",
    plural="{placeholder} stays empty for {n} recipients: {names}",
)


@dataclass(slots=True)
class Gaps:
    """Counts letter by letter, by the language of the text or by what stands in braces."""

    _silent: dict[str, int] = field(default_factory=dict[str, int])
    _empty: dict[str, int] = field(default_factory=dict[str, int])
    _holes: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def look(self, text: LetterTextDraft, letter: FilledLetter, *, owes: bool) -> None:
        """Note what this recipient is not told; *owes*: there is an amount to be told."""
        if owes and not says_amount(text.subject, text.body):
            self._silent[text.language] = self._silent.get(text.language, 0) + 1
        if not letter.paragraphs:
            self._empty[text.language] = self._empty.get(text.language, 0) + 1
        for each in letter.holes:
            self._holes.setdefault(each, []).append(letter.recipient.name)

    def warnings(self, reader: str) -> tuple[Message, ...]:
        """Where a reminder does not say how much is to be paid, and whose letters have a hole."""
        silent = _counted(_SILENT.with_values(amount="{amount}"), self._silent, reader)
        holes = (
            _HOLE.with_values(
                placeholder=f"{{{placeholder_word(each, reader)}}}",
                n=len(names),
                names=some_names(names),
            )
            for each, names in self._holes.items()
        )
        return (*silent, *holes)

    def doubts(self, reader: str) -> tuple[Message, ...]:
        """In which languages there is nothing to be read."""
        return _counted(_EMPTY, self._empty, reader)


def _counted(words: Message, found: dict[str, int], reader: str) -> tuple[Message, ...]:
    return tuple(
        words.with_values(language=language_name(code, reader), n=count)
        for code, count in sorted(found.items())
    )
