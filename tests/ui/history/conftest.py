"""A history page over a file, at its place in a window."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.ui.history.page import HistoryPage


class Around(Surroundings):
    """Remembers what a question said, too."""

    def confirm(self, title, text, yes_label, no_label, *, danger=False):
        self.asked.append(f"{title}\n{text}")
        return self.answers.pop(0)


@pytest.fixture
def around() -> Around:
    return Around()


@pytest.fixture
def shown(qtbot, qapp, around, tmp_path):
    """A page over a file, at its place in a window."""
    begun = []

    def show(dispatcher):
        services = around.services(qapp, dispatcher, tmp_path)
        begun.append(services)
        page = HistoryPage(services)
        qtbot.addWidget(page)
        page.resize(1158, 698)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield show
    for services in begun:
        assert services.jobs.shutdown()


@pytest.fixture
def page(shown, populated):
    return shown(populated)
