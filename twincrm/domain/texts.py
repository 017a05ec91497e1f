"""Sentences that are worded later, in the language of whoever reads them.

Every room marks its sentences with `Message`; the window, the command line or a printed page says
them through a `Translator`. Ids are English sentences with named places: ``"{name} was added"``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

_CONTROL = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")
"""Control characters and all line breaks, each as a blank."""


def one_line(text: str) -> str:
    """A name or title as it is kept: line breaks and control characters are blanks between words.

    What joins or parts letters inside a word, and blanks that do not break, stay.
    """
    plain = text if text.isprintable() else text.translate(_CONTROL)
    if plain == text:
        return text.strip()
    return " ".join(word for word in plain.split(" ") if word).strip()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be translated, with the values of its named places.

    A value may be a message itself; it is then said in the same language.
    """

    id: str
    values: dict[str, str | int | Message] = field(default_factory=dict[str, "str | int | Message"])
    plural: str = ""
    """The English plural, when ``values["n"]`` decides the form."""

    def with_values(self, **values: str | int | Message) -> Message:
        """The same sentence with its places filled."""
        return Message(self.id, {**self.values, **values}, self.plural)


LANGUAGE = "language:"
"""Stands before the code of a language whose name is said in the reader's language."""


def language_word(code: str) -> Message:
    """The name of a language, in the language of whoever reads it."""
    return Message(f"{LANGUAGE}{code}")


DAY = "day:"
"""Stands before a partly known date that is said in the manner of the reader's language."""


def day_word(stored: str) -> Message:
    """A stored date, known in part, as one reads it in the language of whoever reads it."""
    return Message(f"{DAY}{stored}")


class Translator(Protocol):
    """Says texts in one language."""

    @property
    def language(self) -> str:
        """The two-letter code of the language, such as ``de``."""
        ...

    def tr(self, text: str) -> str:
        """*text* in this language; the English id itself where no translation exists."""
        ...

    def trn(self, one: str, many: str, n: int) -> str:
        """The form for *n* things, with ``{n}`` filled in."""
        ...

    def trc(self, context: str, text: str) -> str:
        """*text* in the sense that *context* names, for words with several meanings."""
        ...

    def say(self, message: Message) -> str:
        """A message with its values filled in."""
        ...
