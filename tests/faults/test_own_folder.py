"""The program's own folder cannot be written: it starts, and the association can be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and mounts of POSIX systems")

BOUND_BY_MODES = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
ON_A_FULL_DISK = 'mount -t tmpfs -o nr_inodes=1 tmpfs "$1" && shift && exec "$@"'
"""A disk that has room for nothing."""

START = """
import sys
from pathlib import Path
from twincrm.app.window_start import start_window
app, desktop = start_window(Path(sys.argv[1]))
while desktop.workspace is None:
    app.processEvents()
desktop.prefers.set_theme("dark")
desktop.workspace.go("contacts")
app.processEvents()
print(desktop.window.windowTitle(), desktop.prefers.ui.look.theme, app.styleSheet().count("url("))
desktop.quit()
"""


def start(path, home, *before, **surroundings):
    """The window with its own folder at *home*, in a process of its own."""
    around = {"TWINCRM_HOME": str(home), "TWINCRM_LANG": "en", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [*before, sys.executable, "-c", START, str(path)],
        capture_output=True, text=True, check=False, timeout=60,
        env=os.environ | around | surroundings,
    )  # fmt: skip


def test_a_folder_that_cannot_be_written(association_path, tmp_path):
    bound = BOUND_BY_MODES if os.geteuid() == 0 else ()
    if bound and shutil.which(bound[0]) is None:
        pytest.skip("setpriv is not installed and the administrator ignores file modes")
    home = tmp_path / "home"
    home.mkdir(mode=0o555)

    told = start(association_path, home, *bound)

    assert "Contacts" in told.stdout, told.stderr
    assert "dark" in told.stdout
    assert " 0\n" not in told.stdout  # check marks and arrows lie elsewhere
    assert "Traceback" not in told.stderr


def test_a_file_where_the_folder_should_be(association_path, tmp_path):
    home = tmp_path / "home"
    home.write_text("not a folder")

    told = start(association_path, home)

    assert "Contacts" in told.stdout, told.stderr
    assert "Traceback" not in told.stderr
    assert home.read_text() == "not a folder"


def test_a_full_disk_that_holds_temporary_files_as_well(association_path, tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    mounted = ("unshare", "--map-root-user", "--mount", "sh", "-c", ON_A_FULL_DISK, "sh", full)
    if subprocess.run([*mounted, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")

    told = start(association_path, full / "home", *map(str, mounted), TMPDIR=str(full))

    assert "Contacts" in told.stdout, told.stderr
    assert "Traceback" not in told.stderr
