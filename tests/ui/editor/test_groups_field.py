"""Groups in the form of a contact: static ones are put in by typing, smart ones are told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from twincrm.domain.smart.rule import Block, Condition, Rule
from twincrm.domain.smart.text import rule_text
from twincrm.domain.terms import GroupKind
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.people.drafts import read_person
from twincrm.services.smart.listing import groups
from twincrm.store.models import Person


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_groups_are_typed_told_and_taken_out_in_the_form(desk):
    desk = desk()
    ask, execute = desk.dispatcher.ask, desk.dispatcher.execute
    anna = ask(lambda s: s.scalars(select(Person.id).where(Person.given == "Anna")).one())
    execute(AddGroup(GroupDraft("Vorhut"), (("person", anna),)))
    rule = rule_text(Rule(block=Block(parts=(Condition("reach", "email"),))))
    execute(AddGroup(GroupDraft("Mit E-Mail", GroupKind.SMART, rule)))
    before, mine = ask(groups), ask(read_person, anna).reach.groups
    others = mine[:-1]
    assert mine[-1] == "Vorhut"
    desk.go("edit_person", anna)
    field = desk.editor.form.reach.groups
    assert field.value == mine
    assert "Mit E-Mail" in field.accessibleDescription()

    field.input.setFocus()
    desk.type("mit e-mail")
    desk.key(Qt.Key.Key_Return)
    assert field.value == mine
    assert "smart group" in field.held.error
    desk.type("Kegler")
    desk.key(Qt.Key.Key_Return)
    assert [chip.text() for chip in field.chips()][-2:] == ["Vorhut", "Kegler (new group)"]
    field.remove("Vorhut")
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert ask(read_person, anna).reach.groups == tuple(sorted((*others, "Kegler")))

    desk.dispatcher.undo()
    assert ask(read_person, anna).reach.groups == mine
    assert ask(groups) == before
