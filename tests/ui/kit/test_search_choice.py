"""A choice found by typing, worked with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from twincrm.services.groups.wording import Choice
from twincrm.ui.groups.values_field import ListedValues
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_choice import HEADING, SearchChoice

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)")

PHRASES = [
    Option(HEADING, "Place"),
    Option("home", "lives in … at home"),
    Option("not_home", "does not live in … at home"),
    Option("country", "lives in the country … at home"),
]


def press(key):
    """Press a key where it goes: to the list of suggestions while one is shown."""
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


@pytest.fixture
def field(ui, shown, qtbot):
    made = shown(SearchChoice(ui, PHRASES), 300, 40)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.mark.parametrize("taking", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_the_marked_suggestion_is_taken(field, qtbot, taking):
    QTest.keyClicks(field, "at home")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(taking)
    qtbot.waitUntil(lambda: field.value == "not_home")
    assert QApplication.activePopupWidget() is None
    assert field.currentText() == "does not live in … at home"


@pytest.mark.parametrize("taking", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize(("typed", "taken"), [("LIV", "home"), ("countr", "country")])
def test_half_a_word_takes_what_begins_so_or_what_alone_has_it(field, qtbot, typed, taken, taking):
    QTest.keyClicks(field, typed)
    press(taking)
    qtbot.waitUntil(lambda: field.value == taken)
    assert field.problem() is None
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("typed", ["sleeps", "home"])
def test_what_names_none_or_several_stays_and_is_said_until_it_is_mended(ui, shown, qtbot, typed):
    field = SearchChoice(ui, PHRASES, "country")
    held = shown(LabelledField(ui, "Condition", field), 300, 90)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, typed)
    press(Qt.Key.Key_Return)
    assert (field.currentText(), field.value) == (typed, None)
    assert typed in held.error
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert not held.error
    field.clearEditText()
    QTest.keyClicks(field, "LIVES")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.value == "home")
    assert not held.error


def test_titles_look_like_titles(field):
    rows = field.model()
    assert isinstance(rows, QStandardItemModel)
    title, choice = rows.item(0), rows.item(1)
    assert not title.isEnabled()
    assert title.font().bold() or title.font().weight() > choice.font().weight()


def test_suggestions_have_room(field):
    QTest.keyClicks(field, "at home")
    rows = QApplication.activePopupWidget()
    assert rows.sizeHintForRow(0) >= 1.4 * rows.fontMetrics().height()
    rows.hide()


def test_a_value_that_was_taken_leaves_the_field_empty(ui, shown, qtbot):
    towns = [Choice("moers", "Moers"), Choice("cambrai", "Cambrai")]
    values = shown(ListedValues(ui, "Place", towns, ()), 300, 90)
    values.field.setFocus()
    qtbot.waitUntil(values.field.hasFocus)
    QTest.keyClicks(values.field, "moe")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: values.values == ("moers",) and not values.field.currentText())
    QTest.keyClicks(values.field, "camp")
    press(Qt.Key.Key_Return)
    assert values.values == ("moers",)
    assert values.problem() is not None
    assert "camp" in values.wrong.text()
