"""Finding: every word a beginning or, from three letters, any part of a word; ranked.

What begins a title comes first, then what begins words of it, then what is found elsewhere; among
equals the order of the alphabet decides. Of a tier with very many hits only the first thousands
are put in order: nobody reads further, and a keystroke must not wait for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from twincrm.store.connection import id_list, rows
from twincrm.store.search.ids import code_of
from twincrm.store.search.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twincrm.store.connection import Reading, Statements, Values
    from twincrm.store.search.ids import Kind
    from twincrm.store.search.wording import Wording

Row = Sequence[Any]
Order = Literal["name", "name_down", "rank"]

_FEW, _MANY = 900, 20_000
"""Up to so many hits are looked up one by one; so many are put in order at most."""
_LAST = "\U0010ffff"
_COLUMNS = "e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors, e.sort_key"
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


class Listed(NamedTuple):
    """An entry as a list shows it; `sectors` are words of `Sector` with blanks between them."""

    id: int
    kind: Kind
    record_id: int
    title: str
    subtitle: str
    sectors: str


@dataclass(frozen=True, slots=True)
class Found:
    """How many records were found, and those of one page."""

    total: int
    hits: tuple[Hit, ...]


def find(
    reading: Reading, text: str, *, kinds: Sequence[Kind] = (), limit: int = 50, offset: int = 0
) -> Found:
    """The records that a text is found in, best first; none for a text without words."""
    wording = read_wording(text)
    if not wording.words:
        return Found(0, ())
    search = _Search(reading.connection(), wording, kinds)
    total, rows = search.page(limit, offset)
    return Found(total, tuple(map(_hit, rows)))


def ids(
    reading: Reading, text: str, kinds: Sequence[Kind] = (), order: Order = "name"
) -> array[int]:
    """The ids of all entries that a text is found in, for lists.

    All there are for a text without words: a list that nothing was searched in shows everything.
    """
    return _Search(reading.connection(), read_wording(text), kinds).all_ids(order)


def entries_with(reading: Reading, wanted: Iterable[int]) -> tuple[Listed, ...]:
    """The entries of these ids, in no order; none of what is gone."""
    statement = (
        f"SELECT {', '.join(Listed._fields)} FROM search_entry"
        " WHERE id IN (SELECT value FROM json_each(?))"
    )
    return tuple(Listed(*row) for row in rows(reading, statement, (id_list(wanted),)))


def total(reading: Reading, kinds: Sequence[Kind]) -> int:
    """How many entries of these kinds there are."""
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    counted = f"SELECT count(*) FROM search_entry WHERE kind IN ({wanted})"
    return int(rows(reading, counted)[0][0])


def _hit(row: Row) -> Hit:
    _, kind, record, title, subtitle, sectors, _, score = row
    return Hit(kind, record, title, subtitle, score, tuple(sectors.split()))


class _Search:
    """One query on one connection, asked for in several ways."""

    def __init__(self, connection: Statements, wording: Wording, kinds: Sequence[Kind]) -> None:
        self._connection = connection
        self._wording = wording
        self._codes = ", ".join(str(code_of(kind)) for kind in dict.fromkeys(kinds))

    def page(self, limit: int, offset: int) -> tuple[int, Sequence[Row]]:
        """How many entries are found, and a page of them; each way is tried as far as needed."""
        needed = limit + offset
        first = self._beginning(needed)
        many_titles = len(first) >= needed or self._many_titles()
        if not many_titles and (few := self._few()) is not None:
            listed = "SELECT value AS rowid FROM json_each(?)"
            return len(few), self._scored(listed, (id_list(few),), limit, offset)
        found = {row[0]: row for row in first}
        tiers = self._tiers(needed, many_titles=many_titles)
        while len(found) < needed and (rows := next(tiers, None)) is not None:
            for row in rows:
                found.setdefault(row[0], row)
        return self._total(), list(found.values())[offset:needed]

    def all_ids(self, order: Order) -> array[int]:
        """All found entries, or all there are when nothing was asked, in order."""
        direction = " DESC" if order == "name_down" else ""
        by_name = f"e.sort_key{direction}, e.id{direction}"
        if not self._wording.words:
            where, values = self._of_kinds("e.id"), ()
        else:
            hits, values = self._hits()
            where = f"e.id IN ({hits})"
            if order == "rank":
                score, wanted = self._score()
                by_name, values = f"{score} DESC, {by_name}", (*values, *wanted)
        rows = self._rows(
            f"SELECT e.id FROM search_entry AS e WHERE {where} ORDER BY {by_name}", values
        )
        return array("q", [row[0] for row in rows])

    def _total(self) -> int:
        hits, values = self._hits()
        return self._rows(f"SELECT count(*) FROM ({hits})", values)[0][0]

    def _few(self) -> list[int] | None:
        """All found entries, or None when there are too many to look each of them up."""
        hits, values = self._hits()
        found = [row[0] for row in self._rows(f"{hits} LIMIT {_FEW + 1}", values)]
        return found if len(found) <= _FEW else None

    def _beginning(self, needed: int) -> Sequence[Row]:
        """Entries whose sort key begins with the one word of the query: read off an index."""
        if len(self._wording.words) > 1:
            return ()
        one = (
            f"SELECT * FROM (SELECT {_COLUMNS}, {BEGINS_TITLE} FROM search_entry AS e"
            f" WHERE e.sort_key >= ? AND e.sort_key < ? AND {self._of_kinds('e.id')}"
            " ORDER BY e.sort_key, e.id LIMIT ?)"
        )
        forms = self._wording.beginnings
        values = [value for form in forms for value in (form, form + _LAST, needed)]
        statement = " UNION ".join([one] * len(forms))
        return self._rows(f"{statement} ORDER BY sort_key, id LIMIT ?", (*values, needed))

    def _many_titles(self) -> bool:
        title, values = self._in_title()
        counted = f"SELECT count(*) FROM ({title} LIMIT {_FEW + 1})"
        return self._rows(counted, values)[0][0] > _FEW

    def _tiers(self, needed: int, *, many_titles: bool) -> Iterator[Sequence[Row]]:
        """Entries with all words in their title, then those found anywhere."""
        title, values = self._in_title()
        if many_titles:
            yield self._walked(title, values, IN_TITLE, needed)
        else:
            yield self._scored(title, values, needed, 0)
        yield self._walked(*self._hits(), ELSEWHERE, 2 * needed)

    def _scored(self, hits: str, values: Values, limit: int, offset: int) -> Sequence[Row]:
        """Look up every hit, score it, and put all in order."""
        score, wanted = self._score()
        return self._rows(
            f"SELECT {_COLUMNS}, {score} AS score FROM ({hits}) AS h"
            " CROSS JOIN search_entry AS e ON e.id = h.rowid"
            " ORDER BY score DESC, e.sort_key, e.id LIMIT ? OFFSET ?",
            (*wanted, *values, limit, offset),
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

    def _score(self) -> tuple[str, Values]:
        """How well an entry is found: a person's family name begins its title as well."""
        beginnings = self._wording.beginnings
        tests = ["substr(e.sort_key, 1, ?) = ?"] * len(beginnings)
        values = [value for text in beginnings for value in (len(text), text)]
        if len(self._wording.words) > 1:
            tests.append("substr(e.heading, 1, ?) = ?")
            values += values
        title, wanted = self._in_title()
        score = (
            f"CASE WHEN {' OR '.join(tests)} THEN {BEGINS_TITLE}"
            f" WHEN e.id IN ({title}) THEN {IN_TITLE} ELSE {ELSEWHERE} END"
        )
        return score, (*values, *wanted)

    def _matching(self, table: str) -> str:
        return f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND {self._of_kinds()}"

    def _of_kinds(self, column: str = "rowid") -> str:
        return f"({column} & 7) IN ({self._codes})" if self._codes else "1"

    def _rows(self, statement: str, values: Values) -> Sequence[Row]:
        return self._connection.exec_driver_sql(statement, values).all()
