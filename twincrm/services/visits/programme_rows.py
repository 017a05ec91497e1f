"""The programme of a visit as the window lists it, day by day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.dates import about, time_span, weekday_date
from twincrm.store.models import (
    Association,
    Partnership,
    ProgrammeItem,
    ProgrammeText,
    Visit,
    VisitPartnership,
    VisitText,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class DayRow:
    """The header of a day of the visit."""

    day: date
    text: str
    """Weekday and date, as the reader's language writes them."""
    items: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the programme below the header of its day."""

    id: int
    uid: str
    day: date
    starts_at: time | None
    ends_at: time | None
    span: str
    """From when to when, as the reader's language writes it; empty without a time."""
    title: str
    """In the reader's language, else in the first that has one."""
    titles: tuple[tuple[str, str], ...]
    """Language and title, for every language of the programme; an empty title is missing."""
    missing: tuple[str, ...]
    """Languages of the programme in which it lacks its title, or what it says in another one."""
    place: str
    kind: str
    audience: str
    status: str
    optional: bool
    meal: bool


ProgrammeRow = DayRow | ItemRow
PARTS = ("title", "detail", "place", "meeting_point")
"""What an item says in each language."""


@dataclass(frozen=True, slots=True)
class ProgrammeFrame:
    """What an item of a visit may choose from."""

    days: tuple[date, ...]
    languages: tuple[str, ...]
    """In which its texts are asked for, the reader's first."""


def programme_frame(session: Session, visit_id: int, language: str) -> ProgrammeFrame:
    """The days of a visit and the languages of its programme.

    Where the programme says nothing in two languages yet, those of the partnership and of the
    association are taken as well.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    said = programme_languages(session, visit_id, texts_of(session, items_of(session, visit_id)))
    codes = {*said, *_spoken(session, visit_id)} if len(said) < _TWO else set(said)
    codes = codes or {language}
    length = (visit.ends_on - visit.starts_on).days + 1
    days = tuple(visit.starts_on + timedelta(days=offset) for offset in range(length))
    return ProgrammeFrame(days, tuple(sorted(codes, key=lambda code: (code != language, code))))


_TWO = 2


def _spoken(session: Session, visit_id: int) -> set[str]:
    """The languages in which the partnerships of a visit work; else those of the association."""
    statement = select(Partnership.working_languages).join(
        VisitPartnership, VisitPartnership.partnership_id == Partnership.id
    )
    rows = session.scalars(statement.where(VisitPartnership.visit_id == visit_id))
    spoken = {code for row in rows for code in row.split()}
    if len(spoken) < _TWO:
        spoken |= set((session.scalars(select(Association.languages)).first() or "").split())
    return spoken


def programme_list(session: Session, visit_id: int, language: str) -> tuple[ProgrammeRow, ...]:
    """The days of a visit with their items in order; days without items as well.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    items = items_of(session, visit_id)
    texts = texts_of(session, items)
    languages = programme_languages(session, visit_id, texts)
    languages = sorted(languages, key=lambda code: (code != language, code))
    rows: list[ProgrammeRow] = []
    for offset in range((visit.ends_on - visit.starts_on).days + 1):
        day = visit.starts_on + timedelta(days=offset)
        of_day = [item for item in items if item.day == day]
        rows.append(DayRow(day, _heading(day, language), len(of_day)))
        rows += [_row(item, texts[item.id], languages, language) for item in of_day]
    return tuple(rows)


def visit_of_item(session: Session, item_id: int) -> int | None:
    """The visit in whose programme an item stands; None for one that is not there."""
    found = select(ProgrammeItem.visit_id).where(ProgrammeItem.id == item_id)
    return session.scalars(found).first()


def items_of(session: Session, visit_id: int) -> list[ProgrammeItem]:
    """The items of a visit by day, time and position; those without a time begin their day."""
    statement = select(ProgrammeItem).where(ProgrammeItem.visit_id == visit_id)
    order = (ProgrammeItem.day, ProgrammeItem.starts_at.nulls_first(), ProgrammeItem.position)
    return list(session.scalars(statement.order_by(*order, ProgrammeItem.id)))


def texts_of(
    session: Session, items: Iterable[ProgrammeItem]
) -> dict[int, dict[str, ProgrammeText]]:
    """What items say, by item and language."""
    found: dict[int, dict[str, ProgrammeText]] = defaultdict(dict)
    wanted = ProgrammeText.programme_item_id.in_([item.id for item in items])
    for text in session.scalars(select(ProgrammeText).where(wanted)):
        found[text.programme_item_id][text.language] = text
    return found


def programme_languages(
    session: Session, visit_id: int, texts: dict[int, dict[str, ProgrammeText]]
) -> list[str]:
    """The languages in which the visit or any of its items says something."""
    said = session.scalars(select(VisitText.language).where(VisitText.visit_id == visit_id))
    return sorted({*said, *(code for by_language in texts.values() for code in by_language)})


def _row(
    item: ProgrammeItem, texts: dict[str, ProgrammeText], languages: list[str], language: str
) -> ItemRow:
    titles = tuple((code, texts[code].title if code in texts else "") for code in languages)
    places = [texts[code].place for code in languages if code in texts]
    return ItemRow(
        id=item.id,
        uid=item.uid,
        day=item.day,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        span=_span(item, language),
        title=next((title for _, title in titles if title.strip()), ""),
        titles=titles,
        missing=tuple(code for code in languages if _lacks(texts, code)),
        place=next((place for place in places if place), ""),
        kind=item.kind,
        audience=item.audience,
        status=item.status,
        optional=item.optional,
        meal=item.meal,
    )


def _lacks(texts: dict[str, ProgrammeText], language: str) -> bool:
    """Whether something would be printed in another language than this one."""
    own = texts.get(language)
    if own is None or not own.title.strip():
        return True
    said = {part for text in texts.values() for part in PARTS if getattr(text, part).strip()}
    return any(not getattr(own, part).strip() for part in said)


def _heading(day: date, language: str) -> str:
    text = weekday_date(day, language)
    return text[:1].upper() + text[1:]


def _span(item: ProgrammeItem, language: str) -> str:
    if item.starts_at is None:
        return ""
    if item.approximate:
        return about(item.starts_at, language, bare=True)
    return time_span(item.starts_at, item.ends_at, language, bare=True)
