"""The editor on a small association."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.ui.editor.page import EditorPage
from twincrm.ui.editor.target import EditTarget


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def open_editor(qtbot, qapp, populated, around, tmp_path):
    """An editor of a contact, shown; what it asks to see when closed is in `around.went`."""
    opened = []

    def make(kind, key=None, *, language="en", zoom=1.0) -> EditorPage:
        services = around.services(qapp, populated, tmp_path, language=language, zoom=zoom)
        page = EditorPage(services, EditTarget(kind, key))
        qtbot.addWidget(page)
        page.closed.connect(around.went.append)
        page.resize(int(1158 * zoom), 698)
        with qtbot.waitExposed(page):
            page.show()
        opened.append(services)
        return page

    yield make
    for services in opened:
        assert services.jobs.shutdown()
