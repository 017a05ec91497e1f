from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.field_rows import FieldRows
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.rows_editor import RowsEditor, RowsSpec


class Answers:
    """Plays the dialog that edits one row."""

    def __init__(self) -> None:
        self.next: str | None = None
        self.asked: list[str | None] = []

    def __call__(self, row: str | None) -> str | None:
        self.asked.append(row)
        return self.next


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def editor(ui, shown, answers):
    spec = RowsSpec("Roles", "Add role", "No role yet", RowFace, answers)
    return shown(RowsEditor(ui, spec, ["mayor", "chair"]), 500, 300)


def button(part, name: str) -> Button:
    return next(each for each in part.findChildren(Button) if each.accessibleName() == name)


def test_rows_are_lines_with_names(editor):
    assert [each.accessibleName() for each in editor.lines()] == ["mayor", "chair"]
    assert editor.value == ("mayor", "chair")


def test_adding_asks_for_a_new_row(editor, answers, qtbot):
    answers.next = "treasurer"
    with qtbot.waitSignal(editor.value_changed):
        qtbot.mouseClick(button(editor, "Add role"), Qt.MouseButton.LeftButton)
    assert answers.asked == [None]
    assert editor.value == ("mayor", "chair", "treasurer")
    assert len(editor.lines()) == 3


def test_giving_up_changes_nothing(editor, answers, qtbot):
    with qtbot.assertNotEmitted(editor.value_changed):
        editor.add_row()
        editor.edit_row(0)
    assert editor.value == ("mayor", "chair")


def test_editing_by_button_and_by_enter(editor, answers, qtbot):
    answers.next = "former mayor"
    with qtbot.waitSignal(editor.value_changed):
        qtbot.mouseClick(button(editor.lines()[0], "Edit"), Qt.MouseButton.LeftButton)
    answers.next = "former chair"
    with qtbot.waitSignal(editor.value_changed):
        qtbot.keyClick(editor.lines()[1], Qt.Key.Key_Return)
    assert answers.asked == ["mayor", "chair"]
    assert editor.value == ("former mayor", "former chair")


def test_removing_by_button_and_by_delete(editor, qtbot):
    qtbot.mouseClick(button(editor.lines()[0], "Remove"), Qt.MouseButton.LeftButton)
    assert editor.value == ("chair",)
    qtbot.keyClick(editor.lines()[0], Qt.Key.Key_Delete)
    assert editor.value == ()


def test_alt_and_arrows_move_a_row(editor, qtbot):
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(editor.lines()[0], Qt.Key.Key_Down, alt)
    assert editor.value == ("chair", "mayor")
    with qtbot.assertNotEmitted(editor.value_changed):
        editor.move_row(1, 1)


def test_equal_rows_are_no_change(editor, qtbot):
    with qtbot.assertNotEmitted(editor.value_changed):
        editor.set_value(["mayor", "chair"])
    with qtbot.waitSignal(editor.value_changed):
        editor.set_value(["guest"])


class PhoneRow:
    """A phone number typed in place."""

    def __init__(self, ui, row: str | None) -> None:
        self.field = TextField(ui, row or "")

    @property
    def value(self) -> str:
        return self.field.value

    @property
    def widget(self) -> TextField:
        return self.field

    def on_change(self, tell) -> None:
        self.field.value_changed.connect(tell)


@pytest.fixture
def phones(ui, shown):
    def make(row):
        return PhoneRow(ui, row)

    return shown(FieldRows(ui, "Add phone", make, lambda row: not row, ["111", "222"]), 400, 300)


def test_rows_are_typed_in_place(phones, qtbot):
    with qtbot.waitSignal(phones.value_changed):
        phones.row_widgets()[0].widget.setText("333")
    assert phones.value == ("333", "222")


def test_a_new_row_is_blank_and_left_out_until_typed(phones, qtbot):
    with qtbot.waitSignal(phones.value_changed):
        qtbot.mouseClick(button(phones, "Add phone"), Qt.MouseButton.LeftButton)
    assert len(phones.row_widgets()) == 3
    assert phones.value == ("111", "222")
    qtbot.keyClicks(phones.row_widgets()[2].widget, "444")
    assert phones.value == ("111", "222", "444")


def test_the_remove_button_removes_its_own_row(phones, qtbot):
    removers = [each for each in phones.findChildren(Button) if each.accessibleName() == "Remove"]
    with qtbot.waitSignal(phones.value_changed):
        qtbot.mouseClick(removers[0], Qt.MouseButton.LeftButton)
    assert phones.value == ("222",)


def test_rows_can_be_set_from_outside(phones):
    phones.set_value(["9"])
    assert phones.value == ("9",)
