"""Finding: every word a beginning or, from three letters, any part of a word; ranked.

What begins a title comes first, then what begins words of it, then what is found elsewhere; among
equals the order of the alphabet decides. Of a tier with very many hits only the first thousands
are put in order: nobody reads further, and a keystroke must not wait for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from twincrm.store.search.ids import code_of
from twincrm.store.search.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from twincrm.store.search.ids import Kind
    from twincrm.store.search.wording import Wording

Row = Sequence[Any]
Values = tuple[str | int, ...]
Order = Literal["name", "name_down", "rank"]

_FEW, _MANY = 1_000, 20_000
"""Up to so many hits are looked up one by one; so many are put in order at most."""
_LAST = "\U0010ffff"
_COLUMNS = "e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors"
BEGINS_TITLE, IN_TITLE, ELSEWHERE = 3, 2, 1
"""Scores of hits."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found record as a list shows it; `sectors` are the words of `Sector`."""

    kind: Kind
    record_id: int
    title: str
    subtitle: str
    score: int
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """How many records were found, and those of one page."""

    total: int
    hits: tuple[Hit, ...]


def find(
    session: Session, text: str, *, kinds: Sequence[Kind] = (), limit: int = 50, offset: int = 0
) -> Found:
    """The records that a text is found in, best first; none for a text without words."""
    wording = read_wording(text)
    if not wording.words:
        return Found(0, ())
    search = _Search(session.connection(), wording, kinds)
    total = search.total()
    if total <= _FEW:
        rows = search.ranked(limit, offset)
    else:
        rows = search.ranked_many(limit + offset)[offset:]
    return Found(total, tuple(map(_hit, rows)))


def ids(
    session: Session, text: str, kinds: Sequence[Kind] = (), order: Order = "name"
) -> array[int]:
    """The ids of all entries that a text is found in, for lists.

    All there are for a text without words: a list that nothing was searched in shows everything.
    """
    wording = read_wording(text)
    search = _Search(session.connection(), wording, kinds)
    found = search.all_ids(down=order == "name_down")
    if order != "rank" or not wording.words:
        return found
    first = search.all_in_title()
    return array("q", chain((i for i in found if i in first), (i for i in found if i not in first)))


def _hit(row: Row) -> Hit:
    _, kind, record, title, subtitle, sectors, score = row
    return Hit(kind, record, title, subtitle, score, tuple(sectors.split()))


