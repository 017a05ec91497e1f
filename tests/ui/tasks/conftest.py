"""The tasks page on a small association."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.ui.tasks.page import TasksPage


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def page(qtbot, qapp, dispatcher, around, tmp_path):
    services = around.services(qapp, dispatcher, tmp_path, language="en")
    page = TasksPage(services)
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitActive(page):
        page.show()
    yield page
    assert services.jobs.shutdown()
