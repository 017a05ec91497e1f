from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from twincrm.ui.kit.contact_delegate import ContactDelegate, ContactRow, ShownContact, spoken
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyListModel, LazyTableModel

CONTACTS = [
    ShownContact(
        "Jean-Luc Wattrelos",
        "Feuerwehr Cambrai",
        (("administration", "Administration"), ("civil_society", "Civil society")),
        initials="JW",
        subtitle_hits=((0, 5), (10, 4)),
    ),
    ShownContact("Anne Wattrelos", "Lille", (("politics", "Politics"),), initials="AW"),
    ShownContact("Fire brigade club", "", (), "organisation"),
]


class Contacts:
    """Contacts numbered 10, 20, 30."""

    def ids(self):
        return array("q", [10, 20, 30])

    def rows(self, ids):
        return [CONTACTS[each // 10 - 1] for each in ids]


@pytest.fixture
def make_list(make_ui, shown):
    def make(theme="light", zoom=1.0, width=500, opens=False):
        ui = make_ui(theme, zoom)
        rows = RowList(ui, "Contacts", ContactDelegate(ui, opens=opens))
        rows.setModel(LazyListModel(Contacts(), spoken))
        return shown(rows, width, 400)

    return make


def colours_in(rows, row) -> set[str]:
    picture = rows.viewport().grab().toImage()
    place = rows.visualRect(rows.model().index(row, 0))
    return {
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }


def test_the_sample_is_a_contact_row():
    assert isinstance(CONTACTS[0], ContactRow)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hits_are_tinted_and_underlined(make_list, theme):
    rows = make_list(theme)
    look = rows.ui.look
    gold = {look.hex("gold").lower(), look.hex("goldbg").lower()}
    assert gold <= colours_in(rows, 0)
    assert not gold & colours_in(rows, 1)


def test_the_chosen_row_has_a_bar_and_a_tint(make_list):
    rows = make_list()
    rows.choose(1)
    look = rows.ui.look
    picture = rows.viewport().grab().toImage()
    place = rows.visualRect(rows.currentIndex())
    middle = place.center().y()
    assert picture.pixelColor(place.left() + 4, middle).name() == look.hex("selbar").lower()
    assert picture.pixelColor(place.left() + 7, middle).name() == look.hex("sel").lower()


def test_badges_wear_the_colours_of_their_sector(make_list):
    rows = make_list()
    look = rows.ui.look
    both = {look.tone("administration").bg.lower(), look.tone("civil_society").bg.lower()}
    assert both <= colours_in(rows, 0)
    assert look.tone("politics").bg.lower() in colours_in(rows, 1)


@pytest.mark.parametrize(
    ("zoom", "width", "lines"),
    [(1.0, 500, 2), (1.15, 300, 2), (1.3, 430, 3), (1.3, 480, 2), (1.5, 500, 3), (1.5, 1222, 2)],
)
def test_badges_go_below_the_name_where_room_is_short(make_list, zoom, width, lines):
    rows = make_list(zoom=zoom, width=width)
    px = rows.ui.look.px
    height = rows.visualRect(rows.model().index(0, 0)).height()
    assert height == px(62) + (px(24) if lines == 3 else 0)


def test_rows_change_height_when_the_list_gets_narrower(make_list, qtbot):
    rows = make_list(zoom=1.3, width=800)
    first = rows.model().index(0, 0)
    low = rows.visualRect(first).height()
    rows.resize(430, 400)
    qtbot.waitUntil(lambda: rows.visualRect(first).height() > low)


def test_a_screen_reader_hears_the_whole_row(make_list):
    rows = make_list()
    text = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Jean-Luc Wattrelos, Feuerwehr Cambrai, Administration, Civil society"
    reader = QAccessible.queryAccessibleInterface(rows)
    assert reader.text(QAccessible.Text.Name) == "Contacts"
    said = [reader.child(at).text(QAccessible.Text.Name) for at in range(reader.childCount())]
    assert text in said


def test_arrows_choose_and_enter_opens(make_list, qtbot):
    rows = make_list(opens=True)
    rows.choose(0)
    with qtbot.waitSignal(rows.row_chosen) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert heard.args == [20]
    with qtbot.waitSignal(rows.row_opened) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert heard.args == [20]
    assert rows.current_id() == 20


def test_the_keyboard_comes_in_at_the_first_row(make_list, qtbot):
    rows = make_list()
    rows.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    assert rows.current_id() == 10


def test_home_and_end_jump_and_letters_go_to_the_search(make_list, qtbot):
    rows = make_list()
    rows.choose(1)
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert rows.current_id() == 30
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert rows.current_id() == 10
    with qtbot.waitSignal(rows.text_typed) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_A)
    assert heard.args == ["a"]
    assert rows.current_id() == 10


def test_a_hundred_thousand_rows_cost_no_more_than_those_shown(make_ui, shown):
    asked = []

    class Many:
        def ids(self):
            return array("q", range(100_000))

        def rows(self, ids):
            asked.append(len(ids))
            return [CONTACTS[0]] * len(ids)

    ui = make_ui()
    rows = RowList(ui, "Contacts", ContactDelegate(ui))
    rows.setModel(LazyListModel(Many(), spoken))
    shown(rows, 500, 400)
    rows.choose(99_999)
    rows.viewport().repaint()
    assert len(asked) <= 3


@pytest.fixture
def table(ui, shown):
    made = RowTable(ui, "Members")
    columns = [
        Column[ShownContact]("title", "Name", lambda row: row.title),
        Column[ShownContact]("subtitle", "Town", lambda row: row.subtitle),
    ]
    made.setModel(LazyTableModel(Contacts(), columns))
    return shown(made, 500, 400)


@pytest.mark.qt_log_ignore("does not support raise")
def test_what_is_elided_is_read_in_the_tooltip(table):
    def told(column):
        place = table.visualRect(table.model().index(0, column)).center()
        QToolTip.hideText()
        event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.viewport(), event)
        return QToolTip.text()

    name = table.model().index(0, 0).data()
    table.setColumnWidth(0, 400)
    assert told(0) == ""
    table.setColumnWidth(0, 24)
    assert told(0) == name


