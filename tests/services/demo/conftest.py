"""The demo, written once for all tests that only look at it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from worlds.opening import opened

from twincrm.services.demo import write_demo

TODAY = date(2027, 4, 19)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo of 19 April 2027."""
    path = tmp_path_factory.mktemp("demo") / "demo.twincrm"
    write_demo(path, today=TODAY)
    return path


@pytest.fixture
def demo(demo_file, tmp_path):
    """Commands and queries on a copy of it."""
    path = tmp_path / "demo.twincrm"
    shutil.copyfile(demo_file, path)
    with opened(path) as dispatcher:
        yield dispatcher
