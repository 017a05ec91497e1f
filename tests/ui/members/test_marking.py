"""Fees of many members are marked at once, by the key and while the window answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from ui.members.seen import names, texts

from twincrm.domain.terms import FeeStatus
from twincrm.services.members.fees import SetFeeRates
from twincrm.ui.members import deeds


def test_many_are_marked_while_the_window_answers(page, populated, qtbot, monkeypatch):
    populated.execute(SetFeeRates(2027, (("single", 3000),)))
    monkeypatch.setattr(deeds, "MANY", 1)
    page.table.selectAll()
    with qtbot.waitSignal(page._services.hub.changed):
        page.fees.mark(FeeStatus.PAID)
        assert texts(page, "fee")[0] == "–"  # still being written
    assert texts(page, "fee") == ["paid"] * 4


def test_space_marks_everybody_chosen_as_paid_and_again_as_not_paid(page, populated, qtbot):
    assert names(page) == [
        "Brasserie du Lys",
        "Kovács Klára",
        "Wattrelos, Jean-Luc",
        "Familie Weber",
    ]
    assert texts(page, "fee") == ["–", "–", "–", "partly paid"]

    populated.execute(SetFeeRates(2027, (("single", 3000),)))
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert texts(page, "fee") == ["paid"] * 4
    assert len(page.table.chosen) == 4
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert texts(page, "fee") == ["not paid"] * 4

    populated.undo()
    populated.undo()
    assert texts(page, "fee") == ["–", "–", "–", "partly paid"]
