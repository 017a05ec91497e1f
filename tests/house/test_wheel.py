"""Wheel and editable install are complete: into a fresh environment without a network, started."""

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


@pytest.fixture(scope="module", params=["wheel", "editable"])
def fresh(request, tmp_path_factory) -> Path:
    """A fresh environment with our program; the libraries are those of the present one."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(ROOT, folder / "source", ignore=LEFT_OUT)
    build = (
        "import sys, os; os.chdir(sys.argv[1]); from hatchling import build; "
        f"print(build.build_{request.param}(sys.argv[2]))"
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
    if request.param == "wheel":  # nothing of the sources may be needed any more
        shutil.rmtree(folder / "source")
    return folder / "env"


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX environments")
def test_the_command_line_starts(fresh, tmp_path):
    where = run(fresh / "bin" / "python", "-c", "import twincrm; print(twincrm.__file__)").stdout
    assert where.startswith(str(fresh.parent))
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

    demo = tmp_path / "demo.twincrm"
    run(fresh / "bin" / "twincrm", "demo", demo, "--today", "2027-04-19", **home)
    visits = json.loads(
        run(fresh / "bin" / "twincrm", "list", demo, "visit", "--json", **home).stdout
    )
    printed = tmp_path / "programm.pdf"
    words = ["--visit", visits["items"][0]["id"], "--lang", "de,fr", "--out", printed]
    run(fresh / "bin" / "twincrm", "print", demo, "programme", *words, **home)
    assert printed.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX environments")
def test_the_window_opens(fresh, tmp_path):
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
