from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option

TITLES = [Option("", "–"), Option("dr", "Dr."), Option("prof", "Prof.")]


def wheel(widget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_text_is_told_and_trimmed(ui, shown, qtbot):
    field = shown(TextField(ui, icon="mail"))
    with qtbot.waitSignal(field.value_changed):
        qtbot.keyClicks(field, " anne@example.org ")
    assert field.value == "anne@example.org"
    assert TextField(ui, "A name as long as that").cursorPosition() == 0


def test_long_text_grows_and_lets_tab_through(ui, shown, qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    field, after = LongTextField(ui, "one line"), TextField(ui)
    column.addWidget(field)
    column.addWidget(after)
    shown(page)
    low = field.height()
    with qtbot.waitSignal(field.value_changed):
        field.set_value("\n".join(map(str, range(7))))
    assert field.height() > low
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)


def test_the_wheel_leaves_a_choice_alone_unless_it_has_the_keyboard(ui, shown, qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    other, field = TextField(ui), ChoiceField(ui, TITLES, "dr")
    column.addWidget(other)
    column.addWidget(field)
    shown(page)
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    wheel(field)
    assert field.value == "dr"
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(field.value_changed):
        wheel(field)
    assert field.value == "prof"


def test_a_number_keeps_its_bounds_and_minds_the_wheel(ui, shown, qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    other, field = TextField(ui), NumberField(ui, 2, (0, 4))
    column.addWidget(other)
    column.addWidget(field)
    shown(page)
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    wheel(field)
    assert field.number == 2
    with qtbot.waitSignal(field.value_changed):
        field.set_value(9)
    assert field.number == 4


def test_a_choice_keeps_its_value_when_its_options_change(ui, shown, qtbot):
    field = shown(ChoiceField(ui, TITLES, "dr"))
    with qtbot.assertNotEmitted(field.value_changed):
        field.set_options(list(reversed(TITLES)))
    assert field.value == "dr"
    with qtbot.waitSignal(field.value_changed):
        field.set_options(TITLES[:1])
    assert field.value is None


def test_an_unknown_value_chooses_nothing(ui, shown):
    field = shown(ChoiceField(ui, TITLES, "king"))
    assert field.value is None


def test_a_tick_is_told(ui, shown, qtbot):
    field = shown(CheckField(ui, "&Consent given"))
    with qtbot.waitSignal(field.value_changed):
        qtbot.keyClick(field, Qt.Key.Key_Space)
    assert field.value is True
    assert field.accessibleName() == "Consent given"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_error_is_said_in_words_beside_the_field(make_ui, shown, theme):
    ui = make_ui(theme)
    field = LabelledField(ui, "&E-mail", TextField(ui), help_text="for invitations")
    shown(field)
    assert field.field.accessibleDescription() == "for invitations"
    field.set_error("The ending is missing.")
    words = [each.text() for each in field.findChildren(QLabel) if each.isVisible()]
    assert "The ending is missing." in words
    assert field.field.accessibleName() == "E-mail"
    assert field.field.accessibleDescription() == "Error: The ending is missing."
    picture = field.field.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 0).name() == ui.look.hex("bad").lower()


def test_a_mended_error_gives_the_help_back(ui, shown):
    field = shown(LabelledField(ui, "E-mail", TextField(ui), help_text="for invitations"))
    field.set_error("Wrong.")
    field.set_error("")
    assert field.error == ""
    assert field.field.accessibleDescription() == "for invitations"
    picture = field.field.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 0).name() == ui.look.hex("line2").lower()


def test_good_news_come_with_a_check_mark(ui, shown):
    field = shown(LabelledField(ui, "Mobile", TextField(ui)))
    field.set_help("A valid number in France", "ok")
    pictures = [each for each in field.findChildren(QLabel) if not each.pixmap().isNull()]
    assert [each.isVisible() for each in pictures] == [True]


def test_optional_fields_say_so(ui, shown):
    field = shown(LabelledField(ui, "Title", TextField(ui), optional=True))
    assert "(optional)" in [each.text() for each in field.findChildren(QLabel)]


def form(ui, shown, width):
    page = QWidget()
    flow = FieldFlow(ui, page)
    fields = [LabelledField(ui, str(at), TextField(ui)) for at in range(4)]
    for field in fields:
        flow.add(field, 200)
    return shown(page, width, 600), fields


def test_fields_fill_the_line(ui, shown):
    page, fields = form(ui, shown, 900)
    assert len({field.y() for field in fields}) == 1
    assert fields[0].x() == 0
    assert fields[-1].geometry().right() == page.width() - 1


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (700, 2), (450, 2), (250, 4)])
def test_fields_break_into_lines_and_never_leave_the_page(ui, shown, width, lines):
    page, fields = form(ui, shown, width)
    assert len({field.y() for field in fields}) == lines
    assert all(field.geometry().right() < page.width() for field in fields)


def test_the_same_form_breaks_earlier_at_150_percent(make_ui, shown):
    _, fields = form(make_ui(zoom=1.5), shown, 900)
    assert len({field.y() for field in fields}) == 2


def test_a_field_may_begin_a_line_and_take_a_bigger_share(ui, shown):
    page = QWidget()
    flow = FieldFlow(ui, page)
    first, second, third = (LabelledField(ui, "x", TextField(ui)) for _ in range(3))
    flow.add(first, 100)
    flow.add(second, 100, share=3)
    flow.add(third, 100, new_line=True)
    shown(page, 614, 400)
    assert (first.width(), second.width()) == (200, 400)
    assert third.y() > first.y()
    assert third.width() == 614


def test_a_long_label_moves_no_column_that_has_room_for_it(ui, shown):
    page = QWidget()
    flow = FieldFlow(ui, page)
    words = ("Town", "Association there", "Town of another association", "There")
    fields = [LabelledField(ui, each, TextField(ui)) for each in words]
    for field in fields:
        flow.add(field, 150)
    shown(page, 514, 400)
    assert [field.x() for field in fields] == [0, 264, 0, 264]


def test_check_boxes_stand_in_columns_and_beside_fields(ui, shown):
    page = QWidget()
    column = QVBoxLayout(page)
    many = FieldFlow(ui, columns=True)
    boxes = [CheckField(ui, "x" * n) for n in (3, 30, 8, 3)]
    for box in boxes:
        many.add(box, 100)
    mixed = FieldFlow(ui)
    field, alone = LabelledField(ui, "Lodging", TextField(ui)), CheckField(ui, "For the first time")
    for part in (field, alone):
        mixed.add(part, 100)
    column.addWidget(many)
    column.addWidget(mixed)
    shown(page, 600, 400)
    lefts = [box.x() for box in boxes]
    assert (lefts[0], lefts[1]) == (lefts[2], lefts[3])
    assert abs(alone.geometry().center().y() - field.field.geometry().center().y()) <= 1


def test_placeholders_are_as_dark_as_they_are_meant(make_ui, shown):
    ui = make_ui(theme="dark")
    field = shown(TextField(ui, placeholder="Name"))
    found = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert found == ui.look.colour("ink3")


def test_hidden_fields_leave_no_gap(ui, shown, qtbot):
    _, fields = form(ui, shown, 900)
    fields[0].hide()
    qtbot.waitUntil(lambda: fields[1].x() == 0)


def test_a_fault_is_forgiven_as_soon_as_it_is_being_mended(ui, shown):
    held = shown(LabelledField(ui, "Name", TextField(ui)))
    held.set_error("Please enter a name.")
    held.field.setText("A")
    assert not held.error
    assert not held.field.property("error")
