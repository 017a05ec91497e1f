"""Attendance is ticked with the keyboard alone, counted and kept; elections stand beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from worlds.pages import Surroundings
from worlds.partnerships import named

from twincrm.runtime.language import catalogue
from twincrm.services.documents.queries import documents_of
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    assembly_rows,
    read_assembly,
)
from twincrm.services.members.elections import ElectionDraft, holders, offices
from twincrm.services.trash.queries import lies_in_trash
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.members.assemblies import AssembliesDialog
from twincrm.ui.members.assembly_dialog import AssemblyDialog
from twincrm.ui.members.elections import ElectionDialog


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    services = around.services(qapp, populated, tmp_path, language="en")
    yield services
    assert services.jobs.shutdown()


def test_space_ticks_one_after_the_other_and_the_votes_are_counted(services, populated, qtbot):
    (row,) = populated.ask(assembly_rows)
    asked = AssemblyDialog(services, row.id, populated.ask(read_assembly, row.id))
    qtbot.addWidget(asked.dialog)
    with qtbot.waitExposed(asked.dialog):
        asked.dialog.show()
    qtbot.waitUntil(lambda: asked.people.rowCount() == 2)
    assert asked.counted.text() == "1 of 2 votes are present or represented."

    asked.pages.bring(asked.table)
    asked.table.choose(0)
    asked.table.setFocus()
    qtbot.keyClick(asked.table, Qt.Key.Key_Space)
    assert asked.counted.text() == "2 of 2 votes are present or represented."
    assert asked.people.index(0, 2).data() == "present"
    asked.mark_chosen("excused")
    assert asked.counted.text() == "1 of 2 votes are present or represented."
    assert asked.table.currentIndex().row() == 1
    (tick,) = asked.elections.ticks.values()
    assert tick.text() == "Chair: Dr. Anna Weber"
    tick.set_value(True)
    asked.save()

    kept = populated.ask(read_assembly, row.id)
    assert sorted(each.status for each in kept.attendance) == ["excused", "present"]
    assert len(kept.elected) == 1
    populated.undo()
    assert len(populated.ask(read_assembly, row.id).attendance) == 1


def test_a_tab_that_is_clicked_or_entered_hands_the_keyboard_to_its_page(services, qtbot):
    asked = AssemblyDialog(services, None)
    qtbot.addWidget(asked.dialog)
    with qtbot.waitExposed(asked.dialog):
        asked.dialog.show()
    qtbot.waitUntil(lambda: asked.people.rowCount() == 2)
    tabs = asked.pages.tabs
    asked.day.setFocus()
    click = (tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    qtbot.mouseClick(*click, tabs.tabRect(1).center())
    qtbot.keyClick(asked.dialog.focusWidget(), Qt.Key.Key_Space)
    assert asked.dialog.isVisible()
    assert set(asked.status.values()) == {"present"}
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)  # one can go on along the tabs
    assert tabs.hasFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Space)
    assert asked.day.hasFocus()
    asked.dialog.accept()


def test_many_are_found_and_marked_at_once(services, populated, qtbot):
    asked = AssemblyDialog(services, None)
    qtbot.addWidget(asked.dialog)
    with qtbot.waitExposed(asked.dialog):
        asked.dialog.show()
    qtbot.waitUntil(lambda: asked.people.rowCount() == 2)
    asked.pages.bring(asked.table)
    asked.table.setFocus()
    qtbot.keyClick(asked.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(asked.chosen) == 2
    assert not asked.proxy.isEnabled()
    qtbot.keyClick(asked.table, Qt.Key.Key_Space)
    assert set(asked.status.values()) == {"present"}
    qtbot.keyClick(asked.table, Qt.Key.Key_B)
    qtbot.keyClicks(asked.search, "ernd")
    qtbot.waitUntil(lambda: asked.people.rowCount() == 1)
    asked.mark_chosen("excused")
    assert asked.counted.text() == "1 of 2 votes are present or represented."
    assert asked.people.index(0, 1).data() == "–"  # no town is noted
    asked.save()
    assert len(populated.ask(read_assembly, asked.saved).attendance) == 2


def elect_bernd(services, asked, ids, office):
    """Bernd is elected treasurer in the dialog, which says what is missing."""
    election = ElectionDialog(services, asked.dialog)
    election.save()
    assert election.fields["person_id"].error
    assert "1957" not in election.until.placeholderText()
    election.who.set_id(ids["Bernd"])
    election.save()
    assert election.fields["function_id"].error
    election.office.set_value(office.id)
    election.until.set_stored("2029")
    election.save()
    return election


def test_who_was_elected_is_asked_and_kept_with_the_assembly(services, populated, qtbot):
    ids = populated.ask(named)
    asked = AssemblyDialog(services, None)
    qtbot.addWidget(asked.dialog)
    office = next(each for each in populated.ask(offices, "en") if each.key == "treasurer")
    election = elect_bernd(services, asked, ids, office)
    asked.elections.add(*election.found)
    assert election.found[1] == "Treasurer: Bernd Weber"
    asked.save()
    again = AssemblyDialog(services, asked.saved, populated.ask(read_assembly, asked.saved))
    qtbot.addWidget(again.dialog)
    said = {field.text(): field.value for field in again.elections.ticks.values()}
    assert said["Treasurer: Bernd Weber"]
    follows = ElectionDialog(services, again.dialog)
    follows.office.set_value(office.id)
    (leaves,) = follows.before.ticks.values()
    leaves.set_value(False)
    follows.who.set_id(ids["Anna"])
    (leaves,) = follows.before.ticks.values()
    assert not leaves.value  # what was chosen stays chosen
    leaves.set_value(True)
    assert (leaves.text().split(" on ")[0], leaves.value) == ("Bernd Weber leaves office", True)
    follows.until.set_stored("2026")
    follows.save()
    assert follows.fields["until"].error
    follows.until.set_stored("2029")
    follows.save()
    again.elections.add(*follows.found)
    again.day.set_stored("2027-02-01")  # nobody held the office on that day
    assert again.elections.drafts[0].succeeds == ()
    again.day.set_stored("2027-04-19")
    assert again.elections.drafts[0].succeeds == follows.found[0].succeeds
    again.elections.ticks[again.elections.elected[0]].set_value(False)  # not Bernd, but Anna
    again.save()
    (holder,) = populated.ask(holders, office.id, date(2027, 5, 1))
    assert holder.name == "Dr. Anna Weber"


def test_nobody_leaves_an_office_unseen(services, populated, qtbot):
    ids = populated.ask(named)
    office = next(each for each in populated.ask(offices, "en") if each.key == "treasurer")
    elected = ElectionDraft(ids["Bernd"], office.id)
    made = populated.execute(AddAssembly(AssemblyDraft(date(2027, 3, 12), elections=(elected,))))
    asked = AssemblyDialog(services, made.result, populated.ask(read_assembly, made.result))
    qtbot.addWidget(asked.dialog)
    election = ElectionDialog(services, asked.dialog, date(2027, 4, 19))
    election.who.set_id(ids["Anna"])
    election.office.setFocus()
    election.office.setEditText("Treasurer")  # and saved at once
    election.save()
    assert (election.found, len(election.before.ticks)) == (None, 1)
    election.save()
    assert election.found[0].succeeds == tuple(election.before.ticks)


def test_it_is_said_who_speaks_for_whom(services, populated, qtbot):
    (row,) = populated.ask(assembly_rows)
    ids = populated.ask(named)
    asked = AssemblyDialog(services, row.id, populated.ask(read_assembly, row.id))
    qtbot.addWidget(asked.dialog)
    qtbot.waitUntil(lambda: asked.people.rowCount() == 2)
    asked.table.choose(asked.people.row_of(ids["Bernd"]))
    assert not asked.proxy.isEnabled()
    asked.mark("represented", ids["Bernd"])
    asked.proxy.set_id(ids["Bernd"])
    asked.save()
    assert asked.proxy_field.error  # nobody stands for themselves
    asked.proxy.set_id(ids["Anna"])
    assert asked.people.index(asked.people.row_of(ids["Bernd"]), 3).data() == "Dr. Anna Weber"
    asked.table.choose(asked.people.row_of(ids["Anna"]))
    assert (asked.proxy.link, asked.proxy.isEnabled()) == (None, False)
    asked.save()

    kept = {each.person_id: each for each in populated.ask(read_assembly, row.id).attendance}
    assert kept[ids["Bernd"]].represented_by_id == ids["Anna"]
    again = AssemblyDialog(services, row.id, populated.ask(read_assembly, row.id))
    qtbot.addWidget(again.dialog)
    qtbot.waitUntil(lambda: again.people.rowCount() == 2)
    assert again.people.index(again.people.row_of(ids["Bernd"]), 3).data() == "Dr. Anna Weber"


def test_a_day_is_asked_for(services, qtbot):
    asked = AssemblyDialog(services, None)
    qtbot.addWidget(asked.dialog)
    asked.day.set_stored(None)
    asked.save()
    assert asked.day_field.error


def test_the_list_counts_and_deletes_after_a_question(services, populated, around, qtbot):
    listed = AssembliesDialog(services, None)
    qtbot.addWidget(listed.dialog)
    shown = [listed.model.index(0, at).data() for at in range(4)]
    assert shown == ["12 March 2027", "ordinary assembly", "Rathaus", "1 of 2"]
    key = listed.table.current_id()
    around.answers.append(True)
    listed._services = replace(services, ctx=replace(services.ctx, texts=catalogue("de")))
    listed.delete()
    assert around.asked == ["Die Mitgliederversammlung vom 12. März 2027 löschen?"]
    assert populated.ask(lies_in_trash, "assembly", key)
    assert listed.model.rowCount() == 0


def test_a_task_leads_to_its_assembly_where_its_papers_are(services, populated, qtbot):
    (row,) = populated.ask(assembly_rows)
    listed = AssembliesDialog(services, None)
    qtbot.addWidget(listed.dialog)
    seen = []

    def close():
        shown = QApplication.activeModalWidget()
        again = shown is None or (shown is listed.dialog and not seen)
        if not again:
            seen.append(shown)
            shown.reject()
        if again or shown is not listed.dialog:
            QTimer.singleShot(0, listed.dialog, close)

    close()
    listed.ask(row.id)
    assert len(seen) == 2  # the assembly stood above the list

    asked = AssemblyDialog(services, row.id, populated.ask(read_assembly, row.id))
    qtbot.addWidget(asked.dialog)
    words = {each.accessibleName() for each in asked.pages.findChildren(LinkRow)}
    assert any("Protokoll verteilen" in each for each in words)
    assert any(each.startswith("Protokoll,") for each in words)


def test_files_chosen_for_a_new_assembly_are_kept_with_it(
    services, populated, around, qtbot, tmp_path
):
    paper = tmp_path / "einladung.pdf"
    paper.write_bytes(b"%PDF-1.7 Einladung")
    around.files = [paper]
    asked = AssemblyDialog(services, None)
    qtbot.addWidget(asked.dialog)
    with qtbot.waitExposed(asked.dialog):
        asked.dialog.show()
    coming = asked.papers.coming
    with qtbot.waitSignal(coming.value_changed):
        coming.choose()
        asked.save()
        assert "still being read" in asked.papers.parts[0].error
    asked.save()
    (kept,) = populated.ask(documents_of, "assembly", asked.saved)
    assert kept.file_name == "einladung.pdf"
