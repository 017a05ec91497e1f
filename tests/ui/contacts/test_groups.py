"""Groups from the contacts page: listed, made in sentences, filled from the selection."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from worlds.dialogs import in_next_dialog

from twincrm.domain.smart.rule import Block, Condition, Mode, Rule, Unknown
from twincrm.domain.smart.text import read_rule, rule_text
from twincrm.domain.table_view import SortBy, TableView
from twincrm.domain.terms import GroupKind
from twincrm.runtime import clock
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft, read_group
from twincrm.services.people.adding import AddPeople
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.smart.finding import group_ids
from twincrm.services.smart.listing import group_named, groups
from twincrm.ui import groups as room
from twincrm.ui.contacts.doors import GroupDoors
from twincrm.ui.groups.dialog import GroupsDialog
from twincrm.ui.groups.putting import PutDialog
from twincrm.ui.groups.smart_dialog import SmartDialog

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def doors(doors):
    """The real dialogs of groups behind the page."""
    ways = GroupDoors(room.show_groups, room.put_into_group, room.save_as_group)
    return replace(doors, groups=ways)


@pytest.fixture
def services(make_services, populated):
    return make_services(populated, language="de")


def named(dispatcher, name):
    return dispatcher.glance(group_named, name)


def inside(dispatcher, group):
    return dispatcher.ask(group_ids, group, clock.today()).pairs


def test_a_group_narrows_the_list_as_other_filters_do(page, settle, populated):
    party = named(populated, "Sommerfest")
    page.deeds.groups.show_one(party)
    settle(page)
    assert set(page.list.all_found()) == set(inside(populated, party))
    assert page.list.filters.group.values == (party,)
    assert [option.n for option in page.list.filters.group.options] == [
        len(inside(populated, row.id)) for row in populated.glance(groups)
    ]
    takes_over_its_columns(page, settle, populated, party)


def takes_over_its_columns(page, settle, populated, group):
    """Columns made while a group is listed go to the group; the user's own are as before."""
    views, table = page.list.views, page.list.views.table
    views.show_as("table")
    settle(page)
    own = table.view
    assert views.keep.text() == "Keep these columns for the group"
    table.change(own.with_columns(("name", "note")))
    views.keep.click()
    assert (table.view.columns, views.keep.isVisible()) == (("name", "note"), False)
    populated.undo()
    assert (table.view.columns, views.keep.isVisible()) == (("name", "note"), True)
    populated.redo()
    assert not views.keep.isVisible()
    page.list.show_all()
    settle(page)
    assert table.view == own
    page.deeds.groups.show_one(group)
    settle(page)
    assert table.view.columns == ("name", "note")


def lends_its_columns(page, settle, populated, group):
    """Shown as it was kept, changed and kept anew; the user's own columns come back."""
    views, table = page.list.views, page.list.views.table
    kept, own = table.view, TableView(("name", "street", "email"))
    page.list.show_all()
    table.change(own)
    views.show_as("cards")
    page.deeds.groups.show_one(group)
    settle(page)
    assert (table.view, views.as_table) == (kept, True)
    assert not views.keep.isVisible()
    table.change(table.view.with_columns(("name", "note")))
    assert views.keep.isVisible()
    views.keep.click()
    assert TableView.from_text(populated.ask(read_group, group).view).columns == ("name", "note")
    assert not views.keep.isVisible()
    page.list.show_all()
    settle(page)
    assert (table.view, views.as_table) == (own, False)
    page.deeds.groups.show_one(group)
    settle(page)
    assert table.view.columns == ("name", "note")


