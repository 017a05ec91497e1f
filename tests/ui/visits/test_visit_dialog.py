"""Visits are entered, changed and deleted in the window, with the partnership they serve."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial

import pytest
from conftest import opening
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from worlds.keys import Keys
from worlds.pages import Surroundings

from twincrm.app.assembly import build_desktop
from twincrm.services.association.founding import found_association
from twincrm.services.dispatch import Dispatcher
from twincrm.services.trash.queries import lies_in_trash
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft, read_visit
from twincrm.store.file import open_file
from twincrm.store.models import Partnership, Place, Visit
from twincrm.ui.editor.delegation_dialog import DelegationDialog
from twincrm.ui.editor.partnership_dialog import PartnershipDialog
from twincrm.ui.editor.visit_dialog import VisitDialog

DAYS = (date(2027, 6, 4), date(2027, 6, 6))


def first(dispatcher, model):
    return dispatcher.ask(lambda s: s.scalars(select(model.id).order_by(model.id)).first())


def all_of(dispatcher, model):
    return dispatcher.ask(lambda s: list(s.scalars(select(model).order_by(model.id))))


@pytest.fixture
def dialog_of(qtbot, qapp, populated, tmp_path):
    """The dialog of a visit that nobody runs: its buttons do what they do."""
    begun = []

    def make(visit=None, answers=()):
        around = Surroundings(answers=[*answers])
        services = around.services(qapp, populated, tmp_path, language="en")
        begun.append(services)
        return VisitDialog(services, visit, None)

    yield make
    for services in begun:
        assert services.jobs.shutdown()


def named(dialog, name):
    return dialog.form.form.place(name).widget


def test_a_visit_needs_a_name_and_its_days_in_their_order(dialog_of, populated):
    dialog = dialog_of()
    before = len(all_of(populated, Visit))

    dialog.rows.attempt()
    assert {"starts_on", "ends_on"} <= dialog.form.problems().keys()
    named(dialog, "name").setText("Fest")
    named(dialog, "starts_on").setText("6.6.2027")
    named(dialog, "ends_on").setText("4.6.2027")
    dialog.rows.attempt()

    assert str(dialog.form.problems()["ends_on"].id) == "The visit ends before it begins."
    assert len(all_of(populated, Visit)) == before
    named(dialog, "starts_on").setText("2027-06-04")
    named(dialog, "ends_on").setText("2027-06-06")
    dialog.rows.attempt()
    kept = populated.ask(read_visit, dialog.saved)
    assert (kept.name, kept.starts_on, kept.ends_on) == ("Fest", *DAYS)


def test_an_opened_visit_is_saved_as_it_was(dialog_of, populated):
    visit = first(populated, Visit)
    before = populated.ask(read_visit, visit)
    dialog = dialog_of(visit)

    assert dialog.form.value == before
    dialog.rows.attempt()

    assert populated.ask(read_visit, visit) == before


@pytest.mark.parametrize("answer", ["stay", "discard", "save"])
def test_what_was_typed_is_asked_about_before_it_is_given_up(dialog_of, populated, answer):
    visit = first(populated, Visit)
    before = populated.ask(read_visit, visit)
    dialog = dialog_of(visit, [answer])
    dialog.rows.dialog.show()
    named(dialog, "name").setText("Fest")

    QTest.keyClick(dialog.rows.dialog, Qt.Key.Key_Escape)

    assert dialog.rows.dialog.isVisible() == (answer == "stay")
    kept = populated.ask(read_visit, visit)
    assert kept.name == ("Fest" if answer == "save" else before.name)
    if answer == "stay":
        named(dialog, "name").setText(before.name)
        dialog.rows.dialog.reject()  # nothing differs: nothing is asked
        assert not dialog.rows.dialog.isVisible()


def test_the_beginning_of_a_name_is_asked_about_as_well(qtbot, qapp, populated, tmp_path):
    around = Surroundings(answers=["stay"])
    services = around.services(qapp, populated, tmp_path, language="en")
    dialog = DelegationDialog(services, first(populated, Visit), None, None)
    dialog.rows.dialog.show()
    dialog.form.town.setText("Saint-Au")

    QTest.keyClick(dialog.rows.dialog, Qt.Key.Key_Escape)

    assert dialog.rows.dialog.isVisible()
    assert around.asked == ["Save the changes?"]
    dialog.rows.dialog.hide()
    assert services.jobs.shutdown()


def test_texts_are_written_side_by_side(dialog_of, populated):
    visit = first(populated, Visit)
    dialog = dialog_of(visit)
    texts = dialog.form.texts

    texts.boxes["pl"].set_value(True)
    texts.fields["title", "pl"].setText("Witamy")
    assert not texts.boxes["pl"].isEnabled()
    dialog.rows.attempt()

    kept = {text.language: text for text in populated.ask(read_visit, visit).texts}
    assert kept["pl"].title == "Witamy"
    assert kept["de"].title == "Willkommen in Lindenau"
    populated.undo()
    assert "pl" not in {text.language for text in populated.ask(read_visit, visit).texts}
    assert isinstance(kept["pl"], VisitTextDraft)


def test_the_list_is_narrowed_down(page, populated):
    old = VisitDraft(name="Damals", starts_on=date(2001, 5, 1), ends_on=date(2001, 5, 2))
    past = populated.execute(AddVisit(old)).result

    page.filters.when.set_values(("past",))
    assert (page.count, list(page._source.ids())) == (2, [past])
    page.filters.state.set_values(("confirmed",))
    assert list(page._source.ids()) == []
    assert page._stack.currentWidget() is page.nothing

    page.filters.clear()
    page.filters.partnership.set_values((page.filters.partnership.options[0].value,))
    page.filters.state.set_values(("confirmed",))
    assert len(page._source.ids()) == 1


def test_a_visit_goes_to_the_trash_and_comes_back(page, around, populated, qtbot):
    visit = page.visit
    around.answers.append(True)
    page.start()

    qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    assert "Bürgerbegegnung" in around.asked[-1]
    assert populated.ask(lies_in_trash, "visit", visit)
    assert page._stack.currentWidget() is page.empty
    populated.undo()
    assert page.visit == visit


@pytest.fixture
def empty_program(qapp, qtbot, empty_file, tmp_path, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", "en")
    path = tmp_path / "neu.twincrm"
    shutil.copyfile(empty_file, path)
    file = open_file(path, opening())
    found_association(Dispatcher(file, "Anna"), "Verein", "Lindenau", "DE", ("de", "fr"))
    file.close()
    desktop = build_desktop(qapp)
    desktop.window.resize(1366, 698)
    with qtbot.waitActive(desktop.window):
        desktop.show(path)
    yield desktop
    desktop.close_file()
    desktop.quit()
    desktop.window.deleteLater()


def name_town(keys, side, name, country):
    keys.tab_to(side.towns.town)
    keys.write(name)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    side.towns.country.set_value(country)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_a_first_visit_is_entered_by_keyboard_and_undone(empty_program, monkeypatch, qtbot):
    keys, workspace = Keys(empty_program.window), empty_program.workspace
    dispatcher = empty_program._file.dispatcher
    made = {}
    for kind in (VisitDialog, PartnershipDialog):
        keep_made(monkeypatch, kind, made)
    enter_visit = partial(type_visit, keys, made)

    workspace.go("visits")
    workspace.page.start()
    qtbot.waitUntil(workspace.page.begin.hasFocus)
    done = keys.in_next_dialog(enter_visit)
    keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert not [each for each in done if isinstance(each, AssertionError)], done
    visit = dispatcher.ask(read_visit, first(dispatcher, Visit))
    assert visit.name == "Rencontre 2027"
    assert visit.partnership_ids == (first(dispatcher, Partnership),)
    assert {place.name for place in all_of(dispatcher, Place)} >= {"Saint-Aubin"}
    dispatcher.undo()  # the visit and its partnership were one step
    assert all_of(dispatcher, Visit) == []
    assert all_of(dispatcher, Partnership) == []
    assert "Saint-Aubin" not in {place.name for place in all_of(dispatcher, Place)}


def type_partnership(keys, made, shown):
    form = made["PartnershipDialog"].form
    names = (("Lindenau", "DE"), ("Saint-Aubin", "FR"))
    for side, (name, country) in zip(form.sides.parts, names, strict=False):
        if not side.value.town:
            name_town(keys, side, name, country)
    keys.tab_to(form.form.place("signed_on").widget)
    keys.write("1967")
    keys.press(Qt.Key.Key_Return)
    assert not shown.isVisible(), form.problems()


def type_visit(keys, made, shown):
    form = made["VisitDialog"].form
    keys.write("Rencontre 2027")
    for name, day in zip(("starts_on", "ends_on"), DAYS, strict=True):
        keys.tab_to(form.form.place(name).widget)
        keys.write(day.isoformat())
    keys.tab_to(form.enter)
    nested = keys.in_next_dialog(partial(type_partnership, keys, made))
    keys.press(Qt.Key.Key_Space)
    shown.activateWindow()
    QApplication.processEvents()
    assert form.partnerships.value, nested
    keys.tab_to(named(made["VisitDialog"], "name"))
    keys.press(Qt.Key.Key_Return)
    assert not shown.isVisible(), form.problems()


def keep_made(monkeypatch, kind, made):
    begin = kind.__init__

    def note(self, *given, **more):
        made[kind.__name__] = self
        begin(self, *given, **more)

    monkeypatch.setattr(kind, "__init__", note)
