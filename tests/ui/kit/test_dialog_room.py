"""A dialog is never larger than its screen, and never smaller than its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from worlds.looks import faults_of, outgrown
from worlds.walk import put_on_screen

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import label

WORDS = "People who agreed that their data go to partner associations are written here. " * 3


@pytest.fixture
def dialog(make_ui, qtbot):
    def make(fields, zoom=1.0):
        ui = make_ui(zoom=zoom)
        dialog = Dialog(ui, "Many fields")
        for n in range(fields):
            field = QLineEdit()
            field.setAccessibleName(f"Field {n}")
            dialog.body.addWidget(field)
        dialog.add_save("Save", dialog.accept)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def whole(part) -> bool:
    return part.visibleRegion().boundingRect().height() == part.height()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_many_fields_scroll_and_the_buttons_stay_on_the_screen(dialog, qtbot, zoom):
    dialog = dialog(40, zoom)
    fields = dialog.findChildren(QLineEdit)

    assert outgrown(dialog) == []
    assert all(whole(button) for button in dialog.findChildren(Button))
    assert not whole(fields[-1])
    for at in range(len(fields) - 1):
        qtbot.keyClick(fields[at], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is fields[-1]
    assert whole(fields[-1])


def test_few_fields_need_no_scroll_bar(dialog):
    dialog = dialog(3)

    assert all(whole(field) for field in dialog.findChildren(QLineEdit))
    assert faults_of(dialog) == []


def test_words_that_appear_make_it_higher_as_far_as_the_screen_goes(dialog, qtbot):
    dialog = dialog(3)
    before = dialog.height()
    words = [label(dialog._ui, WORDS, "body", wrap=True) for _ in range(30)]
    dialog.body.addWidget(words[0])

    qtbot.waitUntil(lambda: dialog.height() > before and whole(words[0]))
    assert faults_of(dialog) == []
    for more in words[1:]:
        dialog.body.addWidget(more)

    qtbot.waitUntil(lambda: dialog.height() > 600)
    assert outgrown(dialog) == []
    assert words[-1].height() >= words[-1].heightForWidth(words[-1].width())


def test_what_grows_stays_on_the_screen(dialog, qtbot):
    dialog = dialog(3)
    dialog.move(300, 400)
    for _ in range(30):
        dialog.body.addWidget(label(dialog._ui, WORDS, "body", wrap=True))

    qtbot.waitUntil(lambda: dialog.height() > 600)
    room = dialog.screen().availableGeometry()
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))


@pytest.mark.parametrize(("size", "height"), [((1900, 1060), 400), ((1300, 700), 900)])
def test_what_is_too_high_opens_on_the_screen_of_its_window(make_ui, qtbot, size, height):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    put_on_screen(window, size)
    dialog = Dialog(make_ui(), "Many fields", parent=window)
    for _ in range(40):
        dialog.body.addWidget(label(dialog._ui, WORDS, "body", wrap=True))
    save = dialog.add_save("Save", dialog.accept)
    dialog.resize(600, height)  # less than its parts ask for, more than a laptop has
    with qtbot.waitExposed(dialog):
        dialog.show()
    for _ in range(5):
        QApplication.processEvents()

    room = window.screen().availableGeometry()
    assert dialog.screen() is window.screen()
    assert room.contains(dialog.frameGeometry())
    assert outgrown(dialog) == []
    assert whole(save)


def test_a_list_gives_way_before_the_page_scrolls(dialog):
    dialog = dialog(3)
    names = QListWidget()
    names.setMinimumHeight(60)
    dialog.body.insertWidget(0, names, 1)
    QApplication.processEvents()
    dialog.resize(dialog.width(), dialog.minimumSizeHint().height())
    QApplication.processEvents()

    assert names.height() == 60
    assert all(whole(field) for field in dialog.findChildren(QLineEdit))
