"""From form to form without the list; what is typed is never lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from twincrm.services.people.drafts import read_person
from twincrm.store.models import Person

ALT = Qt.KeyboardModifier.AltModifier
pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def test_the_next_form_is_a_key_away_and_asks_about_what_is_typed(desk):
    desk = desk()
    ask = desk.dispatcher.ask
    key = ask(lambda s: s.scalars(select(Person.id).order_by(Person.id)).first())
    desk.go("person", key)
    contacts = desk.page
    follows = next(by for by in (1, -1) if contacts.list.beside(("person", key), by))
    beside = contacts.list.beside(("person", key), follows)
    turn = Qt.Key.Key_PageDown if follows == 1 else Qt.Key.Key_PageUp
    back = Qt.Key.Key_PageUp if follows == 1 else Qt.Key.Key_PageDown
    desk.go("edit_person", key)
    desk.key(turn, ALT)
    assert (desk.editor.target.kind, desk.editor.target.id) == beside
    desk.key(back, ALT)
    assert desk.editor.target.id == key

    field = desk.editor.form.form.place("occupation").widget
    field.setFocus()
    desk.type("Lotse")
    desk.in_dialog(lambda dialog: dialog.reject(), lambda: desk.page.stepping.step(follows))
    assert desk.editor.target.id == key  # who goes on editing stays

    def save(dialog):
        QApplication.focusWidget()
        next(b for b in dialog.findChildren(type(desk.editor.back)) if b.isDefault()).click()

    desk.in_dialog(save, lambda: desk.page.stepping.step(follows))
    assert (desk.editor.target.kind, desk.editor.target.id) == beside
    assert ask(read_person, key).occupation.endswith("Lotse")
