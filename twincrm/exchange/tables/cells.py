"""Cells of a row, by what their columns are."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from twincrm.domain.records.table_row import RowProblem
from twincrm.domain.texts import Message
from twincrm.exchange.tables.content import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.exchange.tables.mapping import Column
    from twincrm.exchange.tables.table import Row, Value

_SHORT = 5
"""What only fills its place is shorter."""
_NONE: list[Any] = []
LONGEST = 300
"""Letters of a cell that is about a name, an address or a number; no such thing is longer."""
_NOTES = frozenset({"note", "keep", "member_note"})
_TOO_LONG = Message(
    "This is too long for what the column is; only its beginning was taken. All of it is in the "
    "note."
)
_UNSEEN = re.compile("[\x80-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANK = re.compile("[\\s\xad\u180e\u200b-\u200f\u2060-\u2064\ufeff]*")
"""Spaces without width and the like (Unicode Standard, table 4-4)."""
_SEVERAL = re.compile(r"\s*:::\s*")


class Cells:
    """The filled cells of one row by field, and the notes and problems that come of them."""

    def __init__(self, columns: Iterable[tuple[int, str, Column]], row: Row) -> None:
        """*columns* are the places and fields of all columns that are kept, and they themselves."""
        self._found: dict[str, list[tuple[Column, Value]]] = {}
        self.notes: list[str] = []
        self.problems: list[RowProblem] = []
        width = len(row)
        for place, field, column in columns:
            value = row[place] if place < width else None
            if isinstance(value, str):
                value = value.strip()
                if len(value) < _SHORT or not value.isascii():
                    value = plain(value)
                if len(value) > LONGEST and field not in _NOTES:
                    self.trouble(column, value, _TOO_LONG)
                    value = value[:LONGEST]
            if not value:
                continue
            if field in self._found:
                self._found[field].append((column, value))
            else:
                self._found[field] = [(column, value)]

    def of(self, field: str) -> list[tuple[Column, Value]]:
        """The cells of a field, with their columns."""
        return self._found.get(field, _NONE)

    def change(self, field: str, column: Column, text: str) -> None:
        """Put other words into a cell; without any it says nothing."""
        cells = [(c, text if c is column else v) for c, v in self._found[field]]
        self._found[field] = [(c, v) for c, v in cells if v]
        if not self._found[field]:
            del self._found[field]

    def put(self, field: str, column: Column, text: str) -> None:
        """Put the words of a column where another field is read."""
        self._found[field] = [*self.of(field), (column, text)]

    def has(self, field: str) -> bool:
        """Whether a field has a cell that says something."""
        return field in self._found

    def text(self, field: str) -> str:
        """The first cell of a field as text."""
        cells = self._found.get(field)
        return shown(cells[0][1]) if cells else ""

    def line(self, field: str) -> str:
        """The first cell of a field on one line."""
        cells = self._found.get(field)
        return " ".join(shown(cells[0][1]).split()) if cells else ""

    def texts(self, field: str) -> list[str]:
        """All cells of a field, each value of theirs."""
        return [part for _, value in self.of(field) for part in several(shown(value))]

    @property
    def fields(self) -> Iterable[str]:
        """The fields that have a cell."""
        return self._found

    def keep(self, column: Column, text: str) -> None:
        """What there is no place for goes to the note, with its header."""
        said = f"{column.header}: {text}" if column.header else text
        if said not in self.notes:
            self.notes.append(said)

    def warn(self, column: Column, text: str, message: Message) -> None:
        """What was taken as it stands, but should be looked at, is told of."""
        self.problems.append(RowProblem(column.header, text[:LONGEST], message))

    def trouble(self, column: Column, text: str, message: Message) -> None:
        """What cannot be understood is told of, and goes to the note."""
        self.problems.append(RowProblem(column.header, text[:LONGEST], message))
        self.keep(column, text)


def plain(text: str) -> str:
    """A cell without blanks around it; nothing where it only fills its place, or nobody sees it.

    Controls, and marks that turn the direction of what follows, are no letters.
    """
    text = text.strip()
    if not text.isascii():
        text = _UNSEEN.sub("", text).strip()
        if _BLANK.fullmatch(text):
            return ""
    if len(text) < _SHORT:
        return "" if says_nothing(text) else text
    return text


def shown(value: Value) -> str:
    """A cell as text; a day as Germans and French write it."""
    if isinstance(value, date):
        return f"{value.day:02}.{value.month:02}.{value.year}"
    return value or ""


def several(text: str) -> list[str]:
    """The values of a cell that holds several, as Google joins them."""
    return [part for part in _SEVERAL.split(text) if part.strip()] if ":::" in text else [text]