def test_the_filters_that_are_set_become_a_smart_group(page, search, settle, populated):
    search(page, "anna")
    page.list.filters.place.set_values([page.list.filters.place.options[0].value])
    page.list.views.show_as("table")
    beginning = page.list.views.table.view
    order = (SortBy("name", descending=True),)
    page.list.views.table.change(replace(beginning, sort=order))
    settle(page)
    found = page.list.all_found()
    assert found

    def name_it(dialog):
        asked = dialog.findChild(SmartDialog)
        asked.name.setText("Annas")
        asked.save()

    in_next_dialog(name_it)
    page.deeds.groups.save_filters()
    settle(page)

    group = named(populated, "Annas")
    kept = TableView.from_text(populated.ask(read_group, group).view)
    assert kept == page.list.views.table.view
    assert kept.sort == (SortBy("name", descending=True),)
    lends_its_columns(page, settle, populated, group)
    assert set(inside(populated, group)) == set(found) == set(page.list.all_found())
    assert page.list.filters.group.values == (group,)


def test_the_chosen_are_put_into_a_group_by_the_keyboard(page, settle, populated):
    page.list.rows.selectAll()
    chosen = page.list.chosen()
    assert len(chosen) > 2
    party = next(row.id for row in populated.glance(groups) if not row.smart)

    def choose(dialog):
        save = next(b for b in dialog.findChildren(type(page.list.bar.group)) if b.isDefault())
        save.click()

    in_next_dialog(choose)
    page.list.bar.group.click()
    settle(page)

    assert set(inside(populated, party)) == set(chosen)
    populated.undo()
    assert set(inside(populated, party)) != set(chosen)


def test_a_new_group_is_made_from_the_chosen_and_they_are_taken_out_again(services, populated):
    asked = PutDialog(services, (("person", 1), ("organisation", 1)))
    asked.group.set_value(0)
    asked.put()
    assert asked.name_field.error
    asked.name.setText("Chor")
    asked.put()
    chor = named(populated, "Chor")
    assert inside(populated, chor) == (("person", 1), ("organisation", 1))

    again = PutDialog(services, (("person", 1),))
    again.group.set_value(chor)
    again.take_out()
    assert inside(populated, chor) == (("organisation", 1),)


def test_thousands_are_put_in_behind_the_window_and_it_can_be_stopped(
    dispatcher, make_services, qtbot
):
    dispatcher.execute(AddPeople(tuple(PersonDraft("Ida", f"Nr. {n}") for n in range(1200))))
    services = make_services(dispatcher)
    everybody = tuple(("person", key) for key in range(1, 1201))
    asked = PutDialog(services, everybody)
    qtbot.addWidget(asked.dialog)
    asked.dialog.show()
    asked.name.setText("Chor")

    asked.put()
    assert services.jobs.busy
    asked.writing.panel.stop_wanted.emit()
    qtbot.waitUntil(lambda: not services.jobs.busy)
    assert asked.writing.stopped.isVisible()
    assert dispatcher.glance(groups) == ()

    asked.put()
    qtbot.waitUntil(lambda: not services.jobs.busy)
    chor = named(dispatcher, "Chor")
    assert not asked.dialog.isVisible()
    assert len(inside(dispatcher, chor)) == 1200

    again = PutDialog(services, everybody)
    qtbot.addWidget(again.dialog)
    again.take_out()
    qtbot.waitUntil(lambda: not services.jobs.busy)
    assert inside(dispatcher, chor) == ()
    dispatcher.undo()
    assert len(inside(dispatcher, chor)) == 1200


def test_conditions_are_written_in_sentences(services, populated, qtbot):
    asked = SmartDialog(services, None)
    qtbot.addWidget(asked.dialog)
    asked.dialog.show()
    asked.save()
    assert asked.name_field.error
    asked.name.setText("Französisch ohne E-Mail")
    asked.save()
    assert asked.trouble.text()  # nothing is asked yet
    asked.block.add_line()
    line = asked.block.lines[0]
    line.phrase.set_value("name.contains")
    line.values.editor.setText("n" * 30_000)
    assert "200" in asked.trouble.text()
    line.phrase.set_value("language.speaks")
    asked.save()
    assert asked.trouble.text()  # no language yet
    assert line.wrong.text()
    asked.block.add_line()
    assert line.wrong.text()
    asked.block.lines[1].remove.click()
    line.values.editor.field.set_value("fr")
    asked.block.add_block()
    phrase = asked.block.lines[1].block.lines[0].phrase
    phrase.setFocus()
    qtbot.keyClicks(phrase.lineEdit(), "keine E-Mail")
    qtbot.keyClick(phrase._list, Qt.Key.Key_Escape)
    qtbot.keyClick(phrase, Qt.Key.Key_Return)
    assert phrase.value == "reach.no_email"
    qtbot.waitUntil(lambda: not services.jobs.busy and not asked._soon.isActive())
    asked.save()

    rule = read_rule(populated.ask(read_group, asked.saved).rule)
    assert rule.block == Block(
        Mode.ALL,
        (
            Condition("language", "speaks", ("fr",)),
            Block(Mode.ANY, (Condition("reach", "no_email"),)),
        ),
    )


