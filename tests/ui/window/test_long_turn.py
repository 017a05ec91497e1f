"""Undoing what changed very much: the window goes on meanwhile, and it can be stopped."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.window.sample_page import all_places

from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.ui.window import long_turn


def test_a_step_of_very_many_rows_is_undone_beside_the_window(founded, qtbot, monkeypatch):
    monkeypatch.setattr(long_turn, "AT_ONCE", 0)
    services, gate, threads = founded.workspace.page.services, threading.Event(), []
    services.dispatcher.execute(AddPlace(PlaceDraft(name="Cambrai", country="FR")))
    services.dispatcher.subscribe(lambda _: threads.append(threading.current_thread()))
    services.jobs.start(lambda _: gate.wait(20), lane="write")  # something writes before it

    def stop():
        QApplication.activeModalWidget().reject()
        gate.set()

    QTimer.singleShot(0, stop)
    founded.steps.undo()

    assert "Nothing was changed" in founded.workspace.undo_bar.text
    assert names(services) == ["Cambrai", "Lindenau"]
    founded.steps.undo()
    assert names(services) == ["Lindenau"]
    assert founded.workspace.undo_bar.text.startswith("Undone")
    assert threading.main_thread() not in threads


def names(services) -> list[str]:
    return [name for _, name in services.dispatcher.ask(all_places)]
