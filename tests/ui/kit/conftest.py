"""The parts of the window, drawn in any look."""

from __future__ import annotations

import pytest

from twincrm.runtime.language import catalogue
from twincrm.ui.kit.context import UiContext
from twincrm.ui.theme.apply import apply_look
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look


@pytest.fixture
def make_ui(qapp, tmp_path):
    """Put a look on the application and answer what widgets are built with."""

    def make(theme="light", zoom=1.0) -> UiContext:
        look = Look(theme, zoom)
        apply_look(qapp, look, tmp_path / "cache")
        return UiContext(look, Icons(look), catalogue("en"))

    return make


@pytest.fixture
def ui(make_ui) -> UiContext:
    return make_ui()


@pytest.fixture
def shown(qtbot):
    """Show a widget for the length of a test."""

    def show(widget, width=0, height=0):
        qtbot.addWidget(widget)
        if width:
            widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show
