"""The demo, written once for all tests that only look at it."""

from __future__ import annotations

import shutil

import pytest
from worlds.opening import opened


@pytest.fixture
def demo(demo_file, tmp_path):
    """Commands and queries on a copy of it."""
    path = tmp_path / "demo.twincrm"
    shutil.copyfile(demo_file, path)
    with opened(path) as dispatcher:
        yield dispatcher
