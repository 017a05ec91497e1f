"""A tag that is being typed counts, and its suggestions go before the form does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from twincrm.services.contacts import Reach
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.store.models import Person


@pytest.mark.parametrize("way", ["save", "leave"])
def test_a_tag_that_is_still_being_typed_is_kept(desk, way):
    desk = desk()
    person = desk.dispatcher.ask(lambda s: s.scalars(select(Person.id).order_by(Person.id)).first())
    desk.go("edit_person", person)
    editor = desk.editor
    editor.form.reach.tags.input.setFocus()
    desk.type("Neuling")
    assert editor.dirty

    if way == "save":
        desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    else:
        desk.in_dialog(lambda dialog: dialog.accept(), editor.give_up)
        desk.settle()
    assert "Neuling" in desk.dispatcher.ask(read_person, person).reach.tags


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_esc_closes_the_suggestions_before_the_form(desk):
    desk = desk()
    desk.dispatcher.execute(AddPerson(PersonDraft(given="Jo", reach=Reach(tags=("Jubiläum",)))))
    desk.go("edit_person", desk.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first()))
    tags = desk.editor.form.reach.tags
    tags.input.setFocus()
    desk.type("Jubi")
    assert tags._list.isVisible()

    desk.key(Qt.Key.Key_Escape)

    assert not tags._list.isVisible()
    assert desk.editor is not None
    assert tags.value[-1:] == ("Jubi",)
