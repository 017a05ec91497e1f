"""What was deleted is found, ticked, brought back in one step, or let go of after a question."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt

from twincrm.services.records.queries import counts, list_records
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.queries import trash_content
from twincrm.ui.trash.panel import TrashPanel


@pytest.fixture
def panel(desk, qtbot):
    (house, *_) = desk.dispatcher.ask(list_records, "household", "en")
    bernd = next(
        row for row in desk.dispatcher.ask(list_records, "person", "en") if "Bernd" in row.title
    )
    desk.dispatcher.execute(MoveToTrash("person", (bernd.id,), bernd.title))
    desk.dispatcher.execute(MoveToTrash("household", (house.id,), house.title))
    panel = TrashPanel(desk.services)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    with qtbot.waitActive(panel):
        panel.show()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    return panel


def shown(panel):
    return [panel._model.row_at(at).title for at in range(panel._model.rowCount())]


def test_several_are_ticked_by_key_and_come_back_in_one_step(panel, desk, qtbot):
    before = desk.dispatcher.ask(counts)
    panel.list.setFocus()
    panel.list.choose(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)

    assert panel.back.text() == "Bring 2 back"
    said = panel._model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "ticked, Household" in said
    assert said.endswith("asked in 90 days")
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.jobs.busy)

    after = desk.dispatcher.ask(counts)
    assert after["person"] == before["person"] + 1
    assert after["household"] == before["household"] + 1
    assert "Bernd Weber" not in shown(panel)
    desk.dispatcher.undo()
    assert desk.dispatcher.ask(counts) == before


def test_a_double_click_brings_back_that_row_alone_whatever_is_ticked(panel, desk, qtbot):
    titles = shown(panel)
    for at in (0, 1):
        panel.tick(at)
    (other,) = [at for at, title in enumerate(titles) if at not in (0, 1)]
    panel.list.choose(other)

    panel.list.row_opened.emit(panel.list.current_id())
    qtbot.waitUntil(lambda: not desk.jobs.busy)

    assert shown(panel) == titles[:2]


def test_it_is_searched_and_narrowed_by_kind(panel, qtbot):
    qtbot.keyClicks(panel.search, "weber bern")
    qtbot.waitUntil(lambda: shown(panel) == ["Bernd Weber"])
    panel.search.clear_search()
    panel.kinds.set_values(("household",))

    assert len(shown(panel)) == 1
    assert "Bernd Weber" not in shown(panel)
    assert [option.n for option in panel.kinds.options] == [1, 2]


def test_what_hangs_on_it_has_a_column_where_there_is_room(panel, qtbot):
    row = panel._model.row_at(1)
    assert row.title == "Bernd Weber"
    assert row.asides[0].column == "1 place in a group, 1 relation"
    assert row.asides[1].column.startswith("today, ")
    assert not panel.list.horizontalHeader().isHidden()
    columns = panel.delegate._columns
    wide, slim = QRectF(0, 0, 900, 62), QRectF(0, 0, 600, 62)
    assert columns.second(wide, row.second, row.asides) == "Person"
    assert columns.second(slim, row.second, row.asides).endswith("in a group, 1 relation")
    panel.resize(640, 600)
    qtbot.waitUntil(panel.list.horizontalHeader().isHidden)


def test_nothing_goes_for_good_without_a_question_by_name_and_number(panel, desk, qtbot):
    panel.search.set_value("bernd")
    panel.search.search_now()
    panel.list.setFocus()
    desk.asker.yes = False
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    lying = len(desk.dispatcher.ask(trash_content, "en"))

    (kind, title, text) = desk.asker.asked[-1]
    assert (kind, title) == ("confirm", "Delete Bernd Weber for good?")
    assert "With it go: 1 place in a group, 1 relation." in text
    assert lying == 3
    desk.asker.yes = True
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert len(desk.dispatcher.ask(trash_content, "en")) == 2
