"""What cannot be begun in the window is shown only while the file holds some of it."""

from __future__ import annotations

from sqlalchemy import select

from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Visit


def visit_ids(dispatcher) -> tuple[int, ...]:
    return dispatcher.ask(lambda session: tuple(session.scalars(select(Visit.id))))


def test_visits_are_offered_only_while_there_are_some(whole_program, qtbot):
    desktop, path = whole_program()
    desktop.open_path(path)
    side = desktop.workspace.side
    qtbot.waitUntil(lambda: side.offers("visits"))

    dispatcher = desktop.workspace.page._services.dispatcher
    dispatcher.execute(MoveToTrash("visit", visit_ids(dispatcher)))
    qtbot.waitUntil(lambda: not side.offers("visits"))
    assert side.offers("contacts")

    dispatcher.undo()
    qtbot.waitUntil(lambda: side.offers("visits"))
