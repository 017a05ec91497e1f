"""What was done together: rows that one act wrote, as the history tells it.

The history is read for two years; whoever asks has to say what holds where it is silent.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from twincrm.store.connection import Reading

_STEPS = """SELECT c.step_id, c."before", c."after" FROM history_change AS c
JOIN history_step AS s ON s.id = c.step_id AND s.state IN ('done', 'closed')
WHERE c.table_name = ? AND c.row_id = ? ORDER BY c.step_id"""
_ALONG = """SELECT row_id, "before", "after" FROM history_change
WHERE step_id = ? AND table_name = ? AND row_id <> ? ORDER BY row_id"""
_SINCE = """SELECT c.step_id, c.row_id, c."before", c."after" FROM history_change AS c
JOIN history_step AS s ON s.id = c.step_id AND s.state IN ('done', 'closed')
WHERE c.step_id >= ? AND c.table_name = ? ORDER BY c.step_id, c.row_id"""

Values = dict[str, Any]
"""Columns of a row as the history keeps them."""


class Written(NamedTuple):
    """A row as an act wrote it; only altered columns of one that was there before."""

    row_id: int
    before: Values | None
    after: Values | None


def acts_on(
    reading: Reading, table: str, row_id: int, but: Collection[int] = ()
) -> tuple[tuple[int, Written], ...]:
    """The steps that wrote a row and still hold, the first one first; *but* some.

    What another row was that had its number before is left out.
    """
    found = [row for row in rows(reading, _STEPS, (table, row_id)) if row[0] not in but]
    acts = [(row[0], Written(row_id, _read(row[1]), _read(row[2]))) for row in found]
    born = [place for place, (_, act) in enumerate(acts) if act.before is None]
    return tuple(acts[born[-1] :] if born else acts)


def written_along(reading: Reading, step: int, table: str, row_id: int) -> tuple[Written, ...]:
    """The other rows of a table that the same step wrote."""
    found = rows(reading, _ALONG, (step, table, row_id))
    return tuple(Written(row[0], _read(row[1]), _read(row[2])) for row in found)


def acts_since(reading: Reading, step: int, table: str) -> tuple[tuple[int, Written], ...]:
    """What a step and the later ones that still hold wrote to a table, the first one first."""
    found = rows(reading, _SINCE, (step, table))
    return tuple((row[0], Written(row[1], _read(row[2]), _read(row[3]))) for row in found)


def _read(kept: str | None) -> Values | None:
    return json.loads(kept) if kept is not None else None
