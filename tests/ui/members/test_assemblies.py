"""Attendance is ticked with the keyboard alone, counted and kept; elections stand beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from worlds.pages import Surroundings
from worlds.partnerships import named

from twincrm.services.members.assemblies import assembly_rows, read_assembly
from twincrm.services.trash.queries import lies_in_trash
from twincrm.ui.members.assemblies import AssembliesDialog
from twincrm.ui.members.assembly_dialog import AssemblyDialog


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

    asked.table.choose(0)
    asked.table.setFocus()
    qtbot.keyClick(asked.table, Qt.Key.Key_Space)
    assert asked.counted.text() == "2 of 2 votes are present or represented."
    assert asked.people.index(0, 1).data() == "present"
    asked.mark_chosen("excused")
    assert asked.counted.text() == "1 of 2 votes are present or represented."
    assert asked.table.currentIndex().row() == 1
    if asked.elected:
        next(iter(asked.elected.values())).set_value(True)
    asked.save()

    kept = populated.ask(read_assembly, row.id)
    assert sorted(each.status for each in kept.attendance) == ["excused", "present"]
    assert len(kept.elected) == bool(asked.elected)
    populated.undo()
    assert len(populated.ask(read_assembly, row.id).attendance) == 1


def test_it_is_said_who_speaks_for_whom(services, populated, qtbot):
    (row,) = populated.ask(assembly_rows)
    ids = populated.ask(named)
    asked = AssemblyDialog(services, row.id, populated.ask(read_assembly, row.id))
    qtbot.addWidget(asked.dialog)
    qtbot.waitUntil(lambda: asked.people.rowCount() == 2)
    asked.table.choose(asked.people.row_of(ids["Bernd"]))
    assert not asked.proxy.isEnabled()
    asked.mark(ids["Bernd"], "represented")
    asked.proxy.set_id(ids["Bernd"])
    asked.save()
    assert asked.proxy_field.error  # nobody stands for themselves
    asked.proxy.set_id(ids["Anna"])
    assert asked.people.index(asked.people.row_of(ids["Bernd"]), 2).data() == "Dr. Anna Weber"
    asked.table.choose(asked.people.row_of(ids["Anna"]))
    assert (asked.proxy.link, asked.proxy.isEnabled()) == (None, False)
    asked.save()

    kept = {each.person_id: each for each in populated.ask(read_assembly, row.id).attendance}
    assert kept[ids["Bernd"]].represented_by_id == ids["Anna"]
    again = AssemblyDialog(services, row.id, populated.ask(read_assembly, row.id))
    qtbot.addWidget(again.dialog)
    qtbot.waitUntil(lambda: again.people.rowCount() == 2)
    assert again.people.index(again.people.row_of(ids["Bernd"]), 2).data() == "Dr. Anna Weber"


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
    listed.delete()
    assert populated.ask(lies_in_trash, "assembly", key)
    assert listed.model.rowCount() == 0
