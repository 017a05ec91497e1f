"""Whoever types a new person is told quietly who may be there already."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from twincrm.services.contacts import AddressDraft, EmailDraft, Reach
from twincrm.services.duplicates.typed import likely_same
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.window.page import Show

HOME = AddressDraft(street="Ringstraße 14", postcode="47495", locality="Lindenau")
HANNELORE = PersonDraft(
    "Hannelore",
    "Müller",
    birth_date="1957-04-19",
    reach=Reach(emails=(EmailDraft(address="hm@example.org"),), addresses=(HOME,)),
)


@pytest.fixture
def hannelore(populated):
    return populated.execute(AddPerson(HANNELORE)).result


@pytest.mark.parametrize(
    "typed",
    [
        PersonDraft("Hannelore", "Mueller"),
        PersonDraft("hanelore", "müller"),
        PersonDraft("Hna", "Müller", birth_date="1957-04-19", nickname="Hannelore"),
        PersonDraft("Müller", "Hannelore"),
        PersonDraft("Lore", "Müller"),
        PersonDraft("Hannelore", "Müller-Schmidt"),
        PersonDraft("Hannelore", "Kraus", birth_date="1957-04-19"),
        PersonDraft("Hannelore", "Kraus", reach=HANNELORE.reach),
    ],
    ids=["umlaut", "slip", "called name", "swapped", "short", "double name", "birthday", "mailbox"],
)
def test_who_may_be_meant_is_found_as_it_is_typed(populated, hannelore, typed):
    pairs = populated.ask(likely_same, typed)

    assert [(pair.first_id, pair.second_id) for pair in pairs] == [(0, hannelore)]
    assert pairs[0].reasons


@pytest.mark.parametrize(
    "typed",
    [
        PersonDraft("", "Müller", reach=HANNELORE.reach),
        PersonDraft("Werner", "Müller", reach=HANNELORE.reach),
        replace(HANNELORE, birth_date="1985-03-02"),
        replace(HANNELORE, birth_date=None, suffix="jun."),
    ],
    ids=["family name alone", "husband", "daughter", "junior"],
)
def test_whoever_shares_a_name_or_a_house_is_not_told_of(populated, hannelore, typed):
    assert populated.ask(likely_same, typed) == ()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_a_line_below_the_name_opens_the_card_and_keeps_what_is_typed(desk):
    at = desk("en")
    hannelore = at.dispatcher.execute(AddPerson(HANNELORE)).result
    at.go("edit_person")
    form = at.editor.form
    line = form.namesakes
    assert line.isHidden()

    form.start()
    at.type("Hannelore")
    at.key(Qt.Key.Key_Tab)
    at.type("Mueller")
    at.qtbot.waitUntil(line.isVisible)

    assert line.notice.text == "Perhaps already there: Hannelore Müller, Ringstraße 14"
    at.key(Qt.Key.Key_Tab)  # the next field, whoever was found meanwhile
    at.type("Moers")
    assert form.town.town.text() == "Moers"
    at.in_dialog(lambda dialog: dialog.reject(), line.look.click)
    draft = form.draft.person
    assert (draft.given, draft.family) == ("Hannelore", "Mueller")
    asked = []
    at.editor._services.asker.part = lambda words: asked.append(words) or "discard"
    at.in_dialog(lambda dialog: dialog.accept(), line.look.click)
    assert asked
    assert at.workspace._memory.trail.here.show == Show("person", hannelore)


def test_no_field_moves_while_one_types(desk):
    at = desk("en")
    at.dispatcher.execute(AddPerson(HANNELORE))
    at.go("edit_person")
    form = at.editor.form
    form.set_draft(
        replace(
            form.draft,
            person=PersonDraft(reach=replace(HANNELORE.reach, addresses=(AddressDraft(),))),
        )
    )

    def tops():
        for _ in range(5):  # lines inside lines are laid out one after the other
            QApplication.processEvents()
        fields = [each for each in form.findChildren(LabelledField) if each.isVisible()]
        return [(each.field.accessibleName(), each.mapTo(form, QPoint()).y()) for each in fields]

    before = tops()
    assert len(before) > 10
    form.set_draft(replace(form.draft, person=HANNELORE))
    at.qtbot.waitUntil(form.namesakes.isVisible)
    assert tops() == before


def test_the_line_goes_when_somebody_else_is_typed_and_never_comes_for_old_ones(desk):
    at = desk("en")
    hannelore = at.dispatcher.execute(AddPerson(HANNELORE)).result
    at.go("edit_person")
    form = at.editor.form
    form.set_draft(replace(form.draft, person=PersonDraft("Hannelore", "Müller")))
    at.qtbot.waitUntil(form.namesakes.isVisible)
    form.set_draft(replace(form.draft, person=PersonDraft("Werner", "Müller")))
    at.qtbot.waitUntil(form.namesakes.isHidden)
    form.set_draft(type(form.draft)())

    at.go("edit_person", hannelore)
    assert at.editor.form.namesakes._draft is None
