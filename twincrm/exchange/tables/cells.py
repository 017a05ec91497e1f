"""Cells of a row, by what their columns are."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from twincrm.domain.records.table_row import RowProblem
from twincrm.exchange.tables.content import says_nothing
from twincrm.exchange.tables.safety import without_guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.texts import Message
    from twincrm.exchange.tables.mapping import Column
    from twincrm.exchange.tables.table import Row, Value

_SEVERAL = re.compile(r"\s*:::\s*")


class Cells:
    """The filled cells of one row by field, and the notes and problems that come of them."""

    def __init__(self, columns: Iterable[Column], row: Row) -> None:
        self._found: defaultdict[str, list[tuple[Column, Value]]] = defaultdict(list)
        self.notes: list[str] = []
        self.problems: list[RowProblem] = []
        for column in columns:
            value = row[column.place] if column.place < len(row) else None
            if value is None or column.meaning == "out":
                continue
            if isinstance(value, str):
                value = plain(value)
                if not value:
                    continue
            self._found[column.field].append((column, value))

    def of(self, field: str) -> list[tuple[Column, Value]]:
        """The cells of a field, with their columns."""
        return self._found.get(field, [])

    def has(self, field: str) -> bool:
        """Whether a field has a cell that says something."""
        return field in self._found

    def text(self, field: str) -> str:
        """The first cell of a field as text."""
        cells = self._found.get(field)
        return shown(cells[0][1]) if cells else ""

    def line(self, field: str) -> str:
        """The first cell of a field on one line."""
        return " ".join(self.text(field).split())

    def texts(self, field: str) -> list[str]:
        """All cells of a field, each value of theirs."""
        return [part for _, value in self.of(field) for part in several(shown(value))]

    def keep(self, column: Column, text: str) -> None:
        """What there is no place for goes to the note, with its header."""
        said = f"{column.header}: {text}" if column.header else text
        if said not in self.notes:
            self.notes.append(said)

    def trouble(self, column: Column, text: str, message: Message) -> None:
        """What cannot be understood is told of, and goes to the note."""
        self.problems.append(RowProblem(column.header, text, message))
        self.keep(column, text)


def plain(text: str) -> str:
    """A cell without blanks around it, and without the ``'`` that kept it from being a formula."""
    text = without_guard(text.strip())
    return "" if says_nothing(text) else text


def shown(value: Value) -> str:
    """A cell as text; a day as Germans and French write it."""
    if isinstance(value, date):
        return f"{value.day:02}.{value.month:02}.{value.year}"
    return value or ""


def several(text: str) -> list[str]:
    """The values of a cell that holds several, as Google joins them."""
    return [part for part in _SEVERAL.split(text) if part.strip()] if ":::" in text else [text]
