"""What a programme lacks, to be seen before it is printed: translations and drawable letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.records.visit_programme import NOTHING, Texts
from twincrm.domain.texts import Message
from twincrm.reports.fonts import without_glyph
from twincrm.reports.typesetting import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, time

    from twincrm.domain.records.visit_programme import (
        ProgrammeDay,
        ProgrammeItem,
        VisitProgramme,
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a programme and where it stands in it."""

    what: Message
    texts: Texts
    required: bool = False
    """Whether it must be there even if it is in no language."""
    day: date | None = None
    start: time | None = None
    item_id: int | None = None
    part: str = ""
    """What it is called where it is written, such as ``detail``; empty for what is not."""
    item_title: Texts = NOTHING
    """The title of the item it belongs to, by which people know it."""


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that is not there in a language in which the programme is to be printed."""

    passage: Passage
    language: str

    @property
    def shown_instead(self) -> str:
        """What would be printed: the text in another language, or nothing."""
        return next(iter(self.passage.texts.values()), "")


@dataclass(frozen=True, slots=True)
class MissingGlyphs:
    """Letters that no embedded face can draw, and the text that has them."""

    passage: Passage
    language: str
    letters: str


def missing_texts(programme: VisitProgramme, languages: Sequence[str]) -> tuple[MissingText, ...]:
    """Every text that lacks one of *languages*, in the order of the page."""
    return tuple(
        MissingText(passage, language)
        for passage in passages(programme)
        for language in languages
        if (passage.texts or passage.required) and not passage.texts.said_in(language)
    )


def missing_glyphs(
    programme: VisitProgramme, languages: Sequence[str]
) -> tuple[MissingGlyphs, ...]:
    """Every text with letters that no face can draw and that are left out."""
    written = (
        (passage, language, passage.texts.said_in(language))
        for passage in (*passages(programme), *_names(programme, languages[:1]))
        for language in languages
    )
    found = (
        MissingGlyphs(passage, language, without_glyph(visible(text)))
        for passage, language, text in written
    )
    return tuple(each for each in found if each.letters)


def passages(programme: VisitProgramme) -> Iterator[Passage]:
    """Every text of the programme that people wrote in several languages."""
    yield Passage(Message("Title of the visit"), programme.title, required=True, part="title")
    yield Passage(Message("Name of the visit"), programme.visit_name, required=True, part="name")
    yield Passage(Message("Occasion"), programme.occasion, part="occasion")
    if programme.greeting:
        yield Passage(Message("Greeting"), programme.greeting.texts, part="greeting")
        function = programme.greeting.function
        yield Passage(Message("Function"), function, part="greeting_function")
    for day in programme.days:
        yield from _of_day(day)
    yield from _after_the_days(programme)


def _of_day(day: ProgrammeDay) -> Iterator[Passage]:
    yield Passage(Message("Note on the day"), day.note, day=day.date)
    for item in day.items:
        yield from _of_item(item, day.date)


def _of_item(item: ProgrammeItem, day: date) -> Iterator[Passage]:
    parts = (
        (Message("Title"), item.title, "title"),
        (Message("Detail"), item.detail, "detail"),
        (Message("Place"), item.place, "place"),
        (Message("Meeting point"), item.meeting_point, "meeting_point"),
    )
    for what, texts, part in parts:
        yield Passage(what, texts, part == "title", day, item.start, item.item_id, part, item.title)


def _after_the_days(programme: VisitProgramme) -> Iterator[Passage]:
    for contact in programme.contacts:
        part = f"contacts.{contact.contact_id}"
        yield Passage(Message("Function"), contact.function, part=part)
    for emergency in programme.emergency_numbers:
        yield Passage(Message("Emergency number"), emergency.label, required=True)
    yield Passage(Message("Good to know"), programme.practical_notes, part="practical")
    yield Passage(Message("Thanks"), programme.thanks, part="thanks")
    for funder in programme.funders:
        part = f"funding.{funder.funding_id}"
        yield Passage(Message("Thanks to a funder"), funder.credit, part=part)


def _names(programme: VisitProgramme, languages: Sequence[str]) -> Iterator[Passage]:
    """Names and the motto, which are the same in every language."""
    names = [(name, "") for name in (programme.association, *programme.partners)]
    names.append((programme.letterhead, ""))
    names += [(programme.greeting.name, "greeting_by_id")] if programme.greeting else []
    names += [(each.name, f"contacts.{each.contact_id}") for each in programme.contacts]
    names += [(each.name, f"funding.{each.funding_id}") for each in programme.funders]
    for name, part in names:
        yield Passage(Message("Name"), Texts(dict.fromkeys(languages, name)), part=part)
    motto = Texts(dict.fromkeys(languages, programme.motto))
    yield Passage(Message("Motto"), motto, part="motto")
