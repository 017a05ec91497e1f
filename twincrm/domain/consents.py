"""What a person's words on one purpose amount to: the latest one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

ConsentState = Literal["given", "withdrawn", "expired", "none"]


class Word(Protocol):
    """A consent that was given, and what became of it."""

    @property
    def given_on(self) -> date:
        """The day it was given."""
        ...

    @property
    def withdrawn_on(self) -> date | None:
        """The day it was withdrawn, from which on it holds no longer."""
        ...

    @property
    def expires_on(self) -> date | None:
        """The last day it holds."""
        ...


def standing(words: Iterable[Word], today: date) -> tuple[ConsentState, date | None]:
    """Whether one person agrees to one purpose today, and since when that is so or no longer.

    *words* are the consents to that purpose in the order they were noted. A withdrawal takes back
    everything agreed to up to that day, whichever row it was noted at; only what is given on a
    later day counts again. Of several that were given, the last one says until when.
    """
    known = [word for word in words if word.given_on <= today]
    if not known:
        return "none", None
    latest = max(enumerate(known), key=lambda each: (each[1].given_on, each[0]))[1]
    taken_back = [
        max(word.withdrawn_on, word.given_on)
        for word in known
        if word.withdrawn_on is not None and word.withdrawn_on <= today
    ]
    if taken_back and max(taken_back) >= latest.given_on:
        return "withdrawn", max(taken_back)
    if latest.expires_on is not None and latest.expires_on < today:
        return "expired", latest.expires_on
    return "given", latest.given_on
