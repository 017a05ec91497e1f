"""The overview of a small association."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.ui.overview.page import OverviewDoors, OverviewPage


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def page(qtbot, qapp, dispatcher, around, tmp_path):
    services = around.services(qapp, dispatcher, tmp_path, language="en")
    page = OverviewPage(services, OverviewDoors(lambda _services, _visit: None))
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitActive(page):
        page.show()
    qtbot.waitUntil(lambda: not services.jobs.busy)
    yield page
    assert services.jobs.shutdown()