def test_a_table_chooses_and_opens_whole_rows(table, qtbot):
    table.choose(0)
    with qtbot.waitSignal(table.row_chosen) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert heard.args == [20]
    with qtbot.assertNotEmitted(table.row_chosen):
        qtbot.keyClick(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.row_opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [20]


def test_a_click_on_a_head_asks_for_another_order(table, qtbot):
    table.show_order(0, descending=False)
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 10, 10)
    with qtbot.waitSignal(table.order_wanted) as heard:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [1, False]


def test_the_bar_stands_at_the_chosen_row(table):
    table.choose(1)
    place = table.visualRect(table.model().index(1, 0))
    picture = table.viewport().grab().toImage()
    colour = picture.pixelColor(place.left() + 2, place.center().y()).name()
    assert colour == table.ui.look.hex("selbar").lower()


@pytest.mark.qt_log_ignore("does not support raise")
@pytest.mark.parametrize(("width", "worded"), [(500, True), (230, False)])
def test_a_badge_gives_its_words_up_before_the_name(make_list, qtbot, width, worded):
    rows = make_list(width=width)
    delegate = rows.itemDelegate()
    room = rows.viewport().width() - 80
    code, word, _ = delegate._stack(CONTACTS[0], room)[0]
    assert (code, bool(word)) == ("administration", worded)

    place = rows.visualRect(rows.model().index(1, 0)).center()
    over = QHelpEvent(QEvent.Type.ToolTip, place, rows.viewport().mapToGlobal(place))
    QApplication.sendEvent(rows.viewport(), over)
    qtbot.waitUntil(lambda: QToolTip.text() == "Anne Wattrelos, Lille, Politics")
    QToolTip.hideText()
