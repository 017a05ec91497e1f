"""The visits page on a small association."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.ui.editor.delegation_dialog import edit_delegation
from twincrm.ui.editor.participation_dialog import edit_participation
from twincrm.ui.editor.visit_dialog import edit_visit
from twincrm.ui.visits.doors import VisitDoors
from twincrm.ui.visits.page import VisitsPage


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def printed() -> list[int]:
    """Visits whose programme was asked for."""
    return []


@pytest.fixture
def page(qtbot, qapp, populated, around, printed, tmp_path):
    services = around.services(qapp, populated, tmp_path)
    doors = VisitDoors(
        lambda _, visit: printed.append(visit), edit_visit, edit_participation, edit_delegation
    )
    page = VisitsPage(services, doors)
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    assert services.jobs.shutdown()
