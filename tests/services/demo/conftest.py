"""The demo, written once for all tests that only look at it."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime

import pytest

from twincrm.services.demo import write_demo
from twincrm.services.dispatch import Dispatcher
from twincrm.store.file import Opening, open_file

TODAY = date(2027, 4, 19)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo of 19 April 2027."""
    path = tmp_path_factory.mktemp("demo") / "demo.twincrm"
    write_demo(path, today=TODAY)
    return path


def opened(path):
    """Commands and queries on a file."""
    now = datetime.combine(TODAY, datetime.min.time(), UTC)
    return Dispatcher(open_file(path, Opening("Anna", now, lambda _path, _reason: None)), "Anna")


@pytest.fixture
def demo(demo_file, tmp_path):
    """Commands and queries on a copy of it."""
    path = tmp_path / "demo.twincrm"
    shutil.copyfile(demo_file, path)
    dispatcher = opened(path)
    yield dispatcher
    dispatcher.file.close()
