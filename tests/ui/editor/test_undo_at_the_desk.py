"""Undo by key and by menu: the field, the form, the house, in this order and never silently."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from worlds.dump import dump

from twincrm.services.contacts import AddressDraft, EmailDraft, LinkDraft, PhoneDraft, Reach
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.drafts import read_person
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Person
from twincrm.ui.window.page import Show

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


ORDER = ("phones", "emails", "links", "addresses", "tags")
MANY_WAYS = Reach(
    phones=(PhoneDraft(number="02842 1"), PhoneDraft(number="02842 2"), PhoneDraft(number="112")),
    emails=(EmailDraft(address="a@example.org"), EmailDraft(address="b@example.org")),
    addresses=tuple(AddressDraft(street=f"Weg {n}", locality="Lindenau") for n in range(3)),
    links=(LinkDraft(url="https://a.example"), LinkDraft(url="https://b.example")),
    tags=("Chor", "Vorstand", "Boule"),
)


@pytest.fixture
def at_form(desk):
    """A person is being edited; the last step in the house made an organisation."""
    desk = desk()
    dispatcher = desk.dispatcher
    dispatcher.execute(AddOrganisation(OrganisationDraft(name="Boule-Club")))
    key = dispatcher.ask(lambda s: s.scalars(select(Person.id).order_by(Person.id)).first())
    desk.go("edit_person", key)
    return desk


def undo_action(desk):
    """The entry of the menu, as it is when the menu opens."""
    desk.window.actions_now.refresh()
    return desk.window.actions_now["edit.undo"]


def field_of(desk, name):
    return desk.editor.form.form.place(name).widget


def test_in_a_form_the_menu_takes_back_what_was_typed_and_then_nothing(at_form):
    before = dump(at_form.dispatcher.file)
    field = field_of(at_form, "nickname")
    field.setFocus()
    at_form.type("Mausi")
    assert undo_action(at_form).text() == "Undo: Typing in “Called name”"

    for _ in range(9):
        undo_action(at_form).trigger()

    assert field.text() == ""
    action = undo_action(at_form)
    assert not action.isEnabled()
    assert action.text() == "Undo: first save or leave the form"
    at_form.desktop.steps.undo()
    assert dump(at_form.dispatcher.file) == before


@pytest.mark.parametrize("part", ["field", "button", "choice"])
def test_in_a_form_the_key_takes_nothing_back_behind_it(at_form, part):
    before = dump(at_form.dispatcher.file)
    where = {
        "field": lambda: field_of(at_form, "nickname"),
        "button": lambda: at_form.editor.foot.save,
        "choice": lambda: field_of(at_form, "form_of_address"),
    }[part]()
    where.setFocus()
    for _ in range(2):
        at_form.key(Qt.Key.Key_Z, CONTROL)
        at_form.key(Qt.Key.Key_Y, CONTROL)

    assert dump(at_form.dispatcher.file) == before
    assert at_form.editor is not None


def test_after_leaving_the_form_the_house_undoes_by_its_name(at_form):
    at_form.key(Qt.Key.Key_Escape)
    assert "Boule-Club" in undo_action(at_form).text()

    at_form.key(Qt.Key.Key_Z, CONTROL)

    assert "Boule-Club" not in undo_action(at_form).text()


def test_nothing_offers_the_key_for_something_else_while_a_form_is_open(at_form):
    assert not at_form.workspace.undo_bar.isVisible()


def test_a_search_field_with_nothing_typed_hands_the_keys_to_the_house(desk):
    desk = desk()
    before = dump(desk.dispatcher.file)
    desk.dispatcher.execute(AddOrganisation(OrganisationDraft(name="Boule-Club")))
    after = dump(desk.dispatcher.file)
    desk.settle()
    assert QApplication.focusWidget() is desk.page.list.search

    desk.key(Qt.Key.Key_Z, CONTROL)
    assert dump(desk.dispatcher.file) == before
    desk.key(Qt.Key.Key_Y, CONTROL)
    assert dump(desk.dispatcher.file) == after
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert dump(desk.dispatcher.file) == after


def test_after_a_step_in_the_house_the_house_comes_before_a_search_word(desk):
    desk = desk()
    before = dump(desk.dispatcher.file)
    search = desk.page.list.search
    desk.dispatcher.execute(AddOrganisation(OrganisationDraft(name="Boule-Club")))
    desk.settle()
    desk.type("w")
    desk.key(Qt.Key.Key_Backspace)  # nothing typed is left

    desk.key(Qt.Key.Key_Z, CONTROL)

    assert dump(desk.dispatcher.file) == before
    assert search.text() == ""


def test_what_was_typed_last_into_the_search_is_taken_back_there(desk):
    desk = desk()
    desk.dispatcher.execute(AddOrganisation(OrganisationDraft(name="Boule-Club")))
    after = dump(desk.dispatcher.file)
    desk.settle()
    desk.type("web")

    desk.key(Qt.Key.Key_Z, CONTROL)

    assert desk.page.list.search.text() == ""
    assert dump(desk.dispatcher.file) == after
    assert desk.workspace.undo_bar.text.endswith("next step back would be: Add Boule-Club")


def test_a_contact_that_is_gone_is_said_in_words_for_people(desk, monkeypatch):
    desk = desk()
    said = []
    person = desk.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first())
    name = desk.dispatcher.ask(read_person, person).full_name
    desk.dispatcher.execute(MoveToTrash("person", (person,), name))
    desk.settle()

    def read(dialog):
        said.append(dialog.accessibleDescription())

    desk.in_dialog(read, lambda: desk.workspace.navigate(Show("edit_person", person)))

    (text,) = said
    assert str(person) not in text
    assert "Undo" in text


def test_a_removed_row_of_a_form_comes_back_to_its_place(at_form):
    rows = at_form.editor.form.roles.rows
    before, whole = rows.value, dump(at_form.dispatcher.file)
    rows.lines()[0].setFocus()
    at_form.key(Qt.Key.Key_Delete)
    assert rows.value == before[1:]
    assert rows.put_back.isVisible()
    assert rows.put_back.name in undo_action(at_form).text()

    at_form.key(Qt.Key.Key_Z, CONTROL)

    assert rows.value == before
    assert not rows.put_back.isVisible()
    assert dump(at_form.dispatcher.file) == whole


def reach_parts(form):
    """The numbers, mailboxes, addresses and tags of a form, and how the one at a place goes."""
    reach = form.reach
    for rows in (reach.phones, reach.emails, reach.links):
        yield rows, lambda at, rows=rows: rows.remove(rows.entries[at])
    yield reach.addresses, lambda at: reach.addresses.remove(reach.addresses.blocks[at])
    yield reach.tags, lambda at: reach.tags.remove(reach.tags.value[at])


def as_read(parts) -> bool:
    """Whether parts stand on the page in the order in which they are told."""
    places = [(part.y(), part.x()) for part in parts]
    return places == sorted(places) and len(set(places)) == len(places)


@pytest.mark.parametrize("at", range(5), ids=["phone", "email", "link", "address", "tag"])
@pytest.mark.parametrize("by", ["key", "button"])
def test_a_removed_way_to_a_contact_comes_back_to_its_place(at_form, at, by):
    form = at_form.editor.form
    form.reach.set_value(MANY_WAYS)
    rows, remove = list(reach_parts(form))[at]
    whole = dump(at_form.dispatcher.file)
    remove(1)
    remove(0)
    at_form.settle()
    assert len(rows.value) == len(getattr(MANY_WAYS, ORDER[at])) - 2
    assert rows.put_back.isVisible()

    for _ in range(2):
        if by == "button":
            rows.put_back.button.click()
        else:
            assert rows.put_back.name in undo_action(at_form).text()
            at_form.key(Qt.Key.Key_Z, CONTROL)

    assert form.reach.value == MANY_WAYS
    parts = getattr(rows, ("entries", "entries", "entries", "blocks", "chips")[at])
    shown = parts() if callable(parts) else parts
    assert len(shown) == len(rows.value)
    at_form.qtbot.waitUntil(lambda: as_read(shown))
    assert not rows.put_back.isVisible()
    assert dump(at_form.dispatcher.file) == whole


def test_the_key_brings_a_removed_row_back_from_any_field_that_has_nothing_to_take(at_form):
    phones = at_form.editor.form.reach.phones
    phones.add("mobile")
    phones.entries[-1].holder.field.setText("112")
    phones.remove(phones.entries[-1])
    for name in ("nickname", "note"):
        field_of(at_form, name).setFocus()
        before = phones.value
        at_form.key(Qt.Key.Key_Z, CONTROL)
        assert len(phones.value) == len(before) + 1
        phones.remove(phones.entries[-1])


def test_a_tag_put_back_is_not_there_twice(at_form):
    tags = at_form.editor.form.reach.tags
    tags.set_value(("Zebrafink",))
    tags.remove("Zebrafink")
    tags.add("zebrafink")
    tags.put_back.put_back()
    assert tags.value == ("zebrafink",)


def test_addresses_stand_as_they_are_kept_after_the_blank_ones_went(at_form):
    rows = at_form.editor.form.reach.addresses
    rows.set_value(MANY_WAYS.addresses[:2])
    rows.remove(rows.blocks[1])
    for name in ("street", "locality"):
        rows.blocks[0].form.place(name).widget.clear()
    assert rows.blocks[0].blank
    rows.remove(rows.blocks[0])
    rows.put_back.put_back()
    rows.add()
    at_form.qtbot.waitUntil(lambda: as_read(rows.blocks))


def test_a_blank_entry_that_is_removed_says_nothing(at_form):
    phones = at_form.editor.form.reach.phones
    phones.add("mobile")
    phones.remove(phones.entries[-1])
    assert not phones.put_back.isVisible()


def test_of_several_removed_rows_the_last_comes_back_first(at_form):
    rows = at_form.editor.form.roles.rows
    before = rows.value
    other = replace(before[0], main=False)
    rows.set_value((*before, other))
    rows.remove_row(1)
    rows.remove_row(0)
    rows.put_back.button.click()
    rows.put_back.button.click()
    assert rows.value == (*before, other)


def test_esc_takes_the_message_away_before_the_search(desk):
    desk = desk()
    desk.page.list.search.setFocus()
    desk.type("weber")
    desk.settle()
    desk.dispatcher.execute(AddOrganisation(OrganisationDraft(name="Boule-Club")))
    desk.settle()
    bar = desk.workspace.undo_bar
    assert bar.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert desk.page.list.search.value == "weber"
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.list.search.value == ""


def test_the_message_hides_neither_the_buttons_of_what_is_chosen_nor_the_row(desk):
    desk = desk()
    space, panel = desk.workspace, desk.page.list
    panel.rows.setFocus()
    panel.rows.selectAll()
    desk.settle()
    assert panel.bar.isVisible()
    for width in (1366, 760):
        desk.window.resize(width, 700)
        desk.settle()
        space.undo_bar.dismiss()
        panel.rows.scrollToBottom()
        space.notify("something that was done to somebody", "ok")
        bar = space.undo_bar.geometry()
        assert space.rect().contains(bar)
        for each in panel.bar.buttons:
            assert not bar.intersects(QRect(each.mapTo(space, QPoint()), each.size()))
        row = panel.rows.visualRect(panel.rows.currentIndex())
        at = panel.rows.viewport().mapTo(space, row.topLeft())
        assert not bar.intersects(QRect(at, row.size()))
