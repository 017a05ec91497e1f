"""Tables whose columns are chosen: by mouse and keyboard, remembered, as in the beginning."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from twincrm.domain.table_view import SortBy, TableView
from twincrm.ui.kit.column_chooser import ColumnsButton
from twincrm.ui.kit.column_table import ColumnTable, NoTableMemory
from twincrm.ui.models.lazy_table import Column, LazyTableModel

KEYS = ("name", "town", "phone", "tags")
BEGINNING = TableView(("name", "town", "phone"))


class Rows:
    """As many as are asked for; a row is its number."""

    def ids(self):
        return array("q", range(50))

    def rows(self, ids):
        return list(ids)


@pytest.fixture
def memory():
    return NoTableMemory()


@pytest.fixture
def make(ui, shown, memory):
    def made(width=700):
        columns = [
            Column(key, key.title(), lambda row, key=key: f"{key} {row}", width=120) for key in KEYS
        ]
        table = ColumnTable(
            ui, "Club", "club", columns, BEGINNING, memory=memory, unsorted=("tags",)
        )
        table.take_model(LazyTableModel(Rows(), columns))
        return shown(table, width, 400)

    return made


@pytest.fixture
def told():
    return []


@pytest.fixture
def table(make, told):
    made = make()
    made.view_changed.connect(told.append)
    return made


def click_head(qtbot, table, at, modifier=Qt.KeyboardModifier.NoModifier):
    heads = table.horizontalHeader()
    place = QPoint(heads.sectionViewportPosition(at) + heads.sectionSize(at) // 2, 10)
    if modifier:
        qtbot.keyPress(table, Qt.Key.Key_Shift)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def titles(table):
    return [
        table.model().headerData(at, Qt.Orientation.Horizontal)
        for at in range(table.model().columnCount())
    ]


def spoken(table, at):
    role = Qt.ItemDataRole.AccessibleTextRole
    return table.model().headerData(at, Qt.Orientation.Horizontal, role)


def chooser_of(ui, table, qtbot):
    chooser = ColumnsButton(ui, table).open()
    qtbot.addWidget(chooser)
    return chooser


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_head_sorts_and_with_shift_sorts_among_equals(qtbot, table, told):
    click_head(qtbot, table, 1)
    assert table.view.sort == (SortBy("town"),)
    click_head(qtbot, table, 1)
    assert table.view.sort == (SortBy("town", descending=True),)
    click_head(qtbot, table, 0, Qt.KeyboardModifier.ShiftModifier)
    assert table.view.sort == (SortBy("town", descending=True), SortBy("name"))
    assert "descending" in spoken(table, 1)
    assert "2" in spoken(table, 0)
    assert spoken(table, 2) == "Phone"
    assert told[-1] == table.view
    assert "click sorts" in tip_of(table, 0)
    table.change(TableView(("name", "tags")))
    assert "click sorts" not in tip_of(table, 1)


def tip_of(table, at):
    heads = table.horizontalHeader()
    place = QPoint(heads.sectionViewportPosition(at) + 5, 10)
    QApplication.sendEvent(heads.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, QPoint()))
    return heads.toolTip()


def test_arrow_and_number_stand_behind_the_words(qtbot, table):
    heads = table.horizontalHeader()
    plain = heads.grab().toImage()
    click_head(qtbot, table, 0)
    one = heads.grab().toImage()
    click_head(qtbot, table, 1, Qt.KeyboardModifier.ShiftModifier)
    two = heads.grab().toImage()
    assert plain != one
    assert one != two


def test_by_what_cannot_be_sorted_nothing_is(qtbot, table, told):
    table.change(table.view.with_columns(("name", "tags")))
    click_head(qtbot, table, 1)
    assert table.view.sort == ()
    assert len(told) == 1


@pytest.mark.qt_log_ignore("does not support")
def test_columns_are_chosen_by_keyboard(ui, qtbot, table, memory):
    table.choose(7)
    chooser = chooser_of(ui, table, qtbot)
    columns = chooser.columns
    assert columns.hasFocus()
    assert chooser._count.text() == "3 of 4"
    qtbot.keyClick(columns, Qt.Key.Key_Space)  # the first one stays
    assert titles(table) == ["Name", "Town", "Phone"]
    qtbot.keyClick(columns, Qt.Key.Key_End)
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    assert titles(table) == ["Name", "Town", "Phone", "Tags"]
    assert not chooser.sorting.isEnabled()
    for _ in range(4):
        qtbot.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(table) == ["Name", "Tags", "Town", "Phone"]
    qtbot.keyClick(columns, Qt.Key.Key_Down)
    qtbot.keyClick(columns, Qt.Key.Key_Space)
    assert titles(table) == ["Name", "Tags", "Phone"]
    qtbot.keyClick(columns, Qt.Key.Key_S)
    assert titles(table) == ["Name", "Tags", "Town", "Phone"]
    assert table.view.sort == (SortBy("town"),)
    before = table.columnWidth(2)
    qtbot.keyClick(columns, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert table.columnWidth(2) == before + 16
    chooser.earlier.click()
    assert titles(table) == ["Name", "Town", "Tags", "Phone"]
    chooser.later.click()
    assert table.current_id() == 7
    assert [each.row() for each in table.selectionModel().selectedRows()] == [7]
    assert memory.table_view("club").columns == ("name", "tags", "town", "phone")

    qtbot.mouseClick(chooser.reset, Qt.MouseButton.LeftButton)
    assert table.view == BEGINNING
    assert titles(table) == ["Name", "Town", "Phone"]
    assert memory.table_view("club") == TableView()


def test_a_column_is_moved_and_widened_by_hand(qtbot, make, memory):
    table = make(1000)
    heads = table.horizontalHeader()
    heads.moveSection(2, 1)
    qtbot.waitUntil(lambda: titles(table) == ["Name", "Phone", "Town"])
    assert [heads.visualIndex(at) for at in range(3)] == [0, 1, 2]
    edge = QPoint(heads.sectionViewportPosition(2) - 1, 10)
    qtbot.mousePress(heads.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(heads.viewport(), edge + QPoint(60, 0))
    qtbot.mouseRelease(heads.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    assert table.view.width_of("phone") == 180
    assert memory.table_view("club") == table.view


def test_the_next_table_of_the_name_looks_the_same(make, table):
    table.change(TableView(("name", "tags"), (("tags", 200),), (SortBy("name", descending=True),)))
    again = make()
    assert again.view == table.view
    assert titles(again) == ["Name", "Tags"]


def test_the_last_column_takes_what_is_left_and_none_is_narrower_than_its_head(table):
    widths = [table.columnWidth(at) for at in range(3)]
    assert sum(widths) == table.viewport().width()
    table.resize(320, 400)
    assert sum(table.columnWidth(at) for at in range(3)) <= table.viewport().width()
    table.change(table.view.with_width("town", 300))
    assert table.columnWidth(1) == 300
    table.change(table.view.with_width("town", 24))
    assert table.columnWidth(1) == table.horizontalHeader().sectionSizeHint(1) > 24
    heads = table.horizontalHeader()
    arrow = heads.fontMetrics().horizontalAdvance("Town") + table.ui.look.px(30)
    for key, roomy in (("town", True), ("name", False)):  # room for the arrow where it stands
        table.change(table.view.sorted_by(key, added=False))
        assert (table.columnWidth(1) > arrow) is roomy


def test_air_goes_before_words_are_cut_and_what_a_user_chose_stays(ui, shown):
    towns = "Saint-Aubin-sur-Lys{}".format
    columns = [
        Column("name", "Name", str, width=220),
        Column("role", "Role", lambda _: "", width=120),
        Column("town", "Town", towns, width=100, least=90),
        Column("age", "Age", str, width=200),
    ]
    memory = NoTableMemory()
    memory.remember_table_view("b", TableView(("name", "role", "town", "age"), (("age", 180),)))
    table = ColumnTable(ui, "Club", "b", columns, TableView(("name",)), memory=memory)
    table.take_model(LazyTableModel(Rows(), columns))
    shown(table, 590, 300)
    widths = [table.columnWidth(at) for at in range(4)]
    assert widths[2] > table.fontMetrics().horizontalAdvance(towns(49))
    assert widths[0] < ui.look.px(220)
    assert widths[3] == ui.look.px(180)
    assert sum(widths) <= table.viewport().width()
    table.resize(420, 300)
    assert ui.look.px(90) <= table.columnWidth(2) < widths[2]


def test_words_go_on_in_a_second_line_before_they_are_cut_and_numbers_do_not(ui, shown):
    columns = [
        Column("couple", "Couple", "Becker, Jürgen und Ursula {}".format, width=100),
        Column("email", "E-mail", "patricia.bourgeois{}@example.org".format, width=100),
        Column("phone", "Phone", "+33 1 99 00 20 {}".format, width=100),
    ]
    table = ColumnTable(ui, "Club", "f", columns, TableView(tuple(c.key for c in columns)))
    table.take_model(LazyTableModel(Rows(), columns))
    shown(table, 430, 300)
    wide = table.fontMetrics().horizontalAdvance
    assert wide("Becker, Jürgen") < table.columnWidth(0) < wide("Becker, Jürgen und Ursula 49")
    assert wide("patricia.bourgeois49") < table.columnWidth(1) < wide("patricia.bourgeois49@exam")
    assert table.columnWidth(2) > wide("+33 1 99 00 20 49")
    assert table.horizontalScrollBar().maximum() == 0
    two_lines = table.grab(table.visualRect(table.model().index(0, 1))).toImage()
    assert _inked_bands(two_lines) == 2


def _inked_bands(picture):
    """Lines of writing in a cell, told by rows of pixels that hold nothing but ground."""
    ground, inside = picture.pixelColor(2, 3), range(3, picture.height() - 3)
    inked = [
        any(picture.pixelColor(x, y) != ground for x in range(8, picture.width() - 3))
        for y in inside
    ]
    return sum(now and not before for before, now in zip([False, *inked], inked, strict=False))


@pytest.fixture
def wide(make):
    """A table that goes on to the side: one column was widened by hand."""
    made = make(420)
    made.change(made.view.with_width("phone", 600))
    return made


def test_columns_stay_readable_and_the_table_goes_on_to_the_side(ui, shown):
    words = "Saint-Aubin-sur-Lys and {}".format
    columns = [Column(f"c{n}", f"C{n}", words, width=220) for n in range(8)]
    table = ColumnTable(ui, "Club", "wide", columns, TableView(tuple(c.key for c in columns)))
    table.take_model(LazyTableModel(Rows(), columns))
    shown(table, 700, 300)
    widths = [table.columnWidth(at) for at in range(8)]
    assert widths[0] >= table.fontMetrics().averageCharWidth() * 18
    assert min(widths[1:]) >= ui.look.px(130)
    assert table.horizontalScrollBar().maximum() > 0


def test_the_first_column_stays_while_the_others_pass_beneath(qtbot, wide):
    bar, view = wide.horizontalScrollBar(), wide.viewport()
    assert wide.held_width == 0
    held = QRect(0, 0, min(90, wide.columnWidth(0) - 2), 200)
    before = view.grab(held).toImage()
    bar.setValue(bar.maximum())
    width = wide.held_width
    assert width == wide.columnWidth(0)
    assert view.grab(held).toImage() == before
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(width // 2, 60))
    assert wide.currentIndex().column() == 0
    assert bar.value() == bar.maximum()  # the name is seen: nothing has to move for it
    place = QPoint(width // 2, 10)
    qtbot.mouseClick(wide.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wide.view.sort == (SortBy("name"),)
    wide.setCurrentIndex(wide.model().index(3, 1))
    assert wide.visualRect(wide.currentIndex()).left() >= width


def test_rows_that_had_to_move_stand_whole_below_the_heads(table):
    for row in (20, 31, 12, 40, 7):
        table.choose(row)
        shown_rows = table.viewport().rect()
        assert shown_rows.contains(table.visualRect(table.currentIndex()).topLeft())
        assert table.visualRect(table.currentIndex()).bottom() <= shown_rows.bottom()
        assert table.rowViewportPosition(table.rowAt(0)) == 0
