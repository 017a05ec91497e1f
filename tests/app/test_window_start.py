"""``twincrm`` without a screen or its libraries says so in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from twincrm.app import window_start
from twincrm.app.window_start import missing_libraries, no_window, run_window

linux = pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")


def run(*words, **environment):
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "twincrm", *words],
        capture_output=True, text=True, check=False, env=clean | environment, timeout=60,
    )  # fmt: skip


@linux
def test_without_a_screen_it_says_so():
    done = run(QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "needs a screen" in done.stderr
    assert "Traceback" not in done.stderr


@linux
def test_missing_libraries_are_named_with_the_exact_command(monkeypatch):
    monkeypatch.setattr(window_start, "ALWAYS", {"libnowhere.so.9": "libnowhere9"})
    monkeypatch.setattr(window_start, "ON_X11", {"libneither.so.1": "libneither1"})
    monkeypatch.setattr(window_start.shutil, "which", lambda name: f"/usr/bin/{name}")
    offscreen = no_window({"QT_QPA_PLATFORM": "offscreen"})
    assert offscreen.values == {"packages": "libnowhere9"}
    assert "sudo apt-get install" in offscreen.id
    on_x11 = no_window({"DISPLAY": ":0"})
    assert on_x11.values == {"packages": "libnowhere9 libneither1"}


@linux
def test_here_nothing_is_missing():
    assert no_window({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert missing_libraries(["libnowhere.so.9"]) == ["libnowhere.so.9"]


def test_unknown_words_are_wrong_use(capsys):
    assert run_window(["--colour"]) == 2
    assert run_window(["a.twincrm", "--demo"]) == 2
    assert "usage: twincrm" in capsys.readouterr().err


def test_a_clock_that_is_none_is_wrong_use(monkeypatch, capsys):
    monkeypatch.setenv("TWINCRM_TODAY", "tomorrow")
    assert run_window([]) == 2
    assert "tomorrow" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "asked", "unknown"),
    [
        ("de", "Aufruf: twincrm", "Nicht bekannt: --colour"),
        ("pl", "Użycie: twincrm", "Nieznane: --colour"),
    ],
)
def test_unknown_words_are_told_in_the_users_language(
    monkeypatch, capsys, language, asked, unknown
):
    monkeypatch.setenv("TWINCRM_LANG", language)
    assert run_window(["--colour"]) == 2
    told = capsys.readouterr().err
    assert asked in told
    assert unknown in told
