"""Finding: every word a beginning or, from three letters, any part of a word; ranked.

What begins a title comes first, then what begins words of it, then what is found elsewhere; among
equals the order of the alphabet decides. Of a tier with very many hits only the first thousands
are put in order: nobody reads further, and a keystroke must not wait for it.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from twincrm.store.search.ids import Kind, code_of
from twincrm.store.search.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from twincrm.store.search.wording import Wording

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
    if not wording.words or limit <= 0:
        return Found(0, ())
    search = _Search(session.connection(), wording, kinds)
    rows = search.ranked(max(0, offset) + limit)[max(0, offset) :]
    hits = tuple(
        Hit(kind, record, title, subtitle, score, tuple(sectors.split()))
        for score, (_, kind, record, title, subtitle, sectors) in rows
    )
    return Found(search.total(), hits)


def ids(
    session: Session, text: str, kinds: Sequence[Kind] = (), order: Order = "name"
) -> array[int]:
    """The ids of all entries that a text is found in, for lists; of all for an empty text."""
    wording = read_wording(text)
    search = _Search(session.connection(), wording, kinds)
    found = search.all_ids(down=order == "name_down")
    if order != "rank" or not wording.words:
        return found
    first = search.all_in_title()
    return array("q", chain((i for i in found if i in first), (i for i in found if i not in first)))


class _Search:
    """One query on one connection, asked for in several ways."""

    def __init__(self, connection: Connection, wording: Wording, kinds: Sequence[Kind]) -> None:
        self._connection = connection
        self._wording = wording
        self._codes = ", ".join(str(code_of(kind)) for kind in dict.fromkeys(kinds))

    def ranked(self, needed: int) -> list[tuple[int, Sequence[Any]]]:
        """At least the first *needed* hits, each with its score."""
        seen: set[int] = set()
        found: list[tuple[int, Sequence[Any]]] = []
        for score, rows in self._tiers(needed):
            for row in rows:
                if row[0] not in seen:
                    seen.add(row[0])
                    found.append((score, row))
            if len(found) >= needed:
                break
        return found[:needed]

    def total(self) -> int:
        """How many entries are found."""
        hits, values = self._hits()
        return self._rows(f"SELECT count(*) FROM ({hits})", values)[0][0]

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
        statement = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        return {row[0] for row in self._rows(statement, (self._wording.in_title,))}

    def _tiers(self, needed: int) -> Iterator[tuple[int, Sequence[Any]]]:
        words = self._wording.words
        if len(words) == 1:
            for form in words[0].forms:
                yield BEGINS_TITLE, self._beginning(form, needed)
        title = f"SELECT rowid FROM search_words WHERE search_words MATCH ? AND {self._of_kinds()}"
        yield IN_TITLE, self._tier(title, (self._wording.in_title,), 2 * needed)
        yield ELSEWHERE, self._tier(*self._hits(), 2 * needed)

    def _beginning(self, form: str, needed: int) -> Sequence[Any]:
        return self._rows(
            f"SELECT {_COLUMNS} FROM search_entry AS e WHERE e.sort_key >= ? AND e.sort_key < ?"
            f" AND {self._of_kinds('e.id')} ORDER BY e.sort_key, e.id LIMIT ?",
            (form, form + _LAST, needed),
        )

    def _tier(self, hits: str, values: tuple[str, ...], needed: int) -> Sequence[Any]:
        """The first entries of a tier in order, found the quicker way for their number."""
        counted = f"SELECT count(*) FROM ({hits} LIMIT {_FEW + 1})"
        if self._rows(counted, values)[0][0] > _FEW:
            return self._walked(hits, values, needed)
        return self._sorted(hits, values, needed)

    def _sorted(self, hits: str, values: tuple[str, ...], needed: int) -> Sequence[Any]:
        """Look up every hit: those whose title begins with the query first, then by name."""
        beginning = self._wording.beginning
        return self._rows(
            f"SELECT {_COLUMNS} FROM ({hits}) AS h CROSS JOIN search_entry AS e ON e.id = h.rowid"
            " ORDER BY substr(e.heading, 1, ?) <> ?, e.sort_key, e.id LIMIT ?",
            (*values, len(beginning), beginning, needed),
        )

    def _walked(self, hits: str, values: tuple[str, ...], needed: int) -> Sequence[Any]:
        """Walk through all entries by name until enough of the many hits were met."""
        return self._rows(
            f"SELECT {_COLUMNS} FROM search_entry AS e INDEXED BY ix_search_entry_sort"
            f" WHERE e.id IN ({hits} ORDER BY rowid LIMIT {_MANY})"
            " ORDER BY e.sort_key, e.id LIMIT ?",
            (*values, needed),
        )

    def _hits(self) -> tuple[str, tuple[str, ...]]:
        """A statement for the ids of all found entries, and its values."""
        long, short = self._wording.long, self._wording.short
        starts = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        if not long:
            return f"{starts} AND {self._of_kinds()}", (short,)
        parts = (
            f"SELECT rowid FROM search_trigram WHERE search_trigram MATCH ? AND {self._of_kinds()}"
        )
        if not short:
            return parts, (long,)
        return f"{parts} AND +rowid IN ({starts})", (long, short)

    def _of_kinds(self, column: str = "rowid") -> str:
        return f"({column} & 7) IN ({self._codes})" if self._codes else "1"

    def _rows(self, statement: str, values: tuple[Any, ...]) -> Sequence[Any]:
        return self._connection.exec_driver_sql(statement, values).all()
