"""Somebody else takes out what a window shows that can only read: it says so and looks again."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import opening
from worlds.pages import Surroundings

from twincrm.services.dispatch import Dispatcher
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.store.file import open_file
from twincrm.ui.printing.doors import programme_order
from twincrm.ui.visits.doors import VisitDoors
from twincrm.ui.visits.page import VisitsPage
from twincrm.ui.window.page import Show


@pytest.fixture
def visits(populated) -> tuple[int, int]:
    """Two that can be looked at; *populated* writes to the file."""
    days = (date(2027, 6, 4), date(2027, 7, 4))
    drafts = (VisitDraft(name=f"Besuch {d.month}", starts_on=d, ends_on=d) for d in days)
    first, second = (populated.execute(AddVisit(draft)).result for draft in drafts)
    return first, second


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def page(qtbot, qapp, populated, visits, around, tmp_path):
    """The page of a window that can only read."""
    file = open_file(populated.file.path, opening())
    assert not file.writable
    services = around.services(qapp, Dispatcher(file, "Bert"), tmp_path, language="en")
    page = VisitsPage(services, VisitDoors(programme_order, *[lambda *_: None] * 3))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    assert services.jobs.shutdown()
    file.close()


def act(page, name: str) -> None:
    next(spec for spec in page.action_specs() if spec.id == name).handler()


def test_what_is_to_be_printed_is_gone(page, populated, visits, around):
    page.show_item(Show("visit", visits[0]))
    populated.execute(MoveToTrash("visit", (visits[0],)))

    act(page, "visits.print")

    assert ["no longer there" in words for words in around.said] == [True]
    assert visits[0] not in page._source.ids()
    assert page.visit in page._source.ids()


def test_what_is_clicked_is_gone(page, populated, visits, around, qtbot):
    page.show_item(Show("visit", visits[0]))
    populated.execute(MoveToTrash("visit", (visits[1],)))

    page.list.setCurrentIndex(page._model.index(page._model.row_of(visits[1]), 0))

    qtbot.waitUntil(lambda: around.said != [])
    assert visits[1] not in page._source.ids()
    assert page.visit == visits[0]
    assert page.card.title.text() == "Besuch 6"
