"""What a reader of cards may find odd, said so that a secretary understands it."""

from __future__ import annotations

from dataclasses import dataclass

from twincrm.domain.texts import Message

SNIPPET_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that was not as it should be: what, on which line of the file, how it begins."""

    code: str
    message: Message
    line: int
    snippet: str = ""


MESSAGES: dict[str, Message] = {
    "agent": Message("A second card was tucked inside this card and was left out."),
    "bad-date": Message("This date could not be understood and was left out."),
    "bad-photo": Message("The picture is damaged and was left out."),
    "begin-inside": Message("The card has no end; a new card begins before it is finished."),
    "controls": Message("This line holds control characters, which were left out."),
    "empty": Message("This card is empty."),
    "end-missing": Message("The file ends before the card is finished; part of it may be missing."),
    "group": Message("This is a list of contacts. Its name became a category of its members."),
    "guessed-letters": Message("Some letters were guessed; please check names with accents."),
    "huge-photo": Message("The picture has more than {most} million pixels and was left out."),
    "invisible": Message("A name of invisible characters only was left out."),
    "strange-photo": Message(
        "The picture is of a kind that cannot be read (HEIC) and was left out. Please export it as "
        "JPEG and add it here."
    ),
    "linked-photo": Message("The picture is only a link to the internet and was left out."),
    "more-than-one": Message("The card has this entry more than once; only the first was kept."),
    "no-at": Message("This e-mail address has no @; please check it."),
    "no-card": Message("There is no contact card in this file."),
    "no-person": Message(
        "The card says that it is about a place or a thing; it was taken for a person."
    ),
    "not-a-line": Message("This line could not be understood and was left out."),
    "text-outside": Message("This text stands outside of any card and was left out."),
    "too-long": Message("An entry is longer than {most} letters; only its beginning was kept."),
    "too-long-to-keep": Message("An entry is longer than {most} letters and was left out."),
    "too-many": Message(
        "The card has more than {most} entries of one kind; {n} of them was left out.",
        plural="The card has more than {most} entries of one kind; {n} of them were left out.",
    ),
    "too-many-parts": Message("This entry has more parts than usual; please check it."),
}
"""The sentence for every code."""


def oddity(code: str, line: int, text: str = "") -> Oddity:
    """The oddity *code* at *line* of the file, with the beginning of *text* as its snippet."""
    shown = text.strip()[: SNIPPET_LENGTH + 1].strip()
    if len(shown) > SNIPPET_LENGTH:
        shown = shown[: SNIPPET_LENGTH - 1] + "…"
    shown = shown.encode("utf-8", "replace").decode("utf-8")
    return Oddity(code, MESSAGES[code], line, shown)
