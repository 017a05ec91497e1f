"""A contact is edited on one form, saved as one step, and nothing typed is lost unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import select
from worlds.dropping import drop
from worlds.dump import dump
from worlds.editing import change, first, steps

from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.documents.queries import documents_of
from twincrm.services.households.drafts import read_household
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.drafts import AssignmentDraft, read_person
from twincrm.services.search.queries import search
from twincrm.store.models import Household, Organisation, Person
from twincrm.ui.editor.page import EditorPage
from twincrm.ui.editor.person_form import PersonEdit
from twincrm.ui.editor.section import EditorSection
from twincrm.ui.editor.target import EditTarget
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.fields import LongTextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.window.page import Show

CONTROL = Qt.KeyboardModifier.ControlModifier


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


def test_organisations_named_inside_roles_come_with_the_same_step(open_editor, populated, person):
    page = open_editor("person", person)
    before, old = steps(populated), dump(populated.file)
    roles = (AssignmentDraft(new_body="Boule-Club"), AssignmentDraft(new_body="boule-club"))
    change(page, assignments=page.form.draft.person.assignments + roles)

    page.save()

    assert steps(populated) == before + 1
    *_, first_role, second = populated.ask(read_person, person).assignments
    club = populated.ask(read_organisation, first_role.organisation_id)
    assert (club.name, club.place_id) == ("Boule-Club", page.form.draft.person.place_id)
    assert second.organisation_id == first_role.organisation_id
    found = populated.ask(search, "boule", 5, ["organisation"], "de").items
    assert [hit.record_id for hit in found] == [first_role.organisation_id]
    populated.undo()
    assert dump(populated.file) == old


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


def test_nobody_without_a_name_is_saved(open_editor, populated, around, tmp_path):
    page = open_editor("person")
    before = steps(populated)

    page.save()

    assert steps(populated) == before
    assert around.went == []
    drop(page.findChild(LongTextField).viewport(), tmp_path / "Brief.pdf")
    assert around.said == ["Please save first. Files can be dropped here then."]


def test_leaving_with_changes_asks_and_staying_keeps_them(
    open_editor, populated, around, person, qtbot, tmp_path
):
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")
    (tmp_path / "Brief.pdf").write_bytes(b"%PDF-1.7")
    remark = page.findChild(LongTextField)
    drop(remark.viewport(), tmp_path / "Brief.pdf")  # no text, but a document
    qtbot.waitUntil(lambda: len(populated.ask(documents_of, "person", person)) == 1)
    assert "Brief.pdf" not in remark.value
    around.answers = ["stay"]

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert around.went == []
    assert page.form.draft.person.occupation == "Lehrerin"
    around.answers = ["discard"]
    page.give_up()
    assert around.went == [Show("person", person)]
    assert around.asked == ["Save the changes?"] * 2


def test_leaving_can_save_with_the_one_question(open_editor, populated, around, person):
    page = open_editor("person", person)
    before = steps(populated)
    change(page, occupation="Lehrerin")
    around.answers = ["save"]

    assert page.may_leave()

    assert populated.ask(read_person, person).occupation == "Lehrerin"
    assert steps(populated) == before + 1
    assert not page.dirty
    assert page.may_leave()


def test_what_was_given_up_is_gone_from_the_form_too(open_editor, around, person):
    """The way out may still be barred afterwards; what is typed then counts again."""
    page = open_editor("person", person)
    change(page, occupation="Lehrerin")
    around.answers = ["discard"]
    assert page.may_leave()
    assert page.form.draft.person.occupation != "Lehrerin"

    change(page, occupation="Tischlerin")

    assert page.dirty


def test_what_cannot_be_saved_keeps_us(open_editor, populated, around, person):
    page = open_editor("person", person)
    change(page, given="", family="")
    around.answers = ["save"]

    assert not page.may_leave()

    assert "family" in page.state().touched


def test_a_new_person_saved_on_leaving_is_not_new_any_more(open_editor, populated, around):
    page = open_editor("person")
    change(page, given="Chantal", family="Delattre")
    around.answers = ["save"]
    assert page.may_leave()
    before = steps(populated)

    page.save()

    assert steps(populated) == before
    assert around.went == [Show("person", page.target.id)]


def test_leaving_without_changes_asks_nothing(open_editor, around, person, qtbot):
    page = open_editor("person", person)

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert around.went == [Show("person", person)]
    assert around.asked == []


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
    keys = populated.ask(lambda s: list(s.scalars(select(model.id))))
    assert keys
    before = dump(populated.file)
    for key in keys:
        page = open_editor(kind, key)
        page.save()
        page.close()
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


def test_a_fault_shows_when_the_keyboard_leaves_its_field(open_editor, person, qtbot):
    page = open_editor("person", person)
    born = page.form.place("birth_date").widget
    born.setFocus()
    born.selectAll()
    qtbot.keyClicks(born, "31.2.1957")
    assert page.foot.isVisible()
    assert "birth_date" not in page.state().touched

    qtbot.keyClick(born, Qt.Key.Key_Tab)

    assert "birth_date" in page.state().touched
    assert born.accessibleDescription()
    assert page.unsaved.isVisible()


def test_a_link_in_the_foot_leads_to_the_field_and_what_is_said_below(open_editor, person, qtbot):
    page = open_editor("person", person)
    change(page, reach=Reach(emails=(EmailDraft(address="chantal.delattre@example"),)))
    page.save()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())

    link = next(b for b in page.foot.findChildren(Button) if b.variant == "link")
    link.click()

    field = page.form.place("emails.0.address").widget
    assert page.focusWidget() is field
    qtbot.waitUntil(lambda: seen_with_what_is_below(page, field))


def seen_with_what_is_below(page, field) -> bool:
    bottom = field.mapTo(page.view.viewport(), field.rect().bottomLeft()).y() + 30
    return 0 < bottom <= page.view.viewport().height()


def test_undo_in_a_field_belongs_to_the_field(open_editor, populated, person, qtbot):
    page = open_editor("person", person)
    given = page.form.place("given").widget
    given.setFocus()
    before = steps(populated)
    qtbot.keyClicks(given, "-Marie")
    assert page.form.draft.person.given == "Anna-Marie"

    qtbot.keyClick(given, Qt.Key.Key_Z, CONTROL)

    assert page.form.draft.person.given != "Anna-Marie"
    assert steps(populated) == before


def test_the_contents_lead_to_the_sections_and_follow_the_scrolling(open_editor, person, qtbot):
    page = open_editor("person", person)
    assert page.contents.current == "person"

    page.contents.chosen.emit("privacy")

    assert page.contents.current == "privacy"
    assert page.form.consents.isAncestorOf(page.focusWidget())
    page.view.verticalScrollBar().setValue(0)
    assert page.contents.current == "person"


class Longer:
    """A language whose texts are longer by a third."""

    def __init__(self, texts):
        self._texts = texts
        self.language = texts.language

    def _stretched(self, text):
        return text + "…" * (len(text) * 3 // 10)

    def tr(self, text):
        return self._stretched(self._texts.tr(text))

    def trn(self, one, many, n):
        return self._stretched(self._texts.trn(one, many, n))

    def trc(self, context, text):
        return self._stretched(self._texts.trc(context, text))

    def say(self, message):
        return self._stretched(self._texts.say(message))


@pytest.mark.parametrize("zoom", [1.0, 1.3, 1.5])
def test_long_texts_find_room(zoom, qapp, populated, around, tmp_path, person, qtbot):
    services = around.services(qapp, populated, tmp_path, language="de", zoom=zoom)
    longer = replace(services.ctx, texts=Longer(services.ctx.texts))
    page = EditorPage(replace(services, ctx=longer), EditTarget("person", person))
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitExposed(page):
        page.show()

    assert page.form.minimumSizeHint().width() <= page.view.viewport().width()
    held = page.form.findChildren(LabelledField)
    assert [f for f in held if f.isVisible() and f.height() < f.minimumSizeHint().height()] == []
    cut = [b.text() for b in page.findChildren(Button) if b.isVisible() and not b.icon_only
           and b.width() < b.sizeHint().width()]  # fmt: skip
    assert cut == []
    assert services.jobs.shutdown()
