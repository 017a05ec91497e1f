"""What the chair should know before a programme is printed, and where each of it is mended."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.countries import language_name
from twincrm.domain.dates import clock_time, weekday_date
from twincrm.domain.texts import Message
from twincrm.reports.programme_checks import missing_glyphs, missing_texts
from twincrm.services.visits.printing import programme_of
from twincrm.services.visits.programme_rows import items_of, programme_languages, texts_of
from twincrm.store.models import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.visit_programme import VisitProgramme
    from twincrm.reports.programme_checks import Passage

NO_ITEMS = Message("The programme has no items yet: there is nothing in it for guests to read.")
_QUOTED = 60
"""So many letters of a text are enough to recognise it."""


class Lead(NamedTuple):
    """Where something is mended: a record, and where it is a text, which one in which language."""

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
    """What is missing or cannot be drawn, for a chair who speaks *reader*, in the page's order."""
    texts = [
        (
            Message(
                "Missing in {language}: {what} ({where})",
                {
                    "language": language_name(m.language, reader),
                    "what": m.passage.what,
                    "where": _where(m.passage, reader),
                },
            ),
            _lead(m.passage, m.language, visit_id),
        )
        for m in missing_texts(programme, languages)
    ]
    glyphs = [
        (
            Message(
                "Letters that cannot be printed: {letters} in {what} ({where})",
                {"letters": m.letters, "what": m.passage.what, "where": _where(m.passage, reader)},
            ),
            _lead(m.passage, m.language, visit_id),
        )
        for m in missing_glyphs(programme, languages)
    ]
    return (*texts, *glyphs)


def _lead(passage: Passage, language: str, visit_id: int) -> Lead:
    """The item where it is an item's text, else the visit."""
    if passage.item_id is not None:
        return Lead("programme_item", passage.item_id, passage.part, language)
    return Lead("visit", visit_id, passage.part, language if passage.part else "")


def _where(passage: Passage, reader: str) -> str:
    """Day and time of an item, enough to find it in the programme."""
    day = weekday_date(passage.day, reader) if passage.day else ""
    start = clock_time(passage.start, reader) if passage.start else ""
    shown = ", ".join(part for part in (day, start) if part)
    title = shorten(next(iter(passage.texts.values()), ""), _QUOTED, placeholder=" …")
    return ", ".join(part for part in (shown, title) if part) or "–"
