"""The wheel is complete: built, installed into a fresh environment without a network, started."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "__pycache__", "build", "dist", "*.mo")
SCREENLESS = {"QT_QPA_PLATFORM": "offscreen", "TWINCRM_LANG": "de", "PATH": os.environ["PATH"]}


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        env={**SCREENLESS, **environment},
        cwd="/",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """A fresh environment with our wheel; the libraries are those of the present one."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "source", ignore=LEFT_OUT)
    build = (
        "import sys, os; os.chdir(sys.argv[1]); from hatchling.build import build_wheel; "
        "print(build_wheel(sys.argv[2]))"
    )
    run(sys.executable, "-W", "ignore", "-c", build, folder / "source", folder)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env")
    python = folder / "env" / "bin" / "python"
    run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel
    )
    libraries = sysconfig.get_paths()["purelib"]
    (own,) = (folder / "env").glob("lib/python*/site-packages")
    (own / "libraries.pth").write_text(libraries + "\n")
    return folder / "env"


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX environments")
def test_the_command_line_starts_from_the_wheel(fresh, tmp_path):
    where = run(fresh / "bin" / "python", "-c", "import twincrm; print(twincrm.__file__)").stdout
    assert str(fresh) in where
    home = {"TWINCRM_HOME": str(tmp_path / "home")}
    path = tmp_path / "neu.twincrm"

    made = run(
        fresh / "bin" / "twincrm", "new", path, "--name", "Verein", "--place", "Lindenau",
        "--country", "DE", **home,
    )  # fmt: skip
    info = json.loads(run(fresh / "bin" / "twincrm", "info", path, "--json", **home).stdout)

    assert "angelegt" in made.stderr
    assert info["counts"]["category"] > 40
    assert info["name"] == "Verein"


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX environments")
def test_the_window_opens_from_the_wheel(fresh, tmp_path):
    code = (
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "import twincrm.app.window_start as start\n"
        "run = QApplication.exec\n"
        "def look():\n"
        "    shown = QApplication.topLevelWidgets()\n"
        "    print([w.windowTitle() for w in shown if w.isVisible()])\n"
        "    QApplication.closeAllWindows(); QApplication.quit()\n"
        "def look_and_run(*_):\n"
        "    QTimer.singleShot(0, look); return run()\n"
        "QApplication.exec = staticmethod(look_and_run)\n"
        "raise SystemExit(start.run_window([]))\n"
    )
    shown = run(fresh / "bin" / "python", "-c", code, TWINCRM_HOME=str(tmp_path / "home")).stdout

    assert "TwinCRM" in shown
