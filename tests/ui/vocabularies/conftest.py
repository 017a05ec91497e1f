"""A desk over a small village."""

from __future__ import annotations

import pytest
from worlds.desk import Desk, make_ui

from twincrm.ui.jobs import JobRunner


@pytest.fixture
def desk_of(qapp, tmp_path):
    """Services over a dispatcher in any look."""
    runners = []

    def make(dispatcher, theme="light", zoom=1.0, language="en"):
        ui = make_ui(qapp, tmp_path / "cache", theme, zoom, language)
        runners.append(JobRunner())
        return Desk(dispatcher, runners[-1], ui)

    yield make
    for window in qapp.topLevelWidgets():
        window.close()
    for runner in runners:
        assert runner.shutdown(10_000)


@pytest.fixture
def desk(desk_of, populated):
    return desk_of(populated)
