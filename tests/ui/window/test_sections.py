"""Every section is offered from the beginning: what it shows can be begun in it."""

from __future__ import annotations

from sqlalchemy import select

from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Visit


def visit_ids(dispatcher) -> tuple[int, ...]:
    return dispatcher.ask(lambda session: tuple(session.scalars(select(Visit.id))))


def test_visits_are_offered_though_there_are_none(whole_program, qtbot):
    desktop, path = whole_program()
    desktop.open_path(path)
    dispatcher = desktop.workspace.page._services.dispatcher
    dispatcher.execute(MoveToTrash("visit", visit_ids(dispatcher)))

    desktop.workspace.go("visits")

    assert desktop.workspace.side.offers("visits")
    qtbot.waitUntil(desktop.workspace.page.begin.isVisible)
