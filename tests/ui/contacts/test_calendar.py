"""A window left open past midnight: roles begin and end while it shows them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from twincrm.domain.texts import Message
from twincrm.services.people.lists import contact_rows
from twincrm.store.models import Assignment
from twincrm.ui.window.calendar import Calendar


@dataclass(frozen=True)
class EndOn:
    """Every role ends on a day."""

    day: str
    label: Message = field(default_factory=lambda: Message("Roles end"))

    def run(self, work):
        for role in work.all(select(Assignment)):
            role.ends_on = self.day


@pytest.fixture
def the_day(monkeypatch):
    return lambda day: monkeypatch.setenv("TWINCRM_TODAY", day)


def lines(page):
    model = page.list.rows.model()
    return {model.row_at(at).title: model.row_at(at).subtitle for at in range(model.rowCount())}


def test_the_list_says_what_people_are_on_the_new_day(page, qtbot, settle, the_day):
    services = page._services
    calendar = Calendar(services.dispatcher, services.jobs, services.hub, page)
    the_day("2030-03-31")
    services.dispatcher.execute(EndOn("2030-03-31"))
    settle(page)
    calendar.look()
    settle(page)
    before = lines(page)

    the_day("2030-04-01")
    with qtbot.waitSignal(services.hub.day_turned):
        calendar.look()
    settle(page)

    changed = {title for title, line in lines(page).items() if line != before[title]}
    assert changed
    rows = services.dispatcher.ask(contact_rows, page.list._ids, "en")
    assert {row.title: row.subtitle for row in rows if row.kind != "household"} == {
        title: line for title, line in lines(page).items() if not line.startswith("Household")
    }


def test_the_same_day_is_told_once(page, qtbot, settle, the_day):
    services = page._services
    told = []
    services.hub.day_turned.connect(told.append)
    the_day("2030-03-31")
    calendar = Calendar(services.dispatcher, services.jobs, services.hub, page)
    for _ in range(3):
        calendar.look()
    settle(page)

    assert told == []
