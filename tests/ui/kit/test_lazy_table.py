from __future__ import annotations

from array import array
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt

from twincrm.ui.models.lazy_table import (
    ID_ROLE,
    PAGE,
    PAGES,
    ROW_ROLE,
    Column,
    LazyListModel,
    LazyTableModel,
)


@dataclass
class Town:
    """A row."""

    number: int
    name: str


@dataclass
class Towns:
    """Towns numbered from 1; counts how often it is asked."""

    many: int
    asked: list[int] = field(default_factory=list)
    suffix: str = ""

    def ids(self):
        return array("q", range(1, self.many + 1))

    def rows(self, ids):
        self.asked.append(len(ids))
        return [Town(each, f"Town {each}{self.suffix}") for each in ids]


COLUMNS = [
    Column[Town]("number", "No.", lambda town: str(town.number), "end"),
    Column[Town]("name", "Name", lambda town: town.name),
]


@pytest.mark.parametrize("many", [0, 1, 300])
def test_the_table_is_a_proper_model(qtmodeltester, qapp, many):
    model = LazyTableModel(Towns(many), COLUMNS)
    qtmodeltester.check(model, force_py=True)


@pytest.mark.parametrize("many", [0, 1, 300])
def test_the_list_is_a_proper_model(qtmodeltester, qapp, many):
    model = LazyListModel(Towns(many), lambda town: town.name)
    qtmodeltester.check(model, force_py=True)


def test_only_pages_looked_at_are_fetched(qapp):
    towns = Towns(100_000)
    model = LazyTableModel(towns, COLUMNS)
    assert model.rowCount() == 100_000
    assert towns.asked == []
    assert model.index(99_999, 1).data() == "Town 100000"
    assert model.index(99_998, 1).data() == "Town 99999"
    assert towns.asked == [100_000 % PAGE]


def test_at_most_64_pages_are_held(qapp):
    towns = Towns(100_000)
    model = LazyTableModel(towns, COLUMNS)
    for row in range(0, 100_000, PAGE):
        model.index(row, 0).data()
    assert model.pages_held == PAGES


def test_the_page_looked_at_last_is_kept_longest(qapp):
    towns = Towns(PAGE * (PAGES + 1))
    model = LazyListModel(towns, lambda town: town.name)
    for page in range(PAGES):
        model.row_at(page * PAGE)
    model.row_at(0)
    model.row_at(PAGES * PAGE)
    asked = len(towns.asked)
    model.row_at(0)
    assert len(towns.asked) == asked
    model.row_at(PAGE)
    assert len(towns.asked) == asked + 1


def test_changed_rows_are_asked_for_again(qapp, qtbot):
    towns = Towns(300)
    model = LazyTableModel(towns, COLUMNS)
    model.index(4, 1).data()
    towns.suffix = " (new)"
    with qtbot.waitSignal(model.dataChanged) as heard:
        model.forget([5, 6, 999])
    first, last = heard.args[0], heard.args[1]
    assert (first.row(), first.column(), last.row(), last.column()) == (4, 0, 5, 1)
    assert model.index(4, 1).data() == "Town 5 (new)"


def test_forgetting_what_is_not_listed_tells_nothing(qapp, qtbot):
    model = LazyListModel(Towns(3), lambda town: town.name)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.forget([77])


def test_ids_and_positions_find_each_other(qapp):
    model = LazyTableModel(Towns(10), COLUMNS)
    model.set_ids(array("q", [7, 3, 9]))
    assert model.rowCount() == 3
    assert [model.id_at(row) for row in range(4)] == [7, 3, 9, None]
    assert model.row_of(9) == 2
    assert model.row_of(4) is None
    assert model.index(1, 1).data() == "Town 3"
    assert model.index(1, 0).data(ID_ROLE) == 3
    assert model.index(1, 0).data(ROW_ROLE) == Town(3, "Town 3")


def test_another_source_may_come_with_other_ids(qapp, qtbot):
    model = LazyListModel(Towns(10), lambda town: town.name)
    model.row_at(0)
    with qtbot.waitSignal(model.modelReset):
        model.set_ids(array("q", [2]), Towns(10, suffix="!"))
    assert model.index(0).data() == "Town 2!"


def test_titles_and_alignment_of_columns(qapp):
    model = LazyTableModel(Towns(1), COLUMNS)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(at, across) for at in range(3)] == ["No.", "Name", None]
    assert model.headerData(0, down) is None
    end = model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole)
    assert Qt.AlignmentFlag(end) & Qt.AlignmentFlag.AlignTrailing


def test_a_column_may_answer_other_roles(qapp):
    def tip(town, role):
        return town.name if role == Qt.ItemDataRole.ToolTipRole else None

    model = LazyTableModel(Towns(1), [Column[Town]("n", "No.", lambda _: "1", role=tip)])
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Town 1"
    marked = [Column[Town]("n", "No.", lambda _: "1", role=lambda *_: "<b>Rot</b>")]
    model.set_columns(marked)
    assert "&lt;b&gt;Rot" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    model.set_columns(COLUMNS)
    assert model.columnCount() == 2
