"""What others change, delete or undo while a form is open; nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from worlds.dump import dump
from worlds.editing import change, first, steps

from twincrm.services.contacts import PhoneDraft
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Person
from twincrm.ui.editor.section import EditorSection
from twincrm.ui.window.page import Show

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def person(populated) -> int:
    return first(populated, Person)


def test_a_phone_changed_elsewhere_reaches_a_clean_form(open_editor, populated, person):
    page = open_editor("person", person)
    opened = populated.ask(read_person, person)
    reach = replace(opened.reach, phones=(PhoneDraft(number="02842 1234"),))

    populated.execute(ChangePerson(person, opened, replace(opened, reach=reach)))

    assert [p.number for p in page.form.draft.person.reach.phones] == ["02842 1234"]


def test_what_was_changed_elsewhere_can_be_looked_at(open_editor, populated, person):
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")
    opened = populated.ask(read_person, person)
    populated.execute(ChangePerson(person, opened, replace(opened, title="Prof.")))

    page.elsewhere.button.click()

    assert page.form.draft.person.title == "Prof."
    assert not page.dirty
    assert not page.elsewhere.isVisible()


def test_going_to_the_trash_elsewhere_keeps_what_was_typed(open_editor, populated, around, person):
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")

    populated.execute(MoveToTrash("person", (person,)))

    assert page.elsewhere.isVisible()
    assert page.form.draft.person.occupation == "Lehrerin"
    populated.undo()
    assert not page.elsewhere.isVisible()


@pytest.mark.parametrize("with_button", [True, False])
def test_a_contact_trashed_meanwhile_comes_back_with_what_was_typed(
    with_button, open_editor, populated, around, person
):
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")
    populated.execute(MoveToTrash("person", (person,)))
    trashed, before = dump(populated.file), steps(populated)

    if with_button:
        page.elsewhere.button.click()
    else:
        around.answers = [False]
        page.save()
        assert steps(populated) == before
        around.answers = [True]
        page.save()

    assert populated.ask(read_person, person).occupation == "Lehrerin"
    assert steps(populated) == before + 1
    assert around.went == [Show("person", person)]
    populated.undo()
    assert dump(populated.file) == trashed


def test_a_contact_whose_adding_was_undone_is_saved_as_new(open_editor, populated, around):
    added = populated.execute(AddPerson(PersonDraft("Nina", "Neu"))).result
    page = open_editor("person", added)
    change(page, occupation="Lehrerin")
    populated.undo()
    around.answers = ["save"]

    assert page.may_leave()

    kept = populated.ask(read_person, page.target.id)
    assert (kept.family, kept.occupation) == ("Neu", "Lehrerin")


def test_undo_in_the_menu_takes_nothing_that_is_typed(open_editor, populated, around, person):
    opened = populated.ask(read_person, person)
    populated.execute(ChangePerson(person, opened, replace(opened, title="Prof.")))
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")

    populated.undo()

    assert page.form.draft.person.occupation == "Lehrerin"
    assert page.elsewhere.isVisible()
    assert around.asked == []


def test_a_contact_in_the_trash_is_not_edited(qapp, populated, around, tmp_path, person, qtbot):
    section = EditorSection(around.services(qapp, populated, tmp_path))
    qtbot.addWidget(section)
    populated.execute(MoveToTrash("person", (person,)))

    section.show_item(Show("edit_person", person))

    assert section.editor is None
    assert around.said
    assert around.went == [Show("person", 0)]


def test_two_editors_lose_nothing_of_each_other(open_editor, populated, person):
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")
    opened = populated.ask(read_person, person)
    populated.execute(ChangePerson(person, opened, replace(opened, title="Prof.")))
    assert page.elsewhere.isVisible()

    page.save()

    kept = populated.ask(read_person, person)
    assert (kept.title, kept.occupation) == ("Prof.", "Lehrerin")


def test_a_clean_form_follows_what_others_change(open_editor, populated, person):
    page = open_editor("person", person)
    opened = populated.ask(read_person, person)

    populated.execute(ChangePerson(person, opened, replace(opened, title="Prof.")))

    assert page.form.draft.person.title == "Prof."
    assert not page.dirty


def test_a_row_removed_elsewhere_is_told_and_what_was_typed_in_it_stays(
    open_editor, populated, around, person
):
    opened = populated.ask(read_person, person)
    reach = replace(opened.reach, phones=(PhoneDraft(number="02842 1234"),))
    populated.execute(ChangePerson(person, opened, replace(opened, reach=reach)))
    page, had = open_editor("person", person), populated.ask(read_person, person)
    (phone,) = had.reach.phones
    typed = replace(phone, number="02842 5678")
    change(page, reach=replace(had.reach, phones=(typed,)))
    gone = replace(had.reach, phones=())
    populated.execute(ChangePerson(person, had, replace(had, reach=gone)))
    before = steps(populated)
    page.save()

    assert "“02842 5678” was removed meanwhile" in around.said[-1]
    assert (page.form.draft.person.reach.phones, steps(populated)) == ((typed,), before)
    change(page, reach=replace(had.reach, phones=(replace(typed, id=None),)))
    page.save()
    assert [p.number for p in populated.ask(read_person, person).reach.phones] == ["02842 5678"]
