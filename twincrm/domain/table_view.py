"""How a table is shown: which columns in which order, how wide, and what its rows are sorted by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LEAST_WIDTH, MOST_WIDTH = 24, 2_000
"""The bounds of a column in design pixels."""
MOST_KEYS = 3
"""By so many columns at once rows are sorted; a further one says nothing more."""

_COLUMN = re.compile(r"([a-z][a-z0-9_]*)(?::(\d{1,6}))?")
_SORT = re.compile(r"([a-z][a-z0-9_]*)([+-])")


@dataclass(frozen=True, slots=True)
class SortBy:
    """A column that rows are sorted by."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """What a user made of a table; nothing in it means: as in the beginning."""

    columns: tuple[str, ...] = ()
    """The keys of the columns shown, from the first to the last."""
    widths: tuple[tuple[str, int], ...] = ()
    """The widths that were chosen, in design pixels at 100 %."""
    sort: tuple[SortBy, ...] = ()
    """The first one decides, the next ones among equals."""

    def to_text(self) -> str:
        """One line that `from_text` reads: ``name:240 phone mobile / town+ name-``."""
        widths = dict(self.widths)
        rest = [key for key in widths if key not in self.columns]
        columns = [f"{key}:{widths[key]}" if key in widths else key for key in self.columns]
        hidden = [f"-{key}:{widths[key]}" for key in rest]
        keys = [f"{each.column}{'-' if each.descending else '+'}" for each in self.sort]
        return " ".join([*columns, *hidden, *(["/", *keys] if keys else [])])

    @classmethod
    def from_text(cls, text: str) -> TableView:
        """What can be read of a text; words that say nothing are passed over."""
        shown, _, sorted_by = text.partition("/")
        widths: dict[str, int] = {}
        columns: list[str] = []
        for hidden, key, width in _columns(shown):
            if width:
                widths[key] = min(MOST_WIDTH, max(LEAST_WIDTH, width))
            if not hidden and key not in columns:
                columns.append(key)
        return cls(tuple(columns), tuple(widths.items()), _sort(sorted_by))

    def known(self, keys: Collection[str], first: str) -> TableView:
        """The same without columns there are no more; the *first* one is always there."""
        columns = tuple(key for key in self.columns if key in keys)
        if columns and first not in columns:
            columns = (first, *columns)
        return TableView(
            columns,
            tuple((key, width) for key, width in self.widths if key in keys),
            tuple(each for each in self.sort if each.column in keys),
        )

    def or_else(self, beginning: TableView) -> TableView:
        """The same, with the columns and the order of the *beginning* where none were chosen."""
        return TableView(
            self.columns or beginning.columns, self.widths, self.sort or beginning.sort
        )

    def width_of(self, key: str) -> int | None:
        """How wide a column was made, None where nobody did."""
        return dict(self.widths).get(key)

    def with_columns(self, columns: tuple[str, ...]) -> TableView:
        """The same with other columns; rows are sorted by none that is not shown."""
        kept = tuple(each for each in self.sort if each.column in columns)
        return TableView(columns, self.widths, kept)

    def with_width(self, key: str, width: int) -> TableView:
        """The same with one column of another width."""
        width = min(MOST_WIDTH, max(LEAST_WIDTH, width))
        return replace(self, widths=tuple({**dict(self.widths), key: width}.items()))

    def sorted_by(self, key: str, *, added: bool) -> TableView:
        """The same sorted by a column: anew, or *added* to what is sorted by already.

        A column that is sorted by already turns round; added a third time it is let go.
        """
        before = next((each for each in self.sort if each.column == key), None)
        turned = SortBy(key, descending=before is not None and not before.descending)
        if not added:
            alone = before is not None and len(self.sort) == 1
            return replace(self, sort=(turned if alone else SortBy(key),))
        others = tuple(each for each in self.sort if each.column != key)
        if before is None:
            return replace(self, sort=(*others[: MOST_KEYS - 1], turned))
        if before.descending:
            return replace(self, sort=others)
        return replace(
            self, sort=tuple(turned if each.column == key else each for each in self.sort)
        )


def moved(columns: tuple[str, ...], key: str, steps: int) -> tuple[str, ...]:
    """Columns after one of them moved; the first one keeps its place, none comes before it."""
    if key not in columns[1:]:
        return columns
    left = [each for each in columns if each != key]
    at = min(len(left), max(1, columns.index(key) + steps))
    return (*left[:at], key, *left[at:])


def _columns(text: str) -> Iterator[tuple[bool, str, int]]:
    """Whether each is hidden, its key, and its width or 0."""
    for word in text.split():
        hidden = word.startswith("-")
        found = _COLUMN.fullmatch(word[1:] if hidden else word)
        if found:
            yield hidden, found[1], int(found[2] or 0)


def _sort(text: str) -> tuple[SortBy, ...]:
    found = (_SORT.fullmatch(word) for word in text.split())
    by_key = {each[1]: SortBy(each[1], each[2] == "-") for each in found if each}
    return tuple(by_key.values())[:MOST_KEYS]
