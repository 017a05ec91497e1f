"""The keyboard in the editor: it follows the eye, begins where typing begins, and stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from sqlalchemy import select

from twincrm.store.models import Household, Organisation, Person
from twincrm.ui.kit.badges import Chip
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.reading_order import ReadingOrder, stops_in

pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
MODELS = {"person": Person, "organisation": Organisation, "household": Household}


def first(desk, kind) -> int:
    model = MODELS[kind]
    return desk.dispatcher.ask(lambda s: s.scalars(select(model.id).order_by(model.id)).first())


def walk(part) -> list[QWidget]:
    """The parts of a widget in the order in which Tab comes to them."""
    for kept in part.window().findChildren(ReadingOrder):
        kept.order()
    inside, found = set(stops_in(part)), []
    each = part.nextInFocusChain()
    while each is not part:
        if each in inside and each.isVisible() and each.isEnabled():
            found.append(each)
        each = each.nextInFocusChain()
    return found


def place(widget, root) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def backwards(part) -> list[str]:
    """Steps of Tab that go up, or to the left within a line."""
    found = []
    for one, other in pairwise(walk(part)):
        before, after = place(one, part), place(other, part)
        if one.isAncestorOf(other) or _beside(one, other, part):
            continue
        below = after.top() >= before.bottom() - 4
        in_line = after.top() < before.bottom() and after.left() >= before.right() - 4
        if not below and not in_line:
            found.append(f"{one.accessibleName()} → {other.accessibleName()}")
    return found


def _beside(one, other, root) -> bool:
    """Mailboxes, phones and web pages stand in columns, each read from top to bottom."""
    from twincrm.ui.editor.entry_rows import EntryRows

    columns = [c for c in root.findChildren(EntryRows) if c.isVisible()]
    homes = [next((c for c in columns if c.isAncestorOf(each)), None) for each in (one, other)]
    return None not in homes and homes[0] is not homes[1] and (
        place(homes[1], root).left() >= place(homes[0], root).right() - 4
        or place(homes[1], root).top() >= place(homes[0], root).bottom() - 4
    )  # fmt: skip


@pytest.mark.parametrize("kind", list(MODELS))
@pytest.mark.parametrize("new", [True, False])
def test_tab_goes_as_one_reads_also_after_rows_came_and_went(desk, kind, new):
    desk = desk()
    desk.go(f"edit_{kind}", 0 if new else first(desk, kind))
    form = desk.editor.form
    assert backwards(desk.editor.view.widget()) == []

    form.reach.emails.add("home")
    form.reach.phones.add("mobile")
    form.reach.phones.add("work")
    form.reach.addresses.add()
    form.reach.addresses.add()
    form.reach.links.add("website")
    desk.settle()
    assert backwards(desk.editor.view.widget()) == []

    form.reach.phones.remove(form.reach.phones.entries[0])
    form.reach.addresses.remove(form.reach.addresses.blocks[0])
    form.reach.phones.entries[0].set_kind("fax")
    desk.settle()
    desk.qtbot.waitUntil(lambda: backwards(desk.editor.view.widget()) == [])
    names = [each.accessibleName() for each in walk(desk.editor)]
    assert names.index("Add e-mail") > names.index("Remove this address")
    assert names.index("Tags") > names.index("Add web page")
    assert names[-2:] == ["Cancel", "Save"]
    assert tabbed(desk) >= set(walk(desk.editor))


def tabbed(desk) -> set[QWidget]:
    """Where Tab really comes to, once around the window."""
    found: list[QWidget] = []
    while QApplication.focusWidget() not in found:
        found.append(QApplication.focusWidget())
        QTest.keyClick(found[-1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is found[0]
    return set(found)


def test_tab_leads_from_a_new_mailbox_to_its_menu_and_on_to_the_buttons_below(desk):
    desk = desk()
    desk.go("edit_person")
    desk.editor.form.reach.emails.add("home")
    desk.settle()

    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget().accessibleName())
        desk.key(Qt.Key.Key_Tab)

    assert seen == ["E-mail", "E-mail: kind, remark, remove", "Add e-mail"]


@pytest.mark.parametrize("rows", ["roles", "livings", "relations", "consents"])
def test_dialogs_of_rows_begin_in_their_first_field(desk, rows):
    desk = desk()
    desk.go("edit_person")
    focused = []

    def look(dialog):
        widget = dialog.focusWidget()
        focused.append((widget.accessibleName(), isinstance(widget, Button)))
        assert backwards(dialog) == []

    desk.in_dialog(look, getattr(desk.editor.form, rows).rows.add_row)

    ((name, is_button),) = focused
    assert not is_button
    assert name in {
        "Organisation or place", "Household", "Relation", "Agreed to",
    }  # fmt: skip


@pytest.mark.parametrize("rows", ["members", "beds"])
def test_so_do_those_of_households(desk, rows):
    desk = desk()
    desk.go("edit_household")
    focused = []
    act = getattr(desk.editor.form, rows).rows.add_row

    desk.in_dialog(lambda dialog: focused.append(dialog.focusWidget().accessibleName()), act)

    assert focused == [{"members": "Person", "beds": "Room"}[rows]]


@pytest.mark.parametrize("sort", ["emails", "phones", "links"])
def test_what_is_added_comes_into_view_with_its_label(desk, sort):
    desk = desk()
    desk.go("edit_person", first(desk, "person"))
    editor, rows = desk.editor, getattr(desk.editor.form.reach, sort)
    rows.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    editor.view.ensureWidgetVisible(rows.add_button)
    for _ in range(3):
        rows.add(next(iter(rows._spec.kinds)))
        desk.settle()

        assert in_view(editor, rows.entries[-1].holder)


def test_so_does_an_address_and_a_language(desk):
    desk = desk()
    desk.go("edit_person", first(desk, "person"))
    editor, reach = desk.editor, desk.editor.form.reach
    reach.addresses.add()
    desk.settle()
    assert in_view(editor, reach.addresses.blocks[-1].form.place("street").widget.parentWidget())
    for _ in range(6):
        editor.form.languages.rows.add_row()
        desk.settle()
        assert in_view(editor, editor.form.languages.rows.row_widgets()[-1])


def in_view(editor, part) -> bool:
    port = editor.view.viewport()
    return port.rect().contains(QRect(part.mapTo(port, QPoint(0, 0)), part.size()))


def test_enter_presses_whatever_button_has_the_keyboard(desk, qtbot):
    desk = desk()
    pressed = []
    ui = desk.desktop.ui
    chip = Chip(ui, "Chor")
    link = Button(ui, "Verwerfen", variant="danger")
    for each in (chip, link):
        each.clicked.connect(lambda _=False, each=each: pressed.append(each.text()))

    def act(dialog):
        for each in (chip, link):
            each.setFocus()
            QTest.keyClick(each, Qt.Key.Key_Return)

    dialog = Dialog(ui, "Probe", parent=desk.window)
    dialog.body.addWidget(QLineEdit())
    dialog.body.addWidget(chip)
    dialog.add_button(link)
    dialog.add_answers("Ja", "Nein")
    desk.in_dialog(act, dialog.exec)

    assert pressed == ["Chor", "Verwerfen"]


def test_enter_on_discard_discards(desk):
    desk = desk()
    key = first(desk, "person")
    desk.go("edit_person", key)
    desk.editor.form.form.place("nickname").widget.setFocus()
    desk.type("Mausi")

    def discard(dialog):
        button = next(b for b in dialog.findChildren(Button) if b.text() == "Discard changes")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)

    desk.in_dialog(discard, lambda: desk.key(Qt.Key.Key_Escape))
    desk.settle()

    assert desk.page.title == "Contacts"


def test_one_thing_for_each_key(desk):
    desk = desk()
    desk.go("edit_person")
    shown = []

    def look(dialog):
        buttons = [b for b in dialog.findChildren(Button) if b.isVisible() and not b.icon_only]
        shown.extend(b.text() for b in buttons if b.key == "Esc")

    desk.in_dialog(look, desk.editor.form.roles.rows.add_row)

    assert shown == ["Cancel"]


def test_the_red_link_leads_to_the_field_by_mouse_and_by_key(desk):
    desk = desk()
    desk.go("edit_person", first(desk, "person"))
    emails = desk.editor.form.reach.emails
    emails.add("home")
    desk.settle()
    field = emails.entries[-1].holder.field
    desk.type("nobody@nowhere")
    desk.key(Qt.Key.Key_Tab)

    for press in (_click, _enter):
        desk.editor.view.verticalScrollBar().setValue(0)
        (link,) = [b for b in desk.editor.foot.findChildren(Button)
                   if b.isVisible() and b.variant == "link"]  # fmt: skip
        press(link)
        desk.settle()
        assert QApplication.focusWidget() is field
        assert in_view(desk.editor, emails.entries[-1])


def test_the_link_is_there_when_leaving_the_field_makes_it_appear(desk):
    desk = desk()
    desk.go("edit_person", first(desk, "person"))
    phones = desk.editor.form.reach.phones
    emails = desk.editor.form.reach.emails
    emails.add("home")
    desk.settle()
    desk.type("nobody@nowhere")
    desk.key(Qt.Key.Key_Tab)
    phones.add("mobile")
    desk.settle()
    desk.type("keine")
    (link,) = [b for b in desk.editor.foot.findChildren(Button)
               if b.isVisible() and b.variant == "link"]  # fmt: skip

    _click(link)
    desk.settle()

    assert QApplication.focusWidget() is emails.entries[-1].holder.field


def _click(link):
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)


def _enter(link):
    link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(link, Qt.Key.Key_Return)


@pytest.mark.parametrize("way", ["save", "cancel", "new", "discard new"])
def test_the_keyboard_goes_back_to_the_list_at_that_contact(desk, way):
    desk = desk()
    key = first(desk, "person")
    desk.go("person", key)
    if way in ("save", "cancel"):
        desk.key(Qt.Key.Key_F2)
        desk.editor.form.form.place("nickname").widget.setFocus()
        if way == "save":
            desk.type("Mausi")
    else:
        desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        if way == "new":
            desk.type("Zacharias")
    if way in ("save", "new"):
        desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    else:
        desk.key(Qt.Key.Key_Escape)

    assert desk.page.title == "Contacts"
    assert QApplication.focusWidget() is desk.page.list.rows
    if way != "new":
        assert desk.page.list.contact == ("person", key)
    else:
        assert desk.page.list.row_title(desk.page.list.contact) == "Zacharias"


def test_forms_that_were_left_are_no_part_of_the_way_back(desk):
    desk = desk()
    key = first(desk, "person")
    desk.go("person", key)
    desk.go("edit_person", key)
    desk.key(Qt.Key.Key_Escape)
    desk.go("organisation", first(desk, "organisation"))
    desk.go("edit_organisation", first(desk, "organisation"))
    desk.workspace.go("visits")
    desk.settle()

    seen = []
    for _ in range(5):
        desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        seen.append(desk.page.title)

    assert set(seen) == {"Contacts"}
    assert not desk.workspace.can_step(-1)


@pytest.mark.parametrize("rows", ["roles", "livings", "relations", "consents"])
def test_the_examples_in_fields_are_whole(desk, rows):
    desk = desk("de")
    desk.go("edit_person")
    cut = []

    def look(dialog):
        for field in dialog.findChildren(QLineEdit):
            margins = field.textMargins()
            room = field.width() - margins.left() - margins.right() - 6
            if field.fontMetrics().horizontalAdvance(field.placeholderText()) > room:
                cut.append(field.placeholderText())

    desk.in_dialog(look, getattr(desk.editor.form, rows).rows.add_row)

    assert cut == []


class Windows(QObject):
    """Counts what appears as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():
            self.shown.append(watched)
        return False


@pytest.mark.parametrize("kind", list(MODELS))
def test_no_part_of_a_form_is_a_window_for_a_moment(desk, qapp, kind):
    desk, windows = desk(), Windows()
    key = first(desk, kind)
    qapp.installEventFilter(windows)

    desk.go(f"edit_{kind}", key)

    qapp.removeEventFilter(windows)
    assert windows.shown == []
    assert desk.window.isActiveWindow()
