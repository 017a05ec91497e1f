"""The town of a contact: found by typing in any language, or named there and added with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from worlds.dump import dump
from worlds.editing import steps

from twincrm.services.households.drafts import read_household
from twincrm.services.names import NameDraft
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.drafts import read_person
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft, read_place
from twincrm.services.places.named import NewTown
from twincrm.services.places.queries import places
from twincrm.store.models import Person
from twincrm.ui.editor.changes import count_changes

CONTROL = Qt.KeyboardModifier.ControlModifier
NEW = "Zagorze"
SORTS = [
    ("person", "family", read_person),
    ("organisation", "name", read_organisation),
    ("household", "name", read_household),
]
pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def press(widget, key):
    QTest.keyClick(widget, key)
    for _ in range(3):
        QApplication.processEvents()


def offered(field) -> list[str]:
    return [field._model.item(row).text() for row in range(field._model.rowCount())]


def name_town(form, text):
    """Type a town and take what stands last below the field: the new one."""
    field = form.town.town
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QApplication.processEvents()
    assert field._list.isVisible()
    press(field._list, Qt.Key.Key_End)
    assert field._list.isVisible()
    press(field._list, Qt.Key.Key_Return)


@pytest.mark.parametrize(("kind", "name", "read"), SORTS)
def test_a_new_town_comes_with_a_new_contact_in_one_step(
    open_editor, populated, around, kind, name, read
):
    page = open_editor(kind)
    before, old = steps(populated), dump(populated.file)
    page.form.form.place(name).widget.setFocus()
    QTest.keyClicks(page.focusWidget(), "Nowak")
    assert not page.form.town.held.isVisible()
    name_town(page.form, NEW)

    assert page.form.town.held.isVisible()
    assert page.form.town.country.value == "DE"  # the association's
    page.form.town.country.set_value("PL")
    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)

    assert steps(populated) == before + 1
    kept = populated.ask(read, around.went[-1].id)
    town = populated.ask(read_place, kept.place_id)
    assert (town.name, town.country) == (NEW, "PL")
    populated.undo()
    assert dump(populated.file) == old


@pytest.mark.parametrize(("kind", "name", "read"), SORTS)
def test_the_new_town_is_unsaved_like_everything_typed(open_editor, kind, name, read):
    del read
    page = open_editor(kind)
    page.form.form.place(name).widget.setFocus()
    QTest.keyClicks(page.focusWidget(), "Nowak")
    before = count_changes(page._original, page.form.draft)
    name_town(page.form, NEW)
    assert count_changes(page._original, page.form.draft) == before + 1
    state = page.state()
    page.form.set_draft(page._original)
    assert not page.dirty
    assert page.form.town.town.text() == ""
    assert not page.form.town.held.isVisible()
    page.restore(state)
    assert page.form.town.new_town == NewTown(NEW, "DE")
    assert page.form.town.held.isVisible()
    page.form.set_draft(page._original)


def test_the_country_is_that_of_the_first_address(open_editor):
    page = open_editor("person")
    addresses = page.form.reach.addresses
    addresses.add()
    addresses.blocks[0].form.place("locality").widget.set_value(NEW)
    addresses.blocks[0].form.place("country").widget.set_value("PL")
    name_town(page.form, NEW)
    assert page.form.town.new_town == NewTown(NEW, "PL")
    page.form.town.town.selectAll()
    press(page.form.town.town, Qt.Key.Key_Delete)
    assert page.form.town.new_town is None
    assert not page.form.town.held.isVisible()
    page.form.set_draft(page._original)


def test_without_a_country_it_is_said_below_the_field(open_editor, populated):
    page = open_editor("organisation")
    before = steps(populated)
    page.form.form.place("name").widget.set_value("Chór")
    name_town(page.form, NEW)
    page.form.town.country.set_value("")
    page.save()
    assert steps(populated) == before
    assert page.form.town.held.error == "Please choose the country of the new town."
    assert page.form.town.country.hasFocus()
    page.form.set_draft(page._original)


def test_a_town_is_found_by_its_names_in_all_languages(open_editor, populated):
    names = (NameDraft(None, "de", "Hinterberg"), NameDraft(None, "fr", "Derrièremont"))
    key = populated.execute(AddPlace(PlaceDraft(name="Zagórze", country="PL", names=names))).result
    page = open_editor("person")
    field = page.form.town.town
    for text in ("zagorze", "hinterb", "Derriere"):
        field.clear()
        QTest.keyClicks(field, text)
        assert offered(field) == ["Zagórze", f"New: “{text}”"]
        assert not field._model.item(0).icon().isNull()
    pin = field.picture(1).toImage()
    field.setText("Hinterberg")
    field.settle()
    assert field.picture(1).toImage() != pin  # the flag stands before the town
    assert (field.record_id, field.text()) == (key, "Zagórze")
    page.form.set_draft(page._original)


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_the_towns_can_be_chosen_without_typing_and_taken_away_again(open_editor, populated, way):
    page = open_editor("household")
    field = page.form.town.town
    field.setFocus()
    if way == "key":
        press(field, Qt.Key.Key_Down)
    else:
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field._list.isVisible()
    assert offered(field) == [row.name for row in populated.ask(places, "en")][:12]
    press(field._list, Qt.Key.Key_Return)
    assert page.form.draft.household.place_id == field.record_id is not None
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    assert page.form.draft.household.place_id is None
    assert page.form.problems().keys() == {"name"}
    page.form.set_draft(page._original)


def test_what_names_no_town_is_said_at_the_field_and_what_does_is_taken_on_saving(
    open_editor, populated
):
    page = open_editor("organisation")
    before = steps(populated)
    page.form.form.place("name").widget.set_value("Chór")
    field = page.form.town.town
    field.setText(NEW)
    page.save()
    assert "“New” below them" in page.form.problems()["place_id"].id
    assert steps(populated) == before
    populated.execute(AddPlace(PlaceDraft(name=NEW, country="PL")))
    page.save()
    assert page.form.problems() == {}
    assert steps(populated) == before + 2


@pytest.mark.parametrize("language", ["de", "fr"])
def test_at_the_desk_the_new_town_is_in_the_filter_and_gone_with_undo(desk, language):
    desk = desk(language)
    old = dump(desk.dispatcher.file)
    desk.go("person", desk.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first()))
    desk.key(Qt.Key.Key_N, CONTROL)
    desk.editor.form.form.place("family").widget.setFocus()
    desk.type("Kraehe")
    name_town(desk.editor.form, NEW)
    desk.key(Qt.Key.Key_S, CONTROL)

    assert NEW in [option.text for option in desk.page.list.filters.place.options]
    desk.dispatcher.undo()
    desk.settle()
    assert dump(desk.dispatcher.file) == old
    assert NEW not in [option.text for option in desk.page.list.filters.place.options]
