"""A value typed over in the table: one step, and what is wrong is said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from ui.contacts.seen import ANNA, FAMILY

from twincrm.domain.errors import InputError
from twincrm.domain.table_view import TableView
from twincrm.services.contacts import EmailDraft, PhoneDraft
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.single_values import cell_place, open_value, typed_value

COLUMNS = ("name", "occupation", "birthday", "written", "email", "phone")


@pytest.fixture
def table(page, settle):
    page.list.views.switch.click()
    page.list.views.table.change(TableView(COLUMNS))
    settle(page)
    return page.list.views.table


def go_to(page, table, contact, key, settle):
    page.list.show_contact(contact)
    settle(page)
    table.setFocus()
    row = table.currentIndex().row()
    table.setCurrentIndex(table.model().index(row, COLUMNS.index(key)))


def test_a_value_is_typed_over_and_taken_back(page, table, qtbot, settle, populated):
    cells = page.list.cells
    go_to(page, table, ANNA, "occupation", settle)
    before = populated.ask(read_person, ANNA[1])
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert cells.field.hasFocus()
    assert cells.field.accessibleName() == "Occupation"
    cells.field.setText("Gärtnerin")
    qtbot.keyClick(cells.field, Qt.Key.Key_Return)
    settle(page)
    assert populated.ask(read_person, ANNA[1]).occupation == "Gärtnerin"
    assert table.currentIndex().data() == "Gärtnerin"
    assert table.hasFocus()
    assert table.currentIndex().column() == COLUMNS.index("occupation")
    populated.undo()
    settle(page)
    assert populated.ask(read_person, ANNA[1]) == before


def test_what_is_wrong_is_said_beside_the_cell(page, table, qtbot, settle, populated):
    cells = page.list.cells
    go_to(page, table, ANNA, "birthday", settle)
    place = table.visualRect(table.currentIndex()).center()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cells.is_open
    cells.field.setText("gestern")
    qtbot.keyClick(cells.field, Qt.Key.Key_Return)
    assert cells.trouble.isVisible()
    assert "date" in cells.trouble.text().lower()
    assert cells.field.hasFocus()
    cells.field.setText("3 May 1961")
    qtbot.keyClick(cells.field, Qt.Key.Key_Return)
    settle(page)
    assert populated.ask(read_person, ANNA[1]).birth_date == "1961-05-03"
    assert not cells.trouble.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    cells.field.setText("1 January 1900")
    qtbot.keyClick(cells.field, Qt.Key.Key_Escape)
    settle(page)
    assert populated.ask(read_person, ANNA[1]).birth_date == "1961-05-03"


def test_households_and_names_are_no_such_cells(page, table, qtbot, settle):
    for contact, key in ((FAMILY, "occupation"), (ANNA, "name")):
        go_to(page, table, contact, key, settle)
        assert not page.list.cells.can_change(table.currentIndex())
        qtbot.keyClick(table, Qt.Key.Key_F2)
        assert not page.list.cells.is_open


def typed_over(file, key, text):
    place = file.ask(cell_place, ANNA[1], key)
    opened = file.ask(open_value, place, "de")
    file.execute(typed_value(place, opened, text, "de"))


@pytest.mark.parametrize(
    ("key", "typed", "field", "value"),
    [
        ("written", "Polnisch", "correspondence_language", "pl"),
        ("written", "", "correspondence_language", ""),
        ("birthday", "", "birth_date", None),
        ("occupation", " Chor ", "occupation", "Chor"),
    ],
)
def test_what_is_typed_becomes_the_value(populated, key, typed, field, value):
    typed_over(populated, key, typed)
    assert getattr(populated.ask(read_person, ANNA[1]), field) == value


def test_a_number_or_a_mailbox_comes_changes_and_goes(populated):
    for key, typed in (("phone", "02842 1234"), ("email", "a@example.org")):
        kinds = "phones" if key == "phone" else "emails"
        said = "number" if key == "phone" else "address"
        for text in (typed, ""):
            typed_over(populated, key, text)
            rows = getattr(populated.ask(read_person, ANNA[1]).reach, kinds)
            assert (typed in [getattr(row, said) for row in rows]) == bool(text)
    before = populated.ask(read_person, ANNA[1])
    two = replace(before.reach, emails=(EmailDraft(address="a@b.de"), EmailDraft(address="c@d.de")))
    populated.execute(ChangePerson(ANNA[1], before, replace(before, reach=two)))
    with pytest.raises(InputError, match="several"):
        populated.ask(cell_place, ANNA[1], "email")
    with pytest.raises(InputError, match="no language"):
        typed_over(populated, "written", "Marsianisch")


def test_the_number_of_a_household_in_the_row_of_one_is_changed_for_all(
    page, table, record, qtbot, settle, populated
):
    before = populated.ask(read_household, FAMILY[1])
    numbers = (PhoneDraft(kind="home", number="02842 111"),)
    with_one = replace(before, reach=replace(before.reach, phones=numbers))
    populated.execute(ChangeHousehold(FAMILY[1], before, with_one))
    go_to(page, table, ANNA, "phone", settle)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert page.list.cells.field.text() == "02842 111"
    page.list.cells.field.setText("02842 999")
    qtbot.keyClick(page.list.cells.field, Qt.Key.Key_Return)
    settle(page)
    assert "Whose number" in record.asked[-1][1]
    (now,) = populated.ask(read_household, FAMILY[1]).reach.phones
    assert now.number == "02842 999"
    assert "02842 999" not in [p.number for p in populated.ask(read_person, ANNA[1]).reach.phones]
