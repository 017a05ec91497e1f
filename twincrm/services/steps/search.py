"""Which steps of the history are looked for: by words, by who, by what they touched, by when."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from twincrm.domain.folding import fold
from twincrm.services.progress import Silent
from twincrm.services.records.kinds import binds, mapped_tables, pointing_at
from twincrm.services.steps.days import midnight
from twincrm.services.steps.values import WORKINGS, field_called
from twincrm.store.base import Keeping, table_of
from twincrm.store.connection import rows
from twincrm.store.next_step import message_from_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.services.progress import Progress
    from twincrm.store.connection import Reading

Group = Literal["contacts", "partnerships", "visits", "tasks", "imports"]
"""What a step touched, or that it was an import."""
Period = Literal["today", "yesterday", "week", "month", "older"]
"""Today, yesterday, the last seven or thirty days with today, or what was before those thirty."""

GROUPS: tuple[Group, ...] = get_args(Group)
PERIODS: tuple[Period, ...] = get_args(Period)
_KINDS: dict[Group, tuple[str, ...]] = {
    "contacts": ("person", "organisation", "household"),
    "partnerships": ("partnership",),
    "visits": ("visit", "programme_item"),
    "tasks": ("task",),
}
_IMPORTS = ("Import", "TakeIn")
_DAYS: dict[Period, int] = {"today": 0, "week": 6, "month": 29}
_AT_ONCE = 2_000
"""Changed rows between two looks whether the answer is still wanted."""


@dataclass(frozen=True, slots=True)
class StepFilter:
    """What the history is narrowed down to; of several values of one kind any is enough."""

    text: str = ""
    groups: tuple[Group, ...] = ()
    who: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(fold(self.text).strip() or self.groups or self.who or self.periods)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A step with what of it is looked at."""

    id: int
    at: str
    who: str
    label: str
    command: str


def who_did(reading: Reading) -> tuple[str, ...]:
    """Everybody who did anything that is kept, in the order of the alphabet."""
    found = rows(reading, "SELECT DISTINCT who FROM history_step WHERE who <> '' ORDER BY 1")
    return tuple(str(row[0]) for row in found)


def steps_found(
    reading: Reading,
    wanted: StepFilter,
    texts: Translator,
    today: date,
    progress: Progress | None = None,
) -> array[int]:
    """The steps that are looked for, the newest first.

    Words are found in the names of steps, in who did them, and in the names of the changed fields
    with their old and new values as far as the history shows them; accents do not matter. What was
    done today or yesterday is found by these words as well.

    Raises:
        Cancelled: *progress* says so.
    """
    statement = "SELECT id, happened_at, who, label, command FROM history_step ORDER BY id DESC"
    kept = [_Kept(*row) for row in rows(reading, statement)]
    kept = [step for step in kept if _fits(step, wanted, today)]
    if wanted.groups:
        touched = _touching(reading, wanted.groups)
        kept = [s for s in kept if s.id in touched or _is_import(s, wanted.groups)]
    words = fold(wanted.text).split()
    if words:
        search = _Search(texts, words, today, progress or Silent())
        kept = search.found(reading, kept)
    return array("q", [step.id for step in kept])


def _fits(step: _Kept, wanted: StepFilter, today: date) -> bool:
    if wanted.who and step.who not in wanted.who:
        return False
    return not wanted.periods or any(_within(step.at, period, today) for period in wanted.periods)


def _within(at: str, period: Period, today: date) -> bool:
    if period == "yesterday":
        return midnight(today - timedelta(days=1)) <= at < midnight(today)
    days = _DAYS.get(period, _DAYS["month"])
    inside = at >= midnight(today - timedelta(days=days))
    return not inside if period == "older" else inside


def _is_import(step: _Kept, groups: Sequence[Group]) -> bool:
    return "imports" in groups and step.command.startswith(_IMPORTS)


def _touching(reading: Reading, groups: Sequence[Group]) -> set[int]:
    """Steps that touched a record of a group, or a part of one."""
    tables = {table for group in groups for table in _tables_of(group)}
    statement = (
        "SELECT DISTINCT step_id FROM history_change"
        " WHERE table_name IN (SELECT value FROM json_each(?))"
    )
    return {row[0] for row in rows(reading, statement, (json.dumps(sorted(tables)),))}


@cache
def _tables_of(group: Group) -> frozenset[str]:
    kinds = _KINDS.get(group, ())
    parts = {c.table.name for kind in kinds for c in pointing_at(kind) if binds(c)}
    return frozenset({*kinds, *parts})


class _Search:
    """Finds words; what one step lacks in its name may stand in what it changed."""

    def __init__(
        self, texts: Translator, words: Sequence[str], today: date, progress: Progress
    ) -> None:
        self._texts = texts
        self._words = words
        self._today = today
        self._days: dict[str, Period] = {
            fold(texts.tr("Today")): "today",
            fold(texts.tr("Yesterday")): "yesterday",
        }
        self._progress = progress
        self._fields: dict[str, dict[str, str]] = {}

    def found(self, reading: Reading, steps: Sequence[_Kept]) -> list[_Kept]:
        """Those of the steps in which every word is found."""
        lacking: dict[int, set[str]] = {}
        for step in steps:
            said = fold(f"{self._texts.say(message_from_json(step.label))} {step.who}")
            lacking[step.id] = {
                word for word in self._words if word not in said and not self._of_day(step, word)
            }
        self._look_into_changes(reading, {key: words for key, words in lacking.items() if words})
        return [step for step in steps if not lacking[step.id]]

    def _of_day(self, step: _Kept, word: str) -> bool:
        """Whether a word is that for the day of the step; only the whole of it."""
        period = self._days.get(word)
        return period is not None and _within(step.at, period, self._today)

    def _look_into_changes(self, reading: Reading, lacking: dict[int, set[str]]) -> None:
        last = 0
        statement = (
            "SELECT id, step_id, table_name, before, after FROM history_change"
            f" WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}"
        )
        while batch := rows(reading, statement, (last,)):
            self._progress.step(0, 0)
            for key, step, table, before, after in batch:
                last = key
                words = lacking.get(step)
                if words:
                    said = self._said(table, before, after)
                    words.difference_update([word for word in words if word in said])

    def _said(self, table: str, before: str | None, after: str | None) -> str:
        """Names of fields and their values, folded; nothing of what the history does not show."""
        fields = self._fields_of(table)
        if not fields:
            return ""
        said: list[str] = []
        for kept in (before, after):
            values: dict[str, Any] = json.loads(kept) if kept else {}
            for column, value in values.items():
                if column in fields and value not in (None, "", False):
                    said += (fields[column], str(value))
        return fold(" ".join(said))

    def _fields_of(self, table: str) -> dict[str, str]:
        """What the columns of a table are called; none of a sensitive one."""
        if table not in self._fields:
            mapped = mapped_tables().get(table)
            shown = mapped is not None and mapped.__keeping__ is not Keeping.SENSITIVE
            columns = table_of(mapped).columns if mapped is not None and shown else ()
            named = {
                c.name: field_called(c, self._texts) for c in columns if c.name not in WORKINGS
            }
            self._fields[table] = {name: called for name, called in named.items() if called}
        return self._fields[table]
