from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.badges import Badge, Chip, count_pill, sector_badge, status_badge
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.theme.tokens import ZOOM_STEPS


def colours_of(widget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("zoom", ZOOM_STEPS)
def test_buttons_have_the_heights_of_the_design(make_ui, shown, zoom):
    ui = make_ui(zoom=zoom)
    assert shown(Button(ui, "Import")).height() == ui.look.px(42)
    assert shown(Button(ui, "Import", small=True)).height() == ui.look.px(36)
    alone = shown(Button(ui, "Print", icon="printer", icon_only=True))
    assert alone.sizeHint().width() == alone.sizeHint().height() == ui.look.px(42)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_variants_wear_their_colours(make_ui, shown, theme):
    ui = make_ui(theme)
    look = ui.look
    assert look.hex("prim").lower() in colours_of(shown(Button(ui, "Save", variant="primary")))
    assert look.hex("line2").lower() in colours_of(shown(Button(ui, "Cancel")))
    assert look.hex("bad").lower() in colours_of(shown(Button(ui, "Delete", variant="danger")))


def test_the_keyboard_is_seen(ui, shown, qtbot):
    page = QWidget()
    button = Button(ui, "Import")
    Flow(4, page).add_part(button)
    shown(page, 300, 100)
    before = colours_of(button)
    page.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert ui.look.hex("focus").lower() in colours_of(button) - before


def test_an_icon_alone_has_a_name_and_a_tooltip(ui, shown):
    button = shown(Button(ui, "&Print list", icon="printer", icon_only=True))
    assert button.toolTip() == "Print list"
    assert button.accessibleName() == "Print list"
    button.set_icon_only(False)
    assert button.toolTip() == ""
    assert button.sizeHint().width() > ui.look.px(100)


def test_words_without_an_icon_stay_words(ui):
    assert not Button(ui, "Print", icon_only=True).icon_only


def test_a_key_cap_needs_room(ui):
    assert (
        Button(ui, "Save", key="Ctrl S").sizeHint().width() > Button(ui, "Save").sizeHint().width()
    )
    assert key_text(QKeySequence("Ctrl+S")) == "Ctrl+S"


def test_a_mnemonic_presses(ui, shown, qtbot):
    page = QWidget()
    button = Button(ui, "&Import")
    field = TextField(ui)
    flow = Flow(4, page)
    flow.add_part(field)
    flow.add_part(button)
    shown(page, 300, 100)
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(field, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)


def test_a_badge_says_its_word_and_wears_its_tone(ui, shown):
    badge = shown(sector_badge(ui, "politics", "Politics"))
    assert badge.text() == "Politics"
    assert badge.tone == "politics"
    assert ui.look.tone("politics").bg.lower() in colours_of(badge)
    assert sector_badge(ui, "unheard of", "Other").tone == "neutral"


def test_a_state_changes_words_and_colours(ui, shown):
    badge = shown(status_badge(ui, "warn", "Due"))
    badge.set_tone("ok", "circle-check")
    assert ui.look.tone("ok").bg.lower() in colours_of(badge)
    assert ui.look.tone("warn").bg.lower() not in colours_of(badge)


@pytest.mark.parametrize("zoom", ZOOM_STEPS)
def test_pills_are_round_at_every_zoom(make_ui, shown, zoom):
    ui = make_ui(zoom=zoom)
    badge = shown(Badge(ui, "Administration", "administration", "building-2"))
    picture = badge.grab().toImage()
    tint = ui.look.tone("administration").bg.lower()
    assert picture.pixelColor(1, 1).name() != tint
    assert picture.pixelColor(ui.look.px(5), picture.height() // 2).name() == tint


def test_one_digit_makes_a_circle(ui):
    hint = count_pill(ui, "4").sizeHint()
    assert hint.height() <= hint.width() < 1.5 * hint.height()
    assert count_pill(ui, "8 of 312").sizeHint().width() > hint.width()


def test_a_chip_leads_somewhere_by_mouse_and_keyboard(ui, shown, qtbot):
    chip = shown(Chip(ui, "married to Anne Wattrelos", "users"))
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.accessibleName() == "married to Anne Wattrelos"


def test_chips_flow_into_lines(ui, shown):
    page = QWidget()
    flow = Flow(8, page)
    chips = [Chip(ui, word) for word in ("choir", "football", "fire brigade", "school")]
    for chip in chips:
        flow.add_part(chip)
    wide = flow.sizeHint().width()
    assert flow.heightForWidth(wide) == chips[0].sizeHint().height()
    shown(page, wide * 2 // 3, 200)
    assert chips[0].y() == 0
    assert chips[-1].y() >= chips[0].height() + 8
    assert all(chip.geometry().right() <= page.width() for chip in chips)


def test_lines_run_from_right_to_left_where_the_language_does(ui, shown):
    page = QWidget()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = Flow(8, page)
    first, second = Chip(ui, "choir"), Chip(ui, "school")
    flow.add_part(first)
    flow.add_part(second)
    shown(page, 400, 60)
    assert first.x() > second.x()
    assert first.geometry().right() == page.width() - 1


def test_a_flow_gives_its_parts_back(ui, shown, qtbot):
    page = QWidget()
    flow = Flow(8, page)
    chips = [Chip(ui, word) for word in ("choir", "football", "school")]
    for chip in chips:
        flow.add_part(chip)
    shown(page, 600, 60)

    flow.take_out(chips[0])
    chips[0].hide()
    chips[1].deleteLater()

    qtbot.waitUntil(lambda: chips[2].x() == 0)
    assert flow.parts == (chips[2],)


def test_a_part_added_later_is_shown_unless_it_was_hidden(ui, shown, qtbot):
    page = QWidget()
    flow = Flow(8, page)
    shown(page, 600, 60)
    seen, hidden = Chip(ui, "choir"), Chip(ui, "school")
    hidden.hide()
    flow.add_part(hidden)
    flow.add_part(seen)

    qtbot.waitUntil(seen.isVisible)
    assert not hidden.isVisible()
    assert seen.x() == 0


def test_a_part_that_grows_behind_another_page_has_its_room_when_shown(ui, shown, qtbot):
    page = QWidget()
    flow = Flow(8, page)
    first, second = Chip(ui, "a"), Chip(ui, "b")
    flow.add_part(first)
    flow.add_part(second)
    shown(page, 600, 60)
    page.hide()
    first.setText("a much longer word than before")
    page.show()

    qtbot.waitUntil(lambda: second.x() >= first.sizeHint().width() + 8)
