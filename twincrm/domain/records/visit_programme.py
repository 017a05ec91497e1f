"""The programme of a visit as guests and hosts read it: everything a printed page needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

ItemStatus = Literal["draft", "confirmed", "changed", "cancelled"]

Audience = Literal["everyone", "guests", "hosts", "officials", "youth", "board"]
"""Whom an item is for."""


class Texts(Mapping[str, str]):
    """One text in several languages, by two-letter code; empty ones are not kept.

    Two texts are equal when they say the same in the same languages. It never changes.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts: dict[str, str] = {
            language: text for language, text in sorted((texts or {}).items()) if text.strip()
        }

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(tuple(self._texts.items()))

    def __repr__(self) -> str:
        return f"Texts({self._texts!r})"

    def said_in(self, language: str) -> str:
        """The text in *language*, or nothing."""
        return self._texts.get(language, "")


def texts(**by_language: str) -> Texts:
    """A text written out by language: ``texts(de="Ankunft", fr="Arrivée")``."""
    return Texts(by_language)


NOTHING = Texts()
"""No text in any language."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The years since the signing that a visit celebrates."""

    since: int
    until: int

    @property
    def years(self) -> int:
        """How many years are celebrated."""
        return self.until - self.since


@dataclass(frozen=True, slots=True)
class Greeting:
    """A few sentences of welcome and who says them."""

    texts: Texts
    name: str = ""
    function: Texts = NOTHING


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One thing that happens, at a time and a place, said in every language."""

    title: Texts
    start: time | None = None
    end: time | None = None
    approximate: bool = False
    detail: Texts = NOTHING
    place: Texts = NOTHING
    meeting_point: Texts = NOTHING
    kind: str = ""
    audience: Audience = "everyone"
    optional: bool = False
    registration: bool = False
    price_cents: int | None = None
    """Price a person in euro cents; 0 is free of charge, None is not said."""
    status: ItemStatus = "confirmed"
    item_id: int = 0
    """Which programme item this is, so that a hint can lead back to it."""


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """One day of the visit with its items in order."""

    date: date
    items: tuple[ProgrammeItem, ...] = ()
    note: Texts = NOTHING
    """What is special about the day, such as a holiday."""


@dataclass(frozen=True, slots=True)
class ProgrammeContact:
    """Somebody to call during the visit."""

    phone: str
    name: str = ""
    function: Texts = NOTHING
    speaks: tuple[str, ...] = ()
    """Two-letter codes of the languages spoken."""
    contact_id: int = 0
    """Which contact of the visit this is, so that a hint can lead back to it."""


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A public number to call for help."""

    number: str
    label: Texts


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays a part of the visit and must be named."""

    name: str
    logo: bytes | None = field(default=None, repr=False)
    credit: Texts = NOTHING
    named: bool = False
    """Whether the name stands above the credit, which does not say it."""
    funding_id: int = 0
    """Which funding of the visit this is, so that a hint can lead back to it."""


@dataclass(frozen=True, slots=True)
class VisitProgramme:
    """The whole programme, ready for paper in any of its languages."""

    association: str
    visit_name: Texts
    title: Texts
    start: date
    end: date
    days: tuple[ProgrammeDay, ...]
    partners: tuple[str, ...] = ()
    """The places of its partnerships, without the one where it takes place."""
    hosted: bool = False
    """Whether one of these places is the host; else they meet elsewhere."""
    logo: bytes | None = field(default=None, repr=False)
    letterhead: str = ""
    """The association's address and ways to reach it, in lines."""
    anniversary: Anniversary | None = None
    occasion: Texts = NOTHING
    motto: str = ""
    host_place: str = ""
    greeting: Greeting | None = None
    practical_notes: Texts = NOTHING
    contacts: tuple[ProgrammeContact, ...] = ()
    emergency_numbers: tuple[EmergencyNumber, ...] = ()
    thanks: Texts = NOTHING
    """Words of thanks above those who pay."""
    funders: tuple[Funder, ...] = ()
    room_for_notes: bool = True
    version: int = 1
    as_of: date | None = None
    """The date of what is known in this version."""

    @property
    def provisional(self) -> bool:
        """Whether more than half of what will happen is not confirmed yet.

        What was cancelled will not happen, and what was changed had been confirmed before.
        """
        states = [item.status for day in self.days for item in day.items]
        happening = [state for state in states if state != "cancelled"]
        return 2 * happening.count("draft") > len(happening)
