"""What a programme lacks, in words for who makes it, and which item each hint is about."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

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

_QUOTED = 60
"""So many letters of a text are enough to recognise it."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to be mended before a programme is printed."""

    text: Message
    item_id: int | None = None
    """The programme item it is about; None for the visit itself."""


def programme_hints(session: Session, visit_id: int, reader: str) -> tuple[Hint, ...]:
    """What the programme of a visit lacks in its languages; nothing where the visit is gone."""
    if session.get(Visit, visit_id) is None:
        return ()
    said = texts_of(session, items_of(session, visit_id))
    languages = programme_languages(session, visit_id, said)
    return hints_of(programme_of(session, visit_id), languages, reader)


def hints_of(programme: VisitProgramme, languages: Sequence[str], reader: str) -> tuple[Hint, ...]:
    """Missing texts, then letters that no typeface has, for who speaks *reader*."""
    texts = [
        Hint(
            Message(
                "Missing in {language}: {what} ({where})",
                {
                    "language": language_name(m.language, reader),
                    "what": m.passage.what,
                    "where": _where(m.passage, reader),
                },
            ),
            m.passage.item_id,
        )
        for m in missing_texts(programme, languages)
    ]
    glyphs = [
        Hint(
            Message(
                "Letters that cannot be printed: {letters} in {what} ({where})",
                {"letters": m.letters, "what": m.passage.what, "where": _where(m.passage, reader)},
            ),
            m.passage.item_id,
        )
        for m in missing_glyphs(programme, languages)
    ]
    return (*texts, *glyphs)


def _where(passage: Passage, reader: str) -> str:
    """Day and time of an item, enough to find it in the programme."""
    day = weekday_date(passage.day, reader) if passage.day else ""
    start = clock_time(passage.start, reader) if passage.start else ""
    shown = ", ".join(part for part in (day, start) if part)
    title = shorten(next(iter(passage.texts.values()), ""), _QUOTED, placeholder=" …")
    return ", ".join(part for part in (shown, title) if part) or "–"
