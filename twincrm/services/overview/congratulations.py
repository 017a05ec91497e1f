"""Whom to congratulate in the next weeks: birthdays, and round years of membership."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.jubilees import MEMBERSHIP
from twincrm.services.people.captions import person_captions
from twincrm.services.wording import people_named
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.people.captions import Caption

WITHIN = 28
"""Days ahead that are looked at, today included."""

_DAYS = """WITH day(at, falls_on, text) AS MATERIALIZED (
  SELECT key, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
"""
"""The days looked at, kept with an index: each person is compared once, not with every day."""
_BIRTHDAYS = (
    _DAYS
    + """SELECT d.falls_on, p.id, p.birth_date
FROM person AS p CROSS JOIN day AS d ON d.text = substr(p.birth_date, -5)
WHERE p.trashed_at IS NULL AND p.death_date IS NULL AND length(p.birth_date) >= 7
  AND (length(p.birth_date) = 10 OR substr(p.birth_date, 1, 2) = '--')
ORDER BY d.at, p.id LIMIT ?"""
)
_JUBILEES = (
    _DAYS
    + """SELECT d.falls_on, p.id, m.joined_on
FROM membership AS m CROSS JOIN day AS d ON d.text = m.joined_on
JOIN person AS p ON p.id = m.person_id
WHERE m.trashed_at IS NULL AND m.left_on IS NULL
  AND p.trashed_at IS NULL AND p.death_date IS NULL
ORDER BY d.at, p.id LIMIT ?"""
)


@dataclass(frozen=True, slots=True)
class Congratulation:
    """A day on which somebody is to be congratulated."""

    person_id: int
    name: str
    line: str
    """The main role, else where somebody is at home."""
    initials: str
    occasion: Literal["birthday", "membership"]
    on: date
    days: int
    years: int | None
    """The age, where the year of birth is known, or the years of membership."""


def congratulations(
    session: Session, today: date, language: str, most: int
) -> tuple[Congratulation, ...]:
    """The next *most* birthdays of the living and jubilees of members, the nearest first."""
    days = [today + timedelta(days=ahead) for ahead in range(WITHIN)]
    births = [(on.isoformat(), text) for on in days for text in _texts(on)]
    joined = [(on.isoformat(), back) for on in days for back in _joined(on)]
    found: list[Sequence[Any]] = [
        ("birthday", *row) for row in rows(session, _BIRTHDAYS, (json.dumps(births), most))
    ]
    found += [("membership", *row) for row in rows(session, _JUBILEES, (json.dumps(joined), most))]
    found = sorted(found, key=lambda row: (row[1], row[0], row[2]))[:most]
    people = {row[2] for row in found}
    captions = person_captions(session, people, language, today)
    names = people_named(session, people)
    return tuple(
        _congratulation(row, names[row[2]].full(), captions[row[2]], today)
        for row in found
        if row[2] in names and row[2] in captions
    )


def _texts(on: date) -> list[str]:
    """Day and month as stored; whoever was born on 29 February celebrates on 1 March else."""
    skipped = on.month == 3 and on.day == 1 and (on - timedelta(days=1)).day == 28
    return [f"{on:%m-%d}", *(["02-29"] if skipped else [])]


def _joined(on: date) -> list[str]:
    return [f"{on.year - years:04}-{text}" for text in _texts(on) for years in MEMBERSHIP]


def _congratulation(
    row: Sequence[Any],
    name: str,
    caption: Caption,
    today: date,
) -> Congratulation:
    occasion, stored, person, since = row
    on = date.fromisoformat(stored)
    year = since[:4]
    return Congratulation(
        person_id=person,
        name=name,
        line=caption.line,
        initials=caption.initials,
        occasion=occasion,
        on=on,
        days=(on - today).days,
        years=on.year - int(year) if year.isdigit() else None,
    )
