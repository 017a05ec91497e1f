"""Visits are entered, changed and deleted in the window, with the partnership they serve."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select
from worlds.pages import Surroundings

from twincrm.services.trash.queries import lies_in_trash
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft, read_visit
from twincrm.store.models import Visit
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

    def make(visit=None):
        services = Surroundings().services(qapp, populated, tmp_path, language="en")
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
