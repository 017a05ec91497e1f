"""Old and new values of a row in words: dates, choices, and whatever it names."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Time, or_, select

from twincrm.domain.countries import language_name
from twincrm.domain.dates import clock_time, long_date
from twincrm.domain.names import PersonName
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message
from twincrm.services.records.fields import FIELD_WORDS, value_words
from twincrm.services.records.kinds import mapped_tables, target_of
from twincrm.services.records.titles import titles
from twincrm.services.records.words import KIND_WORDS
from twincrm.services.steps.words import CHOICES, MORE_FIELDS
from twincrm.services.vocabularies.wording import sector_name
from twincrm.store.base import table_of
from twincrm.store.models import HistoryChange

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator

Row = dict[str, Any]

WORKINGS = {"id", "uid", "position", "trashed_at", "folded", "key", "sha256", "fingerprint"}
"""Columns that only the program needs; of `trashed_at` more is said than a value."""
_KEYS = {("programme_item", "kind"), ("participation", "lodging"), ("task", "repeat")}
"""Columns of free keys that no word stands for."""
_ISO_DAY = re.compile(r"(?<=· )\d{4}-\d\d-\d\d\b")
"""In titles that are made of a name and a day."""
_SECTORS = ("sector", "second_sector")
_MOMENTS = ("happened_at", "arrives_at", "departs_at")


def field_called(column: Column[Any], texts: Translator) -> str:
    """How a field is called; empty for one that is only counted."""
    name, place = column.name, (column.table.name, column.name)
    if place in _KEYS or (place in closed_sets() and place not in CHOICES and name not in _KNOWN):
        return ""
    words = _HOME if place in _HOMES else FIELD_WORDS.get(name) or MORE_FIELDS.get(name)
    words = words or (KIND_WORDS.get(name.removesuffix("_id")) if name.endswith("_id") else None)
    said = texts.say(words) if words else ""
    return said[:1].upper() + said[1:]


_HOME = Message("Home town")
_HOMES = {(contact, "place_id") for contact in ("person", "household", "organisation")}
"""The town a contact belongs to is called as in its form: an address has a town too."""
_KNOWN = {*_SECTORS, "form_of_address", "name_order"}
"""Closed sets that have their words elsewhere."""


@cache
def closed_sets() -> frozenset[tuple[str, str]]:
    """Every table and column that holds one of a few known words."""
    found: set[tuple[str, str]] = set()
    for name, mapped in mapped_tables().items():
        for rule in table_of(mapped).constraints:
            said = re.match(r"(\w+) IN \('", str(getattr(rule, "sqltext", "")))
            if isinstance(rule, CheckConstraint) and said:
                found.add((name, said[1]))
    return frozenset(found)


class Named:
    """How what rows name was called at a step; learnt for many rows at once.

    An id may stand for another record today: that of one whose adding was undone is given anew.
    """

    def __init__(self, session: Session, texts: Translator, step: int) -> None:
        self._session = session
        self.texts = texts
        self.step = step
        self._known: dict[tuple[str, int], str] = {}

    def learn(self, wanted: dict[str, set[int]]) -> None:
        """Learn the titles of records, of those that are gone from the history itself."""
        for kind, ids in wanted.items():
            if kind == "blob" or not ids:
                continue
            found = titles(self._session, kind, self.texts.language, ids)
            former = self._former(kind, ids)
            for key in ids:
                known = _called(kind, former[key]) if key in former else found.get(key, "")
                self._known[kind, key] = _ISO_DAY.sub(self._day, known)

    def _former(self, kind: str, ids: set[int]) -> dict[int, Row]:
        """The rows as they were of records that are gone, or whose id another one has now."""
        table = table_of(mapped_tables()[kind])
        key = table.c.uid if "uid" in table.c else table.c.id
        asked = select(table.c.id, key).where(table.c.id.in_(ids))
        present = {row[0]: row[1] for row in self._session.execute(asked)}
        found = _full_rows(self._session, kind, ids, self.step)
        return {i: row for i, row in found.items() if row.get(key.name) != present.get(i)}

    def learn_of(self, table: Table, values: Collection[Row]) -> None:
        """Learn whatever rows of a table name."""
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        for column in table.columns:
            target = target_of(column)
            if target is not None:
                keys = {row.get(column.name) for row in values}
                wanted[target.__tablename__] |= {key for key in keys if isinstance(key, int)}
        self.learn(wanted)

    def title(self, kind: str, key: int) -> str:
        """How a record is or was called; empty where nothing is known."""
        return self._known.get((kind, key), "")

    def value(self, column: Column[Any], value: Any) -> str:  # noqa: ANN401 - JSON
        """One value in words; a dash for nothing."""
        if value is None or value == "":
            return "–"
        target = target_of(column)
        if target is not None:
            tr = self.texts.tr
            if target.__tablename__ == "blob":
                return tr("a picture or file")
            return self.title(target.__tablename__, value) or tr("no longer there")
        return _plain(column, value, self.texts)

    def _day(self, found: re.Match[str]) -> str:
        return long_date(date.fromisoformat(found[0]), self.texts.language)


def full_row(session: Session, table: str, key: int, step: int) -> Row:
    """A whole row as it came or went by a step or before it, else as it is; perhaps empty."""
    known = _full_rows(session, table, (key,), step).get(key)
    if known:
        return known
    mapped = table_of(mapped_tables()[table])
    present = session.execute(select(mapped).where(mapped.c.id == key)).mappings().first()
    return {str(name): value for name, value in present.items()} if present is not None else {}


def _full_rows(session: Session, table: str, ids: Collection[int], step: int) -> dict[int, Row]:
    """Rows as they last came or went up to a step."""
    before, after = HistoryChange.before, HistoryChange.after
    changes = select(HistoryChange.row_id, before, after).where(
        HistoryChange.table_name == table,
        HistoryChange.row_id.in_(ids),
        HistoryChange.step_id <= step,
        or_(before.is_(None), after.is_(None)),
    )
    found = session.execute(changes.order_by(HistoryChange.id))
    return {key: dict(old or new or {}) for key, old, new in found if old or new}


def _called(kind: str, row: Row) -> str:
    if kind == "person":
        said = {part: str(row.get(part) or "") for part in ("given", "family", "particle")}
        return PersonName(said["given"], said["family"], said["particle"]).full()
    return next((str(row[name]) for name in ("name", "title", "subject") if row.get(name)), "")


def moment_words(moment: datetime, language: str) -> str:
    """A moment (UTC) as the reader's clock shows it: ``6. Mai 2027, 10.42 Uhr``."""
    local = moment.astimezone()
    return f"{long_date(local.date(), language)}, {clock_time(local.time(), language)}"


def _plain(column: Column[Any], value: Any, texts: Translator) -> str:  # noqa: ANN401 - JSON
    words = CHOICES.get((column.table.name, column.name), {}).get(str(value))
    if words is not None:
        return texts.say(words)
    if not isinstance(value, str):
        return value_words(column.name, value, texts)
    language = texts.language
    if column.name in _SECTORS:
        return sector_name(value, language)
    if column.name == "languages":
        return ", ".join(language_name(code, language) for code in re.split(r"[ ,]+", value))
    with suppress(ValueError):
        if isinstance(column.type, Time):
            return clock_time(time.fromisoformat(value), language)
        if column.name in _MOMENTS:
            moment = datetime.fromisoformat(value)
            return moment_words(moment if moment.tzinfo else moment.replace(tzinfo=UTC), language)
        if column.name.endswith(("_on", "_date", "since", "expected_end", "first_contact")):
            return PartialDate.from_iso(value).format(language)
    return value_words(column.name, value, texts)
