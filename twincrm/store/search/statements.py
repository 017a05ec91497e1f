"""The statements of a search: what each way to find entries asks the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.store.search.ids import code_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.store.search.ids import Kind
    from twincrm.store.search.wording import Wording

Values = tuple[str | int, ...]
Statement = tuple[str, Values]
"""A statement and what stands for its question marks."""

BEGINS_TITLE, IN_TITLE, ELSEWHERE = 3, 2, 1
"""Scores of hits."""
_LAST = "\U0010ffff"
_PEOPLE_FIRST = "e.id & 7, e.id"
"""Of one name: a person, then a household that is called as who lives there."""
NEAR = 3_000
"""So many entries are leafed through for words that very many have, before all those are listed."""


class Statements:
    """The ways to find entries by a wording, of some kinds or of all."""

    def __init__(self, wording: Wording, kinds: Sequence[Kind]) -> None:
        self._wording = wording
        self._codes = ", ".join(str(code_of(kind)) for kind in dict.fromkeys(kinds))

    def everything(self, columns: str, limit: int, *, down: bool = False) -> Statement:
        """All entries by name."""
        order = _by_name(down=down)
        where = f"WHERE {self._of_kinds('e.id')} ORDER BY {order} LIMIT ?"
        return f"SELECT {columns} FROM search_entry AS e {where}", (limit,)

    def beginning(self, columns: str, limit: int) -> Statement:
        """Entries whose sort key begins with the query: read off an index."""
        one = (
            f"SELECT * FROM (SELECT {columns}, {BEGINS_TITLE} AS score, e.sort_key AS place"
            f" FROM search_entry AS e WHERE e.sort_key >= ? AND e.sort_key < ?"
            f" AND {self._of_kinds('e.id')} ORDER BY e.sort_key, {_PEOPLE_FIRST} LIMIT ?)"
        )
        forms = _apart(self._wording.beginnings)
        bounds = [bound for form in forms for bound in (form, form + _LAST, limit)]
        return (
            (
                f"SELECT {columns}, score FROM ({' UNION ALL '.join([one] * len(forms))}) AS e"
                " ORDER BY place, id & 7, id LIMIT ?"
            ),
            (*bounds, limit),
        )

    def scored(self, columns: str, listed: str, limit: int, *, titled: bool = False) -> Statement:
        """Entries of a JSON list, each looked up and scored, the best first.

        Of those that are *titled* it is known that all words are in their title.
        """
        score, wanted = self._score_of_titled() if titled else self._score()
        return (
            (
                f"SELECT {columns}, {score} AS score FROM json_each(?) AS h"
                " CROSS JOIN search_entry AS e ON e.id = h.value"
                f" ORDER BY score DESC, e.sort_key, {_PEOPLE_FIRST} LIMIT ?"
            ),
            (*wanted, listed, limit),
        )

    def named(self, columns: str, listed: str, limit: int, *, down: bool = False) -> Statement:
        """Entries of a JSON list by name."""
        return (
            (
                f"SELECT {columns}, {ELSEWHERE} AS score FROM json_each(?) AS h"
                " CROSS JOIN search_entry AS e ON e.id = h.value"
                f" ORDER BY {_by_name(down=down)} LIMIT ?"
            ),
            (listed, limit),
        )

    def met(
        self,
        columns: str,
        hits: Statement,
        score: int,
        limit: int,
        *,
        down: bool = False,
        also: Statement = ("1", ()),
    ) -> Statement:
        """Leaf through all entries by name until enough of the many hits were met."""
        (found, values), (condition, more) = hits, also
        return (
            (
                f"SELECT {columns}, {score} AS score"
                " FROM search_entry AS e INDEXED BY ix_search_entry_sort"
                f" WHERE e.id IN ({found}) AND {condition} ORDER BY {_by_name(down=down)} LIMIT ?"
            ),
            (*values, *more, limit),
        )

    def begun(self, columns: str, limit: int) -> Statement:
        """The same for entries with all words in their title whose title begins with them."""
        return self.met(columns, self.in_title(), BEGINS_TITLE, limit, also=self._begins())

    def near(self, columns: str, limit: int) -> Statement:
        """The same for words of three letters and more, among the first entries by name alone.

        Words that very many entries have are soon met; to list all of these would take longer.
        """
        there = "(instr(heading, ?) OR instr(words, ?))"
        ways = [
            [" AND ".join([there] * len(texts)) for texts in word.places]
            for word in self._wording.words
        ]
        where = " AND ".join(f"({' OR '.join(way)})" for way in ways)
        values = [
            text
            for word in self._wording.words
            for texts in word.places
            for each in texts
            for text in (each, each)
        ]
        first = (
            "SELECT * FROM search_entry INDEXED BY ix_search_entry_sort"
            f" ORDER BY sort_key, id LIMIT {NEAR}"
        )
        return (
            (
                f"SELECT {columns}, {ELSEWHERE} AS score FROM ({first}) AS e"
                f" WHERE {self._of_kinds('e.id')} AND {where} LIMIT ?"
            ),
            (*values, limit),
        )

    def hits(self) -> Statement:
        """The ids of all found entries."""
        long, short = self._wording.long, self._wording.short
        if not long:
            return self._matching("search_words"), (short,)
        if not short:
            return self.long_hits()
        # The plus keeps SQLite from asking the short words anew for every single hit.
        starts = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        return f"{self._matching('search_trigram')} AND +rowid IN ({starts})", (long, short)

    def long_hits(self) -> Statement:
        """The ids of entries with all words of three letters and more."""
        return self._matching("search_trigram"), (self._wording.long,)

    def in_title(self) -> Statement:
        """The ids of entries with all words at the beginning of words of their title."""
        compound = [word.forms for word in self._wording.words if word.compound]
        whole = "".join(
            f" AND ({' OR '.join(['instr(heading, ?)'] * len(forms))})" for forms in compound
        )
        texts = [form for forms in compound for form in forms]
        return self._matching("search_words") + whole, (self._wording.in_title, *texts)

    def texts(self, listed: str) -> Statement:
        """The ids of a JSON list with all text their entries are found by."""
        return (
            (
                "SELECT e.id, e.heading || ' ' || e.words FROM json_each(?) AS h"
                " CROSS JOIN search_entry AS e ON e.id = h.value"
            ),
            (listed,),
        )

    def _score(self) -> Statement:
        """How well an entry is found."""
        begins, values = self._begins()
        title, wanted = self.in_title()
        score = (
            f"CASE WHEN {begins} THEN {BEGINS_TITLE}"
            f" WHEN e.id IN ({title}) THEN {IN_TITLE} ELSE {ELSEWHERE} END"
        )
        return score, (*values, *wanted)

    def _score_of_titled(self) -> Statement:
        begins, values = self._begins()
        return f"CASE WHEN {begins} THEN {BEGINS_TITLE} ELSE {IN_TITLE} END", values

    def _begins(self) -> Statement:
        """Whether the title of an entry begins so: a person's family name does as well."""
        beginnings = self._wording.beginnings
        tests = ["substr(e.sort_key, 1, ?) = ?"] * len(beginnings)
        values = [value for text in beginnings for value in (len(text), text)]
        if len(self._wording.words) > 1:
            tests.append("substr(e.heading, 1, ?) = ?")
            values += values[:2]  # the words as they were typed
        return f"({' OR '.join(tests)})", tuple(values)

    def _matching(self, table: str) -> str:
        return f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND {self._of_kinds()}"

    def _of_kinds(self, column: str = "rowid") -> str:
        return f"({column} & 7) IN ({self._codes})" if self._codes else "1"


def _by_name(*, down: bool) -> str:
    direction = " DESC" if down else ""
    return f"e.sort_key{direction}, e.id{direction}"


def _apart(forms: Sequence[str]) -> list[str]:
    """The forms without those that begin with another one: what they find is found by that."""
    return [
        form
        for form in dict.fromkeys(forms)
        if not any(form != other and form.startswith(other) for other in forms)
    ]