class _Search:
    """One query on one connection, asked for in several ways."""

    def __init__(self, connection: Connection, wording: Wording, kinds: Sequence[Kind]) -> None:
        self._connection = connection
        self._wording = wording
        self._codes = ", ".join(str(code_of(kind)) for kind in dict.fromkeys(kinds))

    def total(self) -> int:
        """How many entries are found."""
        hits, values = self._hits()
        return self._rows(f"SELECT count(*) FROM ({hits})", values)[0][0]

    def ranked(self, limit: int, offset: int) -> Sequence[Row]:
        """A page of few hits: each is looked up and scored."""
        hits, values = self._hits()
        title, wanted = self._in_title()
        begins, beginnings = self._begins()
        return self._rows(
            f"SELECT {_COLUMNS}, CASE WHEN {begins} THEN {BEGINS_TITLE}"
            f" WHEN e.id IN ({title}) THEN {IN_TITLE} ELSE {ELSEWHERE} END AS score"
            f" FROM ({hits}) AS h CROSS JOIN search_entry AS e ON e.id = h.rowid"
            " ORDER BY score DESC, e.sort_key, e.id LIMIT ? OFFSET ?",
            (*beginnings, *wanted, *values, limit, offset),
        )

    def ranked_many(self, needed: int) -> list[Row]:
        """The first *needed* of many hits, tier by tier; later tiers only as far as needed."""
        found: dict[int, Row] = {}
        for rows in self._tiers(needed):
            for row in rows:
                found.setdefault(row[0], row)
            if len(found) >= needed:
                break
        return list(found.values())[:needed]

    def all_ids(self, *, down: bool) -> array[int]:
        """All found entries, or all there are when nothing was asked, in the order of names."""
        direction = " DESC" if down else ""
        where, values = f"WHERE {self._of_kinds('e.id')}", ()
        if self._wording.words:
            hits, values = self._hits()
            where = f"WHERE e.id IN ({hits})"
        rows = self._rows(
            f"SELECT e.id FROM search_entry AS e {where}"
            f" ORDER BY e.sort_key{direction}, e.id{direction}",
            values,
        )
        return array("q", [row[0] for row in rows])

    def all_in_title(self) -> set[int]:
        """The entries that have all words in their title."""
        return {row[0] for row in self._rows(*self._in_title())}

    def _tiers(self, needed: int) -> Iterator[Sequence[Row]]:
        for beginning in self._wording.beginnings:
            yield self._rows(
                f"SELECT {_COLUMNS}, {BEGINS_TITLE} FROM search_entry AS e"
                f" WHERE e.sort_key >= ? AND e.sort_key < ? AND {self._of_kinds('e.id')}"
                " ORDER BY e.sort_key, e.id LIMIT ?",
                (beginning, beginning + _LAST, needed),
            )
        title, values = self._in_title()
        counted = f"SELECT count(*) FROM ({title} LIMIT {_FEW + 1})"
        way = self._walked if self._rows(counted, values)[0][0] > _FEW else self._sorted
        yield way(title, values, IN_TITLE, 2 * needed)
        yield self._walked(*self._hits(), ELSEWHERE, 2 * needed)

    def _sorted(self, hits: str, values: Values, score: int, needed: int) -> Sequence[Row]:
        """Look up every hit and put all in order."""
        return self._rows(
            f"SELECT {_COLUMNS}, {score} FROM ({hits}) AS h"
            " CROSS JOIN search_entry AS e ON e.id = h.rowid ORDER BY e.sort_key, e.id LIMIT ?",
            (*values, needed),
        )

    def _walked(self, hits: str, values: Values, score: int, needed: int) -> Sequence[Row]:
        """Walk through all entries by name until enough of the many hits were met."""
        return self._rows(
            f"SELECT {_COLUMNS}, {score} FROM search_entry AS e INDEXED BY ix_search_entry_sort"
            f" WHERE e.id IN ({hits} ORDER BY rowid LIMIT {_MANY})"
            " ORDER BY e.sort_key, e.id LIMIT ?",
            (*values, needed),
        )

    def _hits(self) -> tuple[str, Values]:
        """A statement for the ids of all found entries, and its values."""
        long, short = self._wording.long, self._wording.short
        if not long:
            return self._matching("search_words"), (short,)
        parts = self._matching("search_trigram")
        if not short:
            return parts, (long,)
        # The plus keeps SQLite from asking the short words anew for every single hit.
        starts = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        return f"{parts} AND +rowid IN ({starts})", (long, short)

    def _in_title(self) -> tuple[str, Values]:
        """A statement for the ids of entries with all words in their title, and its values."""
        return self._matching("search_words"), (self._wording.in_title,)

    def _begins(self) -> tuple[str, Values]:
        """A condition: what an entry is sorted by, or called, begins with the query."""
        beginnings = self._wording.beginnings
        tests = ["substr(e.sort_key, 1, ?) = ?"] * len(beginnings)
        values = [value for text in beginnings for value in (len(text), text)]
        if len(self._wording.words) > 1:
            tests.append("substr(e.heading, 1, ?) = ?")
            values += values
        return f"({' OR '.join(tests)})", tuple(values)

    def _matching(self, table: str) -> str:
        return f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND {self._of_kinds()}"

    def _of_kinds(self, column: str = "rowid") -> str:
        return f"({column} & 7) IN ({self._codes})" if self._codes else "1"

    def _rows(self, statement: str, values: Values) -> Sequence[Row]:
        return self._connection.exec_driver_sql(statement, values).all()
