"""The overview of a small association."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.app.sections import page_factories
from twincrm.runtime.settings import settings_path
from twincrm.ui.window.appearance import Appearance
from twincrm.ui.window.preferences import Preferences


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def begin(qtbot, qapp, dispatcher, around, tmp_path):
    """Makes the page as the program does at every start, with the settings of this machine."""
    runners = []

    def make():
        prefers = Preferences(
            Appearance(qapp, tmp_path / "look", "en", "light", 1.0), settings_path()
        )
        services = around.services(qapp, dispatcher, tmp_path, language="en")
        runners.append(services.jobs)
        page = page_factories(prefers=prefers)[0].make(services)
        qtbot.addWidget(page)
        page.resize(1158, 698)
        with qtbot.waitActive(page):
            page.show()
        qtbot.waitUntil(lambda: not services.jobs.busy)
        return page, prefers

    yield make
    for window in qapp.topLevelWidgets():
        window.close()
    for runner in runners:
        assert runner.shutdown()


@pytest.fixture
def page(begin):
    return begin()[0]