def test_who_meets_the_conditions_is_counted_while_they_change(services, populated, qtbot):
    french = named(populated, "Spricht Französisch")
    asked = SmartDialog(services, french)
    qtbot.addWidget(asked.dialog)
    n = len(inside(populated, french))
    qtbot.waitUntil(lambda: str(n) in asked.count.text())
    first = asked.names.text().split(",")[0]
    assert first

    asked.block.mode.set_value(Mode.NONE)
    qtbot.waitUntil(lambda: asked.names.text() and asked.names.text().split(",")[0] != first)

    asked.block.lines[0].remove.click()
    qtbot.waitUntil(lambda: asked.count.text() == "Noch keine Bedingung")
    assert asked.names.text() == ""


def test_what_a_newer_program_asks_is_said_and_kept(services, populated, qtbot):
    written = '{"kinds": ["person"], "all": [{"ask": "shoes.size", "of": [44]}]}'
    draft = GroupDraft("Große Füße", GroupKind.SMART, written)
    group = populated.execute(AddGroup(draft)).result

    asked = SmartDialog(services, group)
    qtbot.addWidget(asked.dialog)
    asked.name.setText("Große Schuhe")
    asked.limit.typed.setText("oft")
    asked.save()
    assert asked.limit.error
    asked.limit.typed.setText("3")
    asked.save()

    kept = populated.ask(read_group, group)
    assert (kept.name, kept.rule) == ("Große Schuhe", written)
    assert kept.contact_limit_months == 3
    assert isinstance(read_rule(kept.rule).block.parts[0], Unknown)


def test_the_list_of_groups_counts_shows_and_deletes(services, populated, record, qtbot):
    shown = []
    listed = GroupsDialog(services, shown.append)
    qtbot.addWidget(listed.dialog)
    qtbot.waitUntil(lambda: all(row.n is not None for row in listed.source.groups.values()))
    party, french = named(populated, "Sommerfest"), named(populated, "Spricht Französisch")
    assert listed.source.groups[party].n == len(inside(populated, party))

    listed.table.choose(listed.model.row_of(french))
    assert "spricht Französisch" in listed.about.text()
    listed.show_contacts()
    assert shown == [french]

    inner = Block(Mode.NONE, (Condition("group", "in", (french,)),))
    rule = rule_text(Rule(block=Block(Mode.ALL, (inner,))))
    populated.execute(AddGroup(GroupDraft("Andere", GroupKind.SMART, rule)))
    listed.table.choose(listed.model.row_of(french))
    listed.delete()
    assert french not in {row.id for row in populated.glance(groups)}
    assert "Andere" in record.asked[-1][1]
    populated.undo()
    record.answer = False
    listed.table.choose(listed.model.row_of(party))
    listed.delete()
    ties = len(inside(populated, party))
    assert f"{ties} Verbindungen zu Kontakten, die bleiben" in record.asked[-1][1]
    assert party in listed.source.groups
    record.answer = True
    listed.table.choose(listed.model.row_of(french))
    listed.delete()
    populated.undo()
    assert french in listed.source.groups


def test_the_card_says_in_which_groups_somebody_is(page, choose):
    choose(page, ("person", 1))
    reached = page.detail.reading.details.reached
    assert "Sommerfest" in reached.groups
