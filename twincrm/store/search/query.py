"""Finding: every word a beginning or, from three letters, any part of a word; ranked.

What begins a title comes first, then what begins words of it, then what is found elsewhere; among
equals the order of the alphabet decides, and of one name people come before their households.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from twincrm.store.connection import rows
from twincrm.store.search.statements import BEGINS_TITLE, ELSEWHERE, IN_TITLE, Statements
from twincrm.store.search.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from twincrm.store.connection import Reading
    from twincrm.store.search.ids import Kind
    from twincrm.store.search.statements import Statement, Values
    from twincrm.store.search.wording import Wording

Order = Literal["name", "name_down", "rank"]

VERY_FEW, FEW = 200, 2_000
"""Up to so many hits are looked up and scored one by one, before those of the title and after
them; more are met in the order of names."""
_ALL = -1
_COLUMNS = "e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors"

__all__ = [
    "BEGINS_TITLE", "ELSEWHERE", "FEW", "IN_TITLE", "Hit", "Order",
    "count", "find", "first", "ids", "total",
]  # fmt: skip


class Hit(NamedTuple):
    """A found record as a list shows it; `sectors` are the words of `Sector`."""

    kind: Kind
    record_id: int
    title: str
    subtitle: str
    sectors: tuple[str, ...]
    score: int


def find(
    reading: Reading, text: str, *, kinds: Sequence[Kind] = (), limit: int = 50, offset: int = 0
) -> tuple[Hit, ...]:
    """The records that a text is found in, best first; none for a text without words.

    How many there are in all is a question of its own, `count`: it may take far longer.
    """
    wording = read_wording(text)
    if not wording.words:
        return ()
    found = _Search(reading, wording, kinds).page(limit + offset)
    return tuple(
        Hit(kind, record, title, subtitle, tuple(sectors.split()), score)
        for _, kind, record, title, subtitle, sectors, score in found[offset:]
    )


def first(
    reading: Reading, text: str, kinds: Sequence[Kind], limit: int
) -> Sequence[Sequence[Any]]:
    """The first entries that `ids` finds by rank: id, kind, record, title, subtitle, sectors."""
    wording = read_wording(text)
    search = _Search(reading, wording, kinds)
    return [row[:6] for row in search.page(limit)] if wording.words else search.everything(limit)


def count(reading: Reading, text: str, *, kinds: Sequence[Kind] = ()) -> int:
    """How many records a text is found in; none for a text without words."""
    wording = read_wording(text)
    return _Search(reading, wording, kinds).total() if wording.words else 0


def ids(
    reading: Reading,
    text: str,
    kinds: Sequence[Kind] = (),
    order: Order = "name",
    limit: int | None = None,
) -> array[int]:
    """The ids of the entries that a text is found in, for lists: all, or the first of them.

    All there are for a text without words: a list that nothing was searched in shows everything.
    """
    search = _Search(reading, read_wording(text), kinds)
    return array("q", search.ids(order, _ALL if limit is None else limit))


def total(reading: Reading, kinds: Sequence[Kind]) -> int:
    """How many entries of these kinds there are."""
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    counted = f"SELECT count(*) FROM search_entry WHERE kind IN ({wanted})"
    return int(rows(reading, counted)[0][0])


class _Search:
    """One query on one connection, asked for in several ways."""

    def __init__(self, reading: Reading, wording: Wording, kinds: Sequence[Kind]) -> None:
        self._reading = reading
        self._wording = wording
        self._say = Statements(wording, kinds)

    def page(self, needed: int) -> list[Sequence[Any]]:
        """The best entries; each way to find some is gone only as far as needed."""
        found: dict[int, Sequence[Any]] = {}
        for statement in self._tiers(_COLUMNS, needed, found):
            for row in rows(self._reading, *statement):
                found.setdefault(row[0], row)
            if len(found) >= needed:
                break
        return list(found.values())[:needed]

    def everything(self, needed: int) -> Sequence[Sequence[Any]]:
        """The first of all entries by name."""
        return rows(self._reading, *self._say.everything(_COLUMNS, needed))

    def total(self) -> int:
        """How many entries are found."""
        statement, values = self._say.hits()
        return self._one(f"SELECT count(*) FROM ({statement})", values)[0]

    def ids(self, order: Order, limit: int) -> list[int]:
        """The first found entries, or of all there are when nothing was asked, in order."""
        if order == "rank" and self._wording.words:
            return self._best_ids(limit)
        down = order == "name_down"
        if not self._wording.words:
            return self._listed(self._say.everything("e.id", limit, down=down))
        few = self._few(self._say.hits())
        if few is not None:
            return self._listed(self._say.named("e.id", few, limit, down=down))
        return self._listed(self._say.met("e.id", self._say.hits(), ELSEWHERE, limit, down=down))

    def _best_ids(self, limit: int) -> list[int]:
        found: dict[int, None] = {}
        for statement in self._tiers("e.id", limit, found):
            found.update(dict.fromkeys(self._listed(statement)))
            if 0 <= limit <= len(found):
                break
        return list(found) if limit == _ALL else list(found)[:limit]

    def _tiers(self, columns: str, needed: int, found: Collection[int]) -> Iterator[Statement]:
        """What finds entries: the best first, each in order.

        What was *found* may come again, so as many more are asked for.
        """
        say, several = self._say, len(self._wording.words) > 1

        def enough() -> int:
            return needed if needed == _ALL else needed + len(found)

        if not several:
            yield say.beginning(columns, needed)
        if (listed := self._few_hits(VERY_FEW)) is not None:
            yield say.scored(columns, listed, enough())
            return
        titled = self._few(say.in_title())
        if titled is not None:
            yield say.scored(columns, titled, needed, titled=True)
        else:
            if several:
                yield say.begun(columns, needed)
            yield say.met(columns, say.in_title(), IN_TITLE, enough())
        if (listed := self._few_hits()) is not None:
            yield say.named(columns, listed, enough())
            return
        if needed != _ALL and self._wording.all_long:
            yield say.near(columns, enough())
        yield say.met(columns, say.hits(), ELSEWHERE, enough())

    def _few_hits(self, most: int | None = None) -> str | None:
        """All found entries as JSON, or None when there are too many to look each of them up."""
        wording = self._wording
        if not (wording.long and wording.short):
            return self._few(self._say.hits(), most)
        few = self._few(self._say.long_hits(), most)
        if few is None:
            return None if most else self._few(self._say.hits())
        begins = wording.begins_words()
        texts = rows(self._reading, *self._say.texts(few))
        return json.dumps([entry for entry, text in texts if all(one(text) for one in begins)])

    def _few(self, hits: Statement, most: int | None = None) -> str | None:
        (statement, values), most = hits, most or FEW
        listed, n = self._one(
            f"SELECT json_group_array(rowid), count(*) FROM ({statement} LIMIT {most + 1})", values
        )
        return listed if n <= most else None

    def _listed(self, statement: Statement) -> list[int]:
        """The ids a statement finds, in one piece: a row each would cost more than finding it."""
        inner, values = statement
        return json.loads(self._one(f"SELECT json_group_array(id) FROM ({inner})", values)[0])

    def _one(self, statement: str, values: Values) -> Sequence[Any]:
        return rows(self._reading, statement, values)[0]
