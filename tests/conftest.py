"""Every test lives in its own home, on one day, in one language."""

from __future__ import annotations

import gc
import os
import re
import shutil
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

os.environ.setdefault(
    "QT_QPA_PLATFORM",
    f"offscreen:configfile={Path(__file__).parent.parent / 'packaging' / 'screen.json'}",
)

import pytest

from twincrm.services.dispatch import Dispatcher
from twincrm.store.file import Opening, create_file, open_file, start_association

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
LONG = {"test_every_page.py", "test_wheel.py", "test_journey.py"}
"""Files whose tests take many seconds each."""

FOLDERS = count(1)
"""The numbers of the tests' own folders: pytest would look through all that are there, each time.

After some thousand tests that took longer than most of them.
"""

MEMORY, ROOMY = Path("/dev/shm"), 4 << 30
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOMY:
    # A file is written through to the disk with each command: in memory nobody waits for that.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

gc.disable()  # whatever is read of the tests stays: to look it through took a quarter of that time


def pytest_collection_finish():
    """What is there before the first test is left alone by every collection."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes long comes first: as the last, one process would do it while the others wait."""
    items.sort(key=lambda item: item.path.name not in LONG)


def folder_of_its_own(factory, name: str) -> Path:
    """A new folder, numbered and named after its test."""
    words = re.sub(r"\W", "_", name)[:30]
    folder = factory.getbasetemp() / f"{next(FOLDERS)}-{words}"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def tmp_path(tmp_path_factory, request):
    """The test's own folder; it is gone with the test, or some thousand fill the memory."""
    folder = folder_of_its_own(tmp_path_factory, request.node.name)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory, monkeypatch):
    """Settings, backups and clock of the machine are never touched by a test."""
    home = folder_of_its_own(tmp_path_factory, "home")
    monkeypatch.setenv("TWINCRM_HOME", str(home))
    monkeypatch.setenv("TWINCRM_TODAY", "2027-04-19")
    monkeypatch.setenv("TWINCRM_LANG", "en")
    yield
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory) -> Path:
    """An empty association's file, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("template") / "empty.twincrm"
    file = create_file(path, opening())
    start_association(file, "Partnerschaftsverein Lindenau", NOW)
    file.close()
    return path


@pytest.fixture
def association_path(empty_file, tmp_path) -> Path:
    """A file of this test's own."""
    path = tmp_path / "verein.twincrm"
    shutil.copyfile(empty_file, path)
    return path


@pytest.fixture
def dispatcher(association_path):
    """Commands and queries on an empty association."""
    file = open_file(association_path, opening())
    yield Dispatcher(file, "Anna")
    file.close()


@pytest.fixture(scope="session")
def village_file(empty_file, tmp_path_factory) -> Path:
    """A small association with a few records of every kind, made once; tests work on copies."""
    from worlds.village import settle

    path = tmp_path_factory.mktemp("template") / "village.twincrm"
    shutil.copyfile(empty_file, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWINCRM_TODAY", "2027-04-19")
        patch.setenv("TWINCRM_LANG", "en")
        file = open_file(path, opening())
        settle(Dispatcher(file, "Anna"))
        file.close()
    return path


@pytest.fixture
def populated(village_file, tmp_path):
    """Commands and queries on a small association; the file is this test's own."""
    path = tmp_path / "dorf.twincrm"
    shutil.copyfile(village_file, path)
    file = open_file(path, opening())
    yield Dispatcher(file, "Anna")
    file.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory) -> Path:
    """The demo association of 19 April 2027, written once; tests work on copies."""
    from twincrm.services.demo import write_demo

    path = tmp_path_factory.mktemp("demo") / "demo.twincrm"
    shared = _of_all_processes(tmp_path_factory) / path.name
    if shared.exists():
        shutil.copyfile(shared, path)
        return path
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWINCRM_TODAY", "2027-04-19")
        patch.setenv("TWINCRM_LANG", "en")
        write_demo(path, today=date(2027, 4, 19))
    whole = shutil.copyfile(path, path.with_suffix(".whole"))
    whole.replace(shared)  # whoever looks meanwhile sees nothing, or all of it
    return path


def _of_all_processes(factory) -> Path:
    """A folder that the processes of one run have in common: what one has made, others take."""
    own = factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


def opening(back_up=lambda _path, _reason: None) -> Opening:
    """Anna opens a file on 19 April 2027."""
    return Opening("Anna", NOW, back_up)
