"""The text of a letter to many: what stands in braces is filled in for each who gets it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.domain.letter_tone import body_for
from twincrm.domain.placeholders import kept_words, placeholder, replaced, words_in_braces

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from twincrm.domain.records.recipient import Recipient

OF_FEES = frozenset({"amount", "year", "payments", "reference", "fees", "reminded"})
"""Those that are filled from what is still to come in; such a text goes to who owes something."""

_OF_RECIPIENT = ("name", "given", "family", "organisation", "town")
"""Those that are filled from what is known of who gets it, and leave a hole where it is not."""

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A letter as one recipient gets it."""

    recipient: Recipient
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    place_and_date: str = ""
    signature: str = ""
    language: str = ""
    """In which it is written, though its recipient may speak another one."""
    holes: tuple[str, ...] = ()
    """The placeholders for which nothing is known of the recipient."""


def speaks_of_fees(*texts: str) -> bool:
    """Whether an amount, its year or what was paid of it is to be filled in."""
    return not OF_FEES.isdisjoint(placeholders(*texts))


def placeholders(*texts: str) -> frozenset[str]:
    """What is to be filled in."""
    return frozenset(placeholder(word) for text in texts for word in words_in_braces(text))


def says_amount(*texts: str) -> bool:
    """Whether it is said how much is to come in."""
    return not placeholders(*texts).isdisjoint(("amount", "fees"))


def filled_letter(
    recipient: Recipient,
    subject: str,
    body: str,
    *,
    day: date,
    place: str = "",
    signature: str = "",
    language: str = "",
    owed: Mapping[str, str] | None = None,
) -> FilledLetter:
    """The letter for one recipient.

    A body that says neither ``{salutation}`` nor ``{closing}`` itself gets both around it, and its
    first word goes on in small letters where the salutation wants that; a text that begins with a
    noun or name should begin with another word then, so only *ich*, *wir* and their like change.
    Friends get the words for friends, where there are any.
    *owed* is what is still to come in, and where it is paid to. Where nothing was paid yet, or
    nobody reminded, ``payments`` or ``reminded`` is empty and leaves no gap.
    """
    code = language or recipient.language
    body = kept_words(body_for(recipient, body, code))
    values = {**_values(recipient, day, code), **(owed or {})}
    body = _without_gaps(body, values)
    paragraphs = [fill(part, values).strip() for part in _PARAGRAPHS.split(body.strip())]
    salutation = "" if "{salutation}" in body else recipient.salutation
    closing = "" if "{closing}" in body else recipient.closing
    if salutation and recipient.starts_lower and paragraphs:
        paragraphs[0] = _begun_small(paragraphs[0])
    return FilledLetter(
        recipient=recipient,
        subject=fill(subject, values),
        salutation=salutation,
        paragraphs=tuple(part for part in paragraphs if part),
        closing=closing,
        place_and_date=place_and_date(place, day, code),
        signature=signature,
        language=code[:2],
        holes=_holes(placeholders(subject, body), values),
    )


def _holes(used: Collection[str], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(each for each in _OF_RECIPIENT if each in used and not values[each].strip())


def _without_gaps(body: str, values: Mapping[str, str]) -> str:
    for name, written in (("payments", " {payments}"), ("reminded", "{reminded} ")):
        body = body if values.get(name, " ") else body.replace(written, "")
    return body


def fill(text: str, values: Mapping[str, str]) -> str:
    """*text* with its placeholders filled; what is not known stays as it was written."""
    return replaced(text, lambda word: values.get(placeholder(word), f"{{{word}}}"))


def _values(recipient: Recipient, day: date, language: str) -> dict[str, str]:
    return {
        "salutation": recipient.salutation,
        "name": recipient.name,
        "given": recipient.given,
        "family": recipient.family,
        "organisation": recipient.organisation,
        "town": recipient.town,
        "date": long_date(day, language),
        "closing": recipient.closing,
    }


_SMALL_WORDS = """
am anbei auf bei das dem den der die ein eine es für gerne herzlich heute hiermit ich im in mein
meine mit nach seit unser unsere unserem unseren vom von wie wir zu zum zur
"""
_BEGINS_SMALL = frozenset(_SMALL_WORDS.split())
"""German words that often begin a letter and are no nouns."""


def _begun_small(paragraph: str) -> str:
    word = paragraph.split(" ", 1)[0]
    small = word[:1].lower() + word[1:]
    return small + paragraph[len(word) :] if small in _BEGINS_SMALL else paragraph


def place_and_date(place: str, day: date, language: str) -> str:
    """Where and when it was written.

    ``Lindenau, 6. Mai 2027``, ``Lindenau, le 6 mai 2027``, ``Lindenau, dnia 6 maja 2027 r.``
    """
    said = long_date(day, language)
    match language[:2]:
        case "fr":
            said = f"le {said}"
        case "pl":
            said = f"dnia {said} r."
        case _:
            pass
    return f"{place}, {said}" if place else said
