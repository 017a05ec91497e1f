from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_field import SearchField

TOWNS = [Option("c", "Cambrai", flag="fr"), Option("z", "Żory", flag="pl")]


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


def test_a_filter_shows_its_value_and_says_so(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    assert chip.accessibleName() == "Filter Town: all"
    with qtbot.waitSignal(chip.value_changed) as heard:
        chip.set_value("z")
    assert heard.args == ["z"]
    assert chip.text() == "Żory"
    assert chip.accessibleName() == "Filter Town: Żory"


def test_the_menu_offers_every_value_and_all(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    assert [each.text() for each in chip.menu_of_options().actions()] == ["Cambrai", "Żory"]
    chip.set_value("c")
    words = [each.text() for each in chip.menu_of_options().actions()]
    assert words == ["Cambrai", "Żory", "", "Show all"]


def test_picking_from_the_menu_sets_and_clears(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    with qtbot.waitSignal(chip.value_changed) as heard:
        chip.menu_of_options().actions()[1].trigger()
    assert heard.args == ["z"]
    with qtbot.waitSignal(chip.value_changed) as heard:
        chip.menu_of_options().actions()[-1].trigger()
    assert heard.args == [None]


def test_delete_clears_a_filter(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    chip.set_value("c")
    with qtbot.waitSignal(chip.value_changed) as heard:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert heard.args == [None]
    with qtbot.assertNotEmitted(chip.value_changed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_click_on_the_cross_clears(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    chip.set_value("c")
    chip.resize(chip.sizeHint())
    cross = QPoint(chip.width() - 12, chip.height() // 2)
    with qtbot.waitSignal(chip.value_changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert chip.value is None


def test_a_value_that_is_gone_is_cleared(ui, shown, qtbot):
    chip = shown(FilterChip(ui, "Town", "map-pin", TOWNS))
    chip.set_value("c")
    with qtbot.assertNotEmitted(chip.value_changed):
        chip.set_options(list(reversed(TOWNS)))
    with qtbot.waitSignal(chip.value_changed) as heard:
        chip.set_options(TOWNS[1:])
    assert heard.args == [None]
