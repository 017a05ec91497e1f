"""A contact is edited on one form, saved as one step, and nothing typed is lost unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select
from worlds.dump import dump

from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.households.drafts import read_household
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.store import history
from twincrm.store.models import Household, Organisation, Person
from twincrm.ui.editor.person_form import PersonEdit
from twincrm.ui.editor.section import EditorSection
from twincrm.ui.window.page import Show

CONTROL = Qt.KeyboardModifier.ControlModifier


def first(dispatcher, model) -> int:
    return dispatcher.ask(lambda s: s.scalars(select(model.id).order_by(model.id)).first())


def steps(dispatcher) -> int:
    return len(dispatcher.ask(lambda s: history.steps(s.connection())))


def change(page, **values) -> None:
    """Type values into a person's form."""
    draft = page.form.draft
    page.form.set_draft(replace(draft, person=replace(draft.person, **values)))


@pytest.fixture
def person(populated) -> int:
    return first(populated, Person)


def test_a_new_person_is_saved_as_one_step_and_found_again(open_editor, populated, around, qtbot):
    page = open_editor("person")
    before = steps(populated)
    page.start()
    qtbot.keyClicks(page.focusWidget(), "Chantal")
    reach = Reach(
        phones=(PhoneDraft(number="+33 6 39 98 11 04"), PhoneDraft(number="+33 1 99 00 41 18")),
        emails=(EmailDraft(address="chantal@example.org"),),
    )
    change(page, family="Delattre", reach=reach)

    qtbot.keyClick(page, Qt.Key.Key_S, CONTROL)

    assert steps(populated) == before + 1
    shown = around.went[-1]
    kept = populated.ask(read_person, shown.id)
    assert (kept.given, kept.family) == ("Chantal", "Delattre")
    assert [p.number for p in kept.reach.phones] == ["+33 6 39 98 11 04", "+33 1 99 00 41 18"]
    assert shown == Show("person", shown.id)


def test_person_and_photo_are_one_step(open_editor, populated, person):
    page = open_editor("person", person)
    before, old = steps(populated), dump(populated.file)
    draft = page.form.draft
    changed = replace(draft.person, occupation="Lehrerin")
    page.form.set_draft(PersonEdit(changed, PNG))

    page.save()

    assert steps(populated) == before + 1
    populated.undo()
    assert dump(populated.file) == old


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_a_wrong_mailbox_is_said_at_the_field_in_the_foot_and_in_the_contents(
    open_editor, populated, person
):
    page = open_editor("person", person)
    before = steps(populated)
    change(page, reach=Reach(emails=(EmailDraft(address="chantal.delattre@example"),)))

    page.save()

    assert steps(populated) == before
    said = [label.text() for label in page.findChildren(QLabel)]
    assert any("@example" in text and "missing" in text for text in said)
    assert page.foot.isVisible()
    assert any("to check" in text for text in said)


def test_nobody_without_a_name_is_saved(open_editor, populated, around):
    page = open_editor("person")
    before = steps(populated)

    page.save()

    assert steps(populated) == before
    assert around.went == []


def test_leaving_with_changes_asks_and_staying_keeps_them(open_editor, around, person, qtbot):
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")
    around.answers = [False, False]

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert around.went == []
    assert page.form.draft.person.occupation == "Lehrerin"
    around.answers = [False, True]
    page.give_up()
    assert around.went == [Show("person", person)]


def test_leaving_without_changes_asks_nothing(open_editor, around, person, qtbot):
    page = open_editor("person", person)

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert around.went == [Show("person", person)]
    assert around.asked == []


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


@pytest.mark.parametrize(
    ("kind", "model", "read"),
    [("organisation", Organisation, read_organisation), ("household", Household, read_household)],
)
def test_organisations_and_households_are_edited_alike(kind, model, read, open_editor, populated):
    key = first(populated, model)
    page = open_editor(kind, key)
    assert not page.dirty
    draft = page.form.draft
    if kind == "organisation":
        page.form.set_draft(replace(draft, name="Neuer Name"))
    else:
        page.form.set_draft(replace(draft, household=replace(draft.household, name="Neuer Name")))

    page.save()

    assert populated.ask(read, key).name == "Neuer Name"


@pytest.mark.parametrize(("kind", "model"), [("person", Person), ("organisation", Organisation),
                                             ("household", Household)])  # fmt: skip
def test_opening_and_saving_changes_nothing(kind, model, open_editor, populated):
    for key in populated.ask(lambda s: list(s.scalars(select(model.id)))):
        before = dump(populated.file)
        open_editor(kind, key).save()
        assert dump(populated.file) == before


def test_a_contact_can_be_moved_to_the_trash(open_editor, populated, around, person):
    page = open_editor("person", person)
    around.answers = [True]

    page.foot.delete.click()

    assert around.went == [Show("person", 0)]
    assert person not in populated.ask(lambda s: list(s.scalars(select(Person.id))))


def test_a_draft_outlives_the_change_of_the_language(
    qapp, populated, around, tmp_path, person, qtbot
):
    first_look = EditorSection(around.services(qapp, populated, tmp_path))
    qtbot.addWidget(first_look)
    first_look.show_item(Show("edit_person", person))
    change(first_look.editor, occupation="Lehrerin")
    state = first_look.state()

    again = EditorSection(around.services(qapp, populated, tmp_path, language="fr", zoom=1.3))
    qtbot.addWidget(again)
    again.restore(state)

    assert again.editor.form.draft.person.occupation == "Lehrerin"
    assert again.editor.dirty


@pytest.mark.parametrize("kind", ["person", "organisation", "household"])
def test_everything_that_takes_the_keyboard_has_a_name(kind, open_editor):
    page = open_editor(kind)

    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert unnamed == []
