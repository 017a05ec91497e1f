"""Which rows are chosen, as ids: a choice outlives the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterator

    from twincrm.ui.kit.row_view import RowView

ADDED = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def chosen_rows(rows: RowView) -> list[range]:
    """The chosen rows as ranges from top to bottom, each row once; never one index for each row.

    Qt keeps a row in several ranges when some of its columns were chosen before the others.
    """
    if not rows.has_rows():
        return []
    selection = rows.selectionModel().selection()
    ranges = [selection.at(at) for at in range(selection.count())]
    found = (range(each.top(), each.bottom() + 1) for each in ranges)
    apart: list[range] = []
    for run in sorted(found, key=lambda run: run.start):
        if apart and run.start <= apart[-1].stop:
            apart[-1] = range(apart[-1].start, max(apart[-1].stop, run.stop))
        else:
            apart.append(run)
    return apart


def chosen_count(rows: RowView) -> int:
    """How many rows are chosen."""
    return sum(len(each) for each in chosen_rows(rows))


def chosen_entries(rows: RowView, ids: array[int]) -> list[int]:
    """The ids of the chosen rows in the order of the list."""
    return [entry for each in chosen_rows(rows) for entry in ids[each.start : each.stop]]


def choose_entries(rows: RowView, ids: array[int], wanted: Collection[int]) -> None:
    """Choose again what was chosen, wherever it stands now."""
    choose_rows(rows, *_runs(ids, set(wanted)))


def choose_rows(rows: RowView, *runs: range) -> None:
    """Choose rows in addition to those that are chosen."""
    model, selection = rows.model(), QItemSelection()
    for run in runs:
        selection.select(model.index(run.start, 0), model.index(run.stop - 1, 0))
    rows.selectionModel().select(selection, ADDED)


def _runs(ids: array[int], wanted: set[int]) -> Iterator[range]:
    """Neighbouring positions of wanted ids."""
    start = None
    for at, entry in enumerate(ids):
        if entry in wanted:
            start = at if start is None else start
        elif start is not None:
            yield range(start, at)
            start = None
    if start is not None:
        yield range(start, len(ids))
