"""Who reads a letter to many in which language, and who does so for want of a text in theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message, language_word
from twincrm.runtime.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.domain.letter_text import FilledLetter
    from twincrm.domain.records.recipient import Recipient
    from twincrm.services.mailings.drafts import LetterDraft

NAMED = 12
"""So many names are told in a question, then only how many more; a note tells them all."""
_STANDS_IN = Message(
    "{n} of {all} recipients gets the text in {used}, because it is missing in {language}: {names}",
    plural="{n} of {all} recipients get the text in {used}, because it is missing in {language}: "
    "{names}",
)
_AND_MORE = Message("{names} and {n} more", plural="{names} and {n} more")


@dataclass(frozen=True, slots=True)
class Readers:
    """Those who get a letter in one language, and would read the same one."""

    language: str
    """In which they get it."""
    wanted: str
    """Which they would read."""
    names: tuple[str, ...]

    @property
    def stands_in(self) -> bool:
        """Whether theirs is missing."""
        return self.language != self.wanted[:2]


def readers_of(letters: Iterable[FilledLetter]) -> tuple[Readers, ...]:
    """Who reads what, the language of most first."""
    return _grouped((one.language, one.recipient.language, one.recipient.name) for one in letters)


def readers_in_one(
    letters: Sequence[FilledLetter], reached: Sequence[Recipient], letter: LetterDraft | None
) -> tuple[Readers, ...]:
    """Of one e-mail for all, which is in one language: who would read one that is not written."""
    if letter is None or not letters:
        return ()
    used, written = letters[0].language, {text.language for text in letter.texts}
    return _grouped(
        (used, used if each.language[:2] in written else each.language, each.name)
        for each in reached
    )


def _grouped(found: Iterable[tuple[str, str, str]]) -> tuple[Readers, ...]:
    names: dict[tuple[str, str], list[str]] = {}
    for language, wanted, name in found:
        names.setdefault((language, wanted or language), []).append(name)
    groups = [Readers(*key, tuple(each)) for key, each in names.items()]
    return tuple(sorted(groups, key=lambda each: (each.stands_in, -len(each.names), each.wanted)))


def stand_ins(readers: Sequence[Readers], most: int | None = None) -> tuple[Message, ...]:
    """Who gets the text in which language for want of theirs; *most* names of each."""
    among = sum(len(each.names) for each in readers)
    return tuple(
        _STANDS_IN.with_values(
            n=len(each.names),
            all=among,
            used=language_word(each.language),
            language=language_word(each.wanted),
            names=_named(each.names, most),
        )
        for each in readers
        if each.stands_in
    )


def to_be_written(readers: Sequence[Readers]) -> str:
    """The language of most of those whose text is missing and can be written; empty for none."""
    wanted = (each.wanted[:2] for each in readers if each.stands_in)
    return next((code for code in wanted if code in LANGUAGES), "")


def _named(names: Sequence[str], most: int | None) -> str | Message:
    if most is None or len(names) <= most + 1:
        return ", ".join(names)
    return _AND_MORE.with_values(names=", ".join(names[:most]), n=len(names) - most)
