"""What the chair should know before a programme is printed, and where each of it is mended."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.countries import language_name
from twincrm.domain.dates import clock_time, weekday_date
from twincrm.domain.programme_times import clashes, without_time
from twincrm.domain.texts import Message
from twincrm.reports.programme_checks import missing_glyphs, missing_texts
from twincrm.services.visits.printing import programme_of
from twincrm.services.visits.programme_rows import items_of, programme_languages, texts_of
from twincrm.store.models import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, time

    from sqlalchemy.orm import Session

    from twincrm.domain.records.visit_programme import Texts, VisitProgramme
    from twincrm.reports.programme_checks import MissingText, Passage

NO_ITEMS = Message("The programme has no items yet: there is nothing in it for guests to read.")
_QUOTED = 60
"""So many letters of a text are enough to recognise it."""


class Lead(NamedTuple):
    """Where something is mended: a record, which part of it and, of a text, in which language."""

    kind: str
    id: int
    part: str = ""
    language: str = ""


Remark = tuple[Message, Lead]
"""What is said, and where it leads to."""


def visit_remarks(session: Session, visit_id: int, reader: str) -> tuple[Remark, ...]:
    """What the programme of a visit lacks in its languages; nothing where the visit is gone."""
    if session.get(Visit, visit_id) is None:
        return ()
    said = texts_of(session, items_of(session, visit_id))
    languages = programme_languages(session, visit_id, said)
    return programme_remarks(programme_of(session, visit_id), languages, reader, visit_id)


def print_remarks(
    programme: VisitProgramme, languages: Sequence[str], reader: str, visit_id: int
) -> tuple[Remark, ...]:
    """The same before it is printed, where a programme without any item is told as well."""
    empty = () if programme.days else ((NO_ITEMS, Lead("visit", visit_id)),)
    return (*empty, *programme_remarks(programme, languages, reader, visit_id))


def programme_remarks(
    programme: VisitProgramme, languages: Sequence[str], reader: str, visit_id: int
) -> tuple[Remark, ...]:
    """What has no good time, is missing or cannot be drawn, for a chair who speaks *reader*."""
    texts = [
        (_missing(m, reader), _lead(m.passage, m.language, visit_id))
        for m in missing_texts(programme, languages)
    ]
    glyphs = [
        (
            Message(
                "Letters that cannot be printed: {letters} in {what} ({where})",
                {
                    "letters": m.letters,
                    "what": m.passage.what,
                    "where": _where(m.passage, reader) or "–",
                },
            ),
            _lead(m.passage, m.language, visit_id),
        )
        for m in missing_glyphs(programme, languages)
    ]
    return (*_times(programme, reader), *texts, *glyphs)


def _times(programme: VisitProgramme, reader: str) -> Iterator[Remark]:
    """Where guests would have to be in two places, and what has no time; the item is mended."""
    for one, other in clashes(programme.days):
        said = Message(
            "At the same time for the same people: {first} and {second} ({where})",
            {
                "first": _title(one.item.title, reader),
                "second": _title(other.item.title, reader),
                "where": _when(other.day, other.item.start, reader),
            },
        )
        yield said, Lead("programme_item", other.item.item_id, "starts_at")
    for day, item in without_time(programme.days):
        said = Message(
            "Has no time yet: {title} ({where})",
            {"title": _title(item.title, reader), "where": _when(day, None, reader)},
        )
        yield said, Lead("programme_item", item.item_id, "starts_at")


def _lead(passage: Passage, language: str, visit_id: int) -> Lead:
    """The item where it is an item's text, else the visit."""
    if passage.item_id is not None:
        return Lead("programme_item", passage.item_id, passage.part, language)
    return Lead("visit", visit_id, passage.part, language if passage.part else "")


def _missing(missing: MissingText, reader: str) -> Message:
    """Which text is missing; where, unless nothing is said there in any language."""
    language, where = language_name(missing.language, reader), _where(missing.passage, reader)
    what = missing.passage.what
    if not where:
        return Message("Missing in {language}: {what}", {"language": language, "what": what})
    return Message(
        "Missing in {language}: {what} ({where})",
        {"language": language, "what": what, "where": where},
    )


def _where(passage: Passage, reader: str) -> str:
    """Day, time and title of an item, enough to find it; of other texts how they begin."""
    title = _title(passage.item_title or passage.texts, reader)
    return ", ".join(part for part in (_when(passage.day, passage.start, reader), title) if part)


def _when(day: date | None, start: time | None, reader: str) -> str:
    shown = (
        weekday_date(day, reader) if day else "",
        clock_time(start, reader) if start else "",
    )
    return ", ".join(part for part in shown if part)


def _title(texts: Texts, reader: str) -> str:
    """What it says to who speaks *reader*, else what it says at all; not more than is needed."""
    said = texts.said_in(reader) or next(iter(texts.values()), "")
    return shorten(said, _QUOTED, placeholder=" …")
