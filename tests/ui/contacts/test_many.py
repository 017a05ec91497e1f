"""One change for many chosen contacts, from the list: told before, stopped half way, undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shiboken6 import isValid
from worlds.dialogs import in_next_dialog

from twincrm.services.people.adding import AddPeople
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.lists import ContactSource
from twincrm.ui.bulk import change_many
from twincrm.ui.bulk.dialog import ManyDialog
from twincrm.ui.bulk.forms import KINDS
from twincrm.ui.kit.record_field import Link
from twincrm.ui.window.page import Show

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def doors(doors):
    """The real dialog behind the page."""
    return replace(doors, change_many=change_many)


@pytest.fixture
def asked(make_services):
    """The dialog on some contacts."""
    open_ones = []

    def make(dispatcher, contacts):
        dialog = ManyDialog(make_services(dispatcher, language="de"), contacts)
        open_ones.append(dialog.dialog)
        dialog.dialog.show()
        return dialog

    yield make
    for each in open_ones:
        if isValid(each):
            each.reject()


@pytest.fixture
def told(qtbot):
    """Wait until it is said whom the change would change."""

    def wait(dialog):
        jobs = dialog._services.jobs
        qtbot.waitUntil(lambda: not (dialog._soon.isActive() or jobs.busy))

    return wait


def tagged(dispatcher, name):
    source = ContactSource(dispatcher, ContactFilter(name), "de")
    return len(source.ids())


def test_all_chosen_get_a_tag_and_one_undo_takes_it_from_all(page, settle, populated, qtbot):
    page.list.rows.selectAll()
    chosen = page.list.chosen()

    def tag(dialog):
        many = dialog.findChild(ManyDialog)
        assert not many.save_button.isEnabled()
        many.form.tag.setText("Zauberchor")
        qtbot.waitUntil(many.save_button.isEnabled)
        assert str(len(chosen)) in many.recap.text()
        many.save_button.click()
        qtbot.waitUntil(lambda: not (isValid(dialog) and dialog.isVisible()))

    in_next_dialog(tag)
    page.list.bar.change.click()
    settle(page)

    assert tagged(populated, "Zauberchor") == len(chosen)
    populated.undo()
    assert tagged(populated, "Zauberchor") == 0


def test_whoever_is_new_does_not_join_those_that_were_chosen(page, settle, populated):
    page.list.rows.selectAll()
    assert len(page.list.chosen()) > 1
    new = populated.execute(AddPeople((PersonDraft("Aaron", "Aal"),))).result[0]
    page.show_item(Show("person", new))
    settle(page)

    assert page.list.chosen() == (("person", new),)


def test_every_kind_of_change_has_its_form_and_says_what_it_lacks(asked, told, populated):
    dialog = asked(populated, (("person", 1), ("household", 1)))
    for key, *_ in KINDS:
        dialog.kind.set_value(key)
        told(dialog)
        assert dialog.recap.text(), key
        for field in dialog.form.by_name.values():
            assert not field.error, key
    dialog.kind.set_value("role")
    dialog.form.body.set_link(Link("organisation", 2, "Chor"))
    dialog.form.day.setText("morgens")
    told(dialog)
    assert dialog.form.by_name["day"].error
    assert not dialog.save_button.isEnabled()
    dialog.form.day.setText("1.4.2027")
    told(dialog)
    assert dialog.save_button.isEnabled()
    assert "1" in dialog.recap.text().splitlines()[-1]  # the household is left out


def test_stopped_while_it_writes_nothing_is_changed(asked, told, dispatcher, qtbot):
    dispatcher.execute(AddPeople(tuple(PersonDraft("Ida", f"Nr. {n}") for n in range(1500))))
    dialog = asked(dispatcher, tuple(("person", key) for key in range(1, 1501)))
    dialog.form.tag.setText("Chor")
    told(dialog)

    dialog.save()
    dialog.writing.panel.stop_wanted.emit()
    qtbot.waitUntil(lambda: not dialog._services.jobs.busy)

    assert dialog.writing.stopped.isVisible()
    assert tagged(dispatcher, "Chor") == 0
    dialog.save()
    qtbot.waitUntil(lambda: not isValid(dialog.dialog))
    assert tagged(dispatcher, "Chor") == 1500


def test_of_a_list_in_which_nobody_was_chosen_all_are_meant_first(page, record, search):
    record.way = 0
    for chosen in (False, True):
        search(page, "weber")
        if chosen:
            page.list.rows.choose(1)
        page.deeds.post()
        ways = record.asked[-1][-1]
        assert ways[0].startswith("Only" if chosen else "All")
    (_, everybody, *_), (_, alone, *_) = record.doors
    assert len(everybody) > len(alone) == 1
