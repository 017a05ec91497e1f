"""What is named inside a row: found by typing, made with the same step, gone without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select
from worlds.dump import dump

from twincrm.services.households.drafts import read_household
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.drafts import read_person
from twincrm.services.people.lists import contact_total
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store import history
from twincrm.store.models import Organisation, Person
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.kit.sidebar import SideBar

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def steps(desk) -> int:
    return len(desk.dispatcher.ask(lambda s: history.steps(s.connection())))


def press(widget, key):
    QTest.keyClick(widget, key)
    for _ in range(3):
        QApplication.processEvents()


def choose(dialog, text, *keys):
    """Type into the first field, press keys, take the row over."""
    field = dialog.focusWidget()
    assert isinstance(field, RecordField)
    QTest.keyClicks(field, text)
    for key in keys or (Qt.Key.Key_Return,):
        press(field._list if field._list.isVisible() else field, key)
    press(field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def new_person(desk, family="Kraehe"):
    desk.go("person", desk.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first()))
    desk.key(Qt.Key.Key_N, CONTROL)
    desk.editor.form.form.place("family").widget.setFocus()
    desk.type(family)
    return desk.editor


def test_a_new_organisation_comes_with_the_person_whatever_keys_were_pressed_before(desk):
    desk = desk()
    editor, before = new_person(desk), steps(desk)
    desk.in_dialog(lambda dialog: choose(dialog, "Boule-Club Zzz"), editor.form.roles.rows.add_row)
    next(b for b in editor.findChildren(QPushButton) if b.text() == "Add role").setFocus()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.key(Qt.Key.Key_S, CONTROL)

    assert steps(desk) == before + 1
    contact = desk.page.list.contact
    (role,) = desk.dispatcher.ask(read_person, contact[1]).assignments
    body = desk.dispatcher.ask(lambda s: s.get(Organisation, role.organisation_id).name)
    assert body == "Boule-Club Zzz"


def test_a_new_household_can_be_named_in_the_form_of_a_person(desk):
    desk = desk()
    editor, before, old = new_person(desk), steps(desk), dump(desk.dispatcher.file)
    rows = editor.form.livings.rows
    desk.in_dialog(lambda dialog: choose(dialog, "Familie Kraehe"), rows.add_row)
    (line,) = editor.form.livings.rows.lines()
    assert line.accessibleName().startswith("Familie Kraehe")
    assert "new" in line.accessibleName()
    desk.key(Qt.Key.Key_S, CONTROL)

    assert steps(desk) == before + 1
    (living,) = desk.dispatcher.ask(read_person, desk.page.list.contact[1]).households
    assert desk.dispatcher.ask(read_household, living.household_id).name == "Familie Kraehe"
    desk.dispatcher.undo()
    assert dump(desk.dispatcher.file) == old


def test_the_row_of_a_new_household_can_be_edited_again(desk):
    desk = desk()
    editor = new_person(desk)
    rows = editor.form.livings.rows
    desk.in_dialog(lambda dialog: choose(dialog, "Familie Kraehe"), rows.add_row)
    texts = []

    desk.in_dialog(lambda d: texts.append(d.focusWidget().text()), lambda: rows.edit_row(0))

    assert texts == ["Familie Kraehe"]
    assert [row.new_home for row in rows.value] == ["Familie Kraehe"]


def test_discarding_a_new_person_leaves_nothing_behind_and_the_numbers_right(desk):
    desk = desk()
    old = dump(desk.dispatcher.file)
    editor = new_person(desk)
    desk.in_dialog(lambda dialog: choose(dialog, "Boule-Club Zzz"), editor.form.roles.rows.add_row)
    editor.form.set_draft(editor._original)
    desk.key(Qt.Key.Key_Escape)

    assert dump(desk.dispatcher.file) == old
    assert shown_count(desk) == desk.page.list.total


def shown_count(desk) -> int:
    bar = desk.window.findChild(SideBar)
    return next(entry.count for entry in bar._entries if entry.entry.key == "contacts")


def any_person(desk) -> int:
    return desk.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first())


def test_the_number_in_the_side_bar_is_that_of_the_whole_list(desk):
    desk = desk()
    for way in ("new", "cancel", "trash", "undo"):
        if way == "new":
            new_person(desk, "Zander")
            desk.key(Qt.Key.Key_S, CONTROL)
        elif way == "cancel":
            desk.go("person", any_person(desk))
            desk.key(Qt.Key.Key_F2)
            desk.editor.form.form.place("family").widget.setFocus()
            desk.key(Qt.Key.Key_Escape)
        elif way == "trash":
            desk.dispatcher.execute(MoveToTrash("person", (any_person(desk),)))
        else:
            desk.dispatcher.undo()
        desk.settle()
        assert shown_count(desk) == desk.dispatcher.ask(contact_total), way
        desk.page.list.search.setFocus()
        desk.type("x")
        assert shown_count(desk) == desk.dispatcher.ask(contact_total), way
        desk.page.list.show_all()
        desk.settle()


def test_enter_takes_the_first_suggestion_and_arrows_leave_its_bare_name(desk):
    desk = desk()
    editor = new_person(desk)
    names = desk.dispatcher.ask(lambda s: s.scalars(select(Organisation.name)).all())
    seen = []

    def act(dialog):
        field = dialog.focusWidget()
        QTest.keyClicks(field, names[0][:5])
        assert field._list.isVisible()
        assert field._list.selectionModel().isSelected(field._list.model().index(0, 0))
        press(field._list, Qt.Key.Key_Return)
        seen.append((field.link, field.text(), dialog.isVisible(), field._list.isVisible()))
        field.clear()
        QTest.keyClicks(field, "Qqqq")
        press(field._list, Qt.Key.Key_Down)
        press(field._list, Qt.Key.Key_Escape)
        seen.append(field.text())

    desk.in_dialog(act, editor.form.roles.rows.add_row)

    (link, text, dialog_open, list_open), after_arrows = seen
    assert link is not None
    assert (text, dialog_open, list_open) == (link.title, True, False)
    assert after_arrows == "Qqqq"


def test_what_is_gone_meanwhile_is_named_and_nothing_fails(desk):
    desk = desk()
    dispatcher = desk.dispatcher
    club = dispatcher.execute(AddOrganisation(OrganisationDraft(name="Boule-Club Zzz"))).result
    editor = new_person(desk)
    desk.in_dialog(lambda dialog: choose(dialog, "Boule-Club Zzz"), editor.form.roles.rows.add_row)
    (role,) = editor.form.roles.value
    assert role.organisation_id == club
    before = steps(desk)
    dispatcher.undo()  # the adding of the club
    desk.key(Qt.Key.Key_S, CONTROL)

    assert desk.editor is editor
    assert steps(desk) == before
    assert "no longer there" in editor.form.roles._error.text()
    assert editor.form.roles._error.isVisible()
    editor.form.roles.rows.remove_row(0)
    desk.key(Qt.Key.Key_S, CONTROL)
    assert desk.page.title == "Contacts"


def test_tab_takes_the_marked_suggestion_as_enter_does(desk):
    desk = desk()
    editor = new_person(desk)
    rows = editor.form.roles.rows
    desk.in_dialog(lambda dialog: choose(dialog, "Chor Zzz", Qt.Key.Key_Tab), rows.add_row)
    assert [row.new_body for row in rows.value] == ["Chor Zzz"]
