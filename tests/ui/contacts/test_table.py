"""Contacts as a table: the same list, filters, choice and keys, in the columns that were chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from ui.contacts.seen import ANNA, EVERYBODY, JEAN_LUC, KLARA, titles

from twincrm.domain.table_view import SortBy, TableView
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.ui.contacts.rows import contact_of
from twincrm.ui.window.page import Show


@pytest.fixture
def table(page, qtbot, settle):
    """The page as a table."""
    page.list.views.switch.click()
    settle(page)
    return page.list.views.table


def shown(table):
    """What stands in the cells."""
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(table):
    across = Qt.Orientation.Horizontal
    return [table.model().headerData(at, across) for at in range(table.model().columnCount())]


def test_the_table_has_the_list_in_columns(page, table, settle):
    assert table.isVisible()
    assert not page.list.rows.isVisible()
    assert not page.detail.isVisible()
    assert heads(table) == ["Name", "Role", "Town", "Phone", "Mobile", "E-mail"]
    rows = shown(table)
    assert [row[0] for row in rows] == titles(page)
    assert len(rows) == EVERYBODY
    assert all(any(row[at] for row in rows) for at in (1, 2, 4, 5))
    page.list.views.switch.click()
    settle(page)
    assert page.list.rows.isVisible()
    assert page.detail.isVisible()


def test_it_is_sorted_in_the_file_and_searched_as_the_list(page, table, search, qtbot, settle):
    table.change(table.view.sorted_by("town", added=False))
    settle(page)
    towns = [row[2] for row in shown(table)]
    told = [town for town in towns if town]
    assert told == sorted(told) != []
    assert not any(towns[len(told) :])
    search(page, "feuer")
    assert 0 < len(shown(table)) < EVERYBODY
    assert [row[2] for row in shown(table)] == sorted(row[2] for row in shown(table))


def test_a_row_chosen_by_one_column_and_by_another_counts_once(page, table):
    model, marks = page.list.rows.model(), page.list.rows.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    at = model.index
    marks.select(QItemSelection(at(0, 0), at(2, 0)), flags.ClearAndSelect)
    marks.select(QItemSelection(at(1, 1), at(3, 1)), flags.Select)
    assert len(page.list.chosen()) == len(set(page.list.chosen())) == 4
    assert "4" in page.list.bar.accessibleName()


def test_what_is_chosen_is_chosen_in_both(page, table, qtbot, settle):
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.list.chosen()
    assert len(chosen) == 3
    assert page.list.bar.isVisible()
    table.change(TableView(("name", "tags", "street")))
    settle(page)
    assert page.list.chosen() == chosen
    page.list.views.switch.click()
    settle(page)
    assert page.list.chosen() == chosen
    assert page.list.rows.hasFocus()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.list.views.switch.click()
    settle(page)
    assert len(page.list.chosen()) == EVERYBODY
    place = table.visualRect(table.model().index(1, 2)).center()
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
    )
    assert len(page.list.chosen()) == EVERYBODY - 1


def test_the_table_is_shown_whatever_card_was_led_to_before(page, settle):
    page.show_item(Show(*JEAN_LUC))
    settle(page)
    page.list.views.switch.click()
    settle(page)
    assert page.list.views.table.isVisible()
    assert not page.detail.isVisible()
    assert page.list.contact == JEAN_LUC


def test_enter_opens_the_card_and_esc_leads_back(page, table, qtbot, choose, settle):
    choose(page, JEAN_LUC)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(page)
    assert page.detail.isVisible()
    assert not table.isVisible()
    assert page.detail.name == "Jean-Luc Wattrelos"
    qtbot.keyClick(page.detail, Qt.Key.Key_Escape)
    assert table.isVisible()
    assert page.list.contact == JEAN_LUC


def test_the_chosen_rows_are_copied_as_a_table(page, table, qtbot, choose, settle, record):
    table.change(TableView(("name", "mobile", "email")))
    choose(page, ANNA)
    table.setFocus()
    row = shown(table)[table.currentIndex().row()]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle(page)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t") for line in lines] == [["Name", "Mobile", "E-mail"], row]
    assert f">{row[1]}</td>" in QGuiApplication.clipboard().mimeData().html()
    assert record.messages == ["1 contact was copied as a table"]


def test_the_columns_and_the_view_are_remembered(page, table, open_page, populated, settle, doors):
    table.change(TableView(("name", "street"), sort=(SortBy("street", descending=True),)))
    settle(page)
    memory = page.list.views._memory
    assert memory.contacts_view == "table"
    assert memory.table_view("contacts").to_text() == "name street / street-"
    streets = [row[1] for row in shown(table) if row[1]]
    assert streets == sorted(streets, reverse=True)
    assert contact_of(table.model().id_at(0))[0] in ("person", "organisation", "household")


def test_a_click_on_a_head_asks_the_file(page, table, qtbot, settle):
    view = table.horizontalHeader()
    place = QPoint(view.sectionViewportPosition(4) + 20, 10)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(page)
    assert page.list.answered.sort == (SortBy("mobile"),)
    assert shown(table)[0][4] != ""


@pytest.mark.parametrize("language", ["de", "fr"])
def test_the_first_six_columns_stand_beside_each_other_in_large_letters(
    open_page, populated, settle, language
):
    page = open_page(populated, 1366, 698, zoom=1.3, language=language)
    page.list.views.show_as("table")
    settle(page)
    table = page.list.views.table
    assert table.horizontalHeader().count() == 6
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("Partnerschafts")
    french = table.fontMetrics().horizontalAdvance("+33 6 39 98 20 81")
    assert all(table.columnWidth(at) > french + 20 * 1.3 for at in (3, 4))


def test_the_dead_have_their_dagger_and_the_word_for_screen_readers(page, table, populated, settle):
    draft = populated.ask(read_person, KLARA[1])
    populated.execute(ChangePerson(KLARA[1], draft, replace(draft, death_date="2027-03-11")))
    settle(page)
    at = titles(page).index(f"† {draft.family} {draft.given}")
    name = table.model().index(at, 0)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert name.data().startswith("† ")
    assert name.data(spoken) == f"{draft.family} {draft.given} (deceased)"
    assert "†" not in page.list.row_title(KLARA)
    page.list.views.switch.click()
    settle(page)
    assert table.model().index(at, 0).data(spoken) == f"{draft.family} {draft.given} (deceased)"
