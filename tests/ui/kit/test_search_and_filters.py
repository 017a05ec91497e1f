from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_field import SearchField

TOWNS = [Option("c", "Cambrai", flag="fr"), Option("z", "Żory", flag="pl")]

offscreen_popups = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
"""A popup cannot come to the front where there is no screen."""


def test_typing_asks_once_after_a_pause(ui, shown, qtbot):
    field = shown(SearchField(ui, "Search"))
    asked = []
    field.searched.connect(asked.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "camb")
    assert asked == ["camb"]


def test_blanks_around_ask_nothing_new(ui, shown, qtbot):
    field = shown(SearchField(ui, "Search", pause=0))
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "camb")
    with qtbot.assertNotEmitted(field.searched):
        qtbot.keyClicks(field, " ")
        field.search_now()


def test_enter_asks_at_once_and_opens(ui, shown, qtbot):
    field = shown(SearchField(ui, "Search", pause=60_000))
    qtbot.keyClicks(field, "lille")
    with qtbot.waitSignals([field.searched, field.opened]):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_arrow_down_goes_to_the_list_with_the_newest_answer(ui, shown, qtbot):
    field = shown(SearchField(ui, "Search", pause=60_000))
    qtbot.keyClicks(field, "lille")
    with qtbot.waitSignals([field.searched, field.list_wanted], order="strict"):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_the_cross_clears_and_hides(ui, shown, qtbot):
    field = shown(SearchField(ui, "Search", pause=0), 300, 42)
    cross = field.findChild(Button)
    assert not cross.isVisible()
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "lille")
    assert cross.isVisible()
    assert cross.geometry().right() < field.width()
    with qtbot.waitSignal(field.searched) as heard:
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert heard.args == [""]
    assert not cross.isVisible()


def test_escape_clears_first(ui, shown, qtbot):
    field = shown(SearchField(ui, "Search", pause=0))
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "x")
    with qtbot.waitSignal(field.searched):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_screen_reader_hears_what_the_field_is_for(ui, shown):
    field = shown(SearchField(ui, "Name, town, club"))
    reader = QAccessible.queryAccessibleInterface(field)
    assert reader.text(QAccessible.Text.Name) == "Name, town, club"


def test_a_filter_shows_its_values_and_says_so(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    assert chip.accessibleName() == "Filter Town: all"
    with qtbot.waitSignal(chip.value_changed) as heard:
        chip.set_values(("z",))
    assert heard.args == [("z",)]
    assert chip.text() == "Żory"
    assert chip.accessibleName() == "Filter Town: Żory"
    chip.turn("c")
    assert chip.text() == "Cambrai +1"
    assert chip.accessibleName() == "Filter Town: Cambrai, Żory"


def test_the_menu_offers_every_value_with_its_number_and_all(ui, shown):
    towns = [replace(TOWNS[0], n=12), TOWNS[1]]
    chip = shown(FilterChip(ui, "Town", "map-pin", towns))
    entries = chip.menu_of_options().actions()
    assert [each.text() for each in entries] == ["Cambrai\t12", "Żory", "", "Show all"]
    assert not entries[-1].isEnabled()


@offscreen_popups
def test_several_values_are_ticked_in_the_open_menu_with_the_keyboard(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    menu = shown(chip.menu_of_options())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert chip.values == ("c", "z")
    assert menu.isVisible()
    assert [each.isChecked() for each in menu.actions()[:2]] == [True, True]
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert chip.values == ("c",)
    menu.actions()[-1].trigger()
    assert chip.values == ()


@offscreen_popups
def test_a_click_in_the_menu_ticks_and_keeps_it_open(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    menu = shown(chip.menu_of_options())
    place = menu.actionGeometry(menu.actions()[1]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert chip.values == ("z",)
    assert menu.isVisible()


def test_delete_clears_a_filter(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    chip.set_values(("c", "z"))
    with qtbot.waitSignal(chip.value_changed) as heard:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert heard.args == [()]
    with qtbot.assertNotEmitted(chip.value_changed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_click_on_the_cross_clears(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    chip.set_values(("c",))
    chip.resize(chip.sizeHint())
    cross = QPoint(chip.width() - 12, chip.height() // 2)
    with qtbot.waitSignal(chip.value_changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert chip.values == ()


def test_a_value_that_is_gone_is_cleared(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    chip.set_values(("c",))
    with qtbot.assertNotEmitted(chip.value_changed):
        chip.set_options(list(reversed(TOWNS)))
    with qtbot.waitSignal(chip.value_changed) as heard:
        chip.set_options(TOWNS[1:])
    assert heard.args == [()]
