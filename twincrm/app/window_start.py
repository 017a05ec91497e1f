"""Starts the window: ``twincrm [FILE]`` or ``twincrm --demo``."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from twincrm.app.command_line.usage import spoken
from twincrm.app.qt import load_qt
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue, preferred_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QApplication

    from twincrm.domain.texts import Translator
    from twincrm.ui.window.desktop import Desktop

USAGE, NO_WINDOW = 2, 1

ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What the window needs of a Linux system, by library, and the package of Debian that has it."""

ON_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What it needs in addition where the screen is X11."""


def run_window(words: list[str]) -> int:
    """Show the window until the user closes it; the exit code."""
    texts = catalogue(preferred_language())
    parser = _parser(texts)
    with spoken(texts.language):
        try:
            options = parser.parse_args(words)
        except SystemExit as stop:
            return int(stop.code or 0)
    trouble = _wrong_clock() or no_window(os.environ)
    if trouble is not None:
        print(texts.say(trouble), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return USAGE if "value" in trouble.values else NO_WINDOW
    return _show(options.file, demo=options.demo)


def no_window(environment: Mapping[str, str]) -> Message | None:
    """Why no window can be shown here, and the exact command that helps; None where one can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    on_x11 = bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
    wanted = ALWAYS | ON_X11 if platform == "xcb" or (on_x11 and not platform) else ALWAYS
    missing = missing_libraries(wanted)
    if missing:
        return _install([wanted[library] for library in missing])
    if not platform and not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return Message(
            "TwinCRM's window needs a screen, and none was found here. Everything that can be "
            "done without one is listed by: twincrm --help"
        )
    return None


def missing_libraries(wanted: Iterable[str]) -> list[str]:
    """Which of the libraries this system does not have."""
    missing: list[str] = []
    for library in wanted:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def _install(packages: list[str]) -> Message:
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return Message(
            "TwinCRM's window needs libraries that this system does not have. Please install what "
            "corresponds to Debian's packages {packages}.",
            {"packages": names},
        )
    return Message(
        "TwinCRM's window needs libraries that this system does not have. Please install them "
        "with: sudo apt-get install {packages}",
        {"packages": names},
    )


def _show(file: Path | None, *, demo: bool) -> int:
    app, _desktop = start_window(file, demo=demo)
    try:
        return app.exec()
    finally:
        from twincrm.app.assembly import drop_demo_copy
        from twincrm.runtime.folders import forget_opened_documents

        drop_demo_copy()
        forget_opened_documents()


def start_window(file: Path | None, *, demo: bool = False) -> tuple[QApplication, Desktop]:
    """The program with its window shown; what it shows is painted when Qt's loop runs."""
    load_qt()
    from PySide6.QtWidgets import QApplication

    from twincrm.app.assembly import build_desktop
    from twincrm.runtime.folders import forget_opened_documents

    forget_opened_documents()
    app = QApplication(["twincrm"])
    app.setApplicationName("TwinCRM")
    app.setDesktopFileName("twincrm")
    desktop = build_desktop(app)
    desktop.show(file, demo=demo)
    return app, desktop


def _wrong_clock() -> Message | None:
    fixed = os.environ.get("TWINCRM_TODAY")
    try:
        date.fromisoformat(fixed or "2000-01-01")
    except ValueError:
        return Message(
            "TWINCRM_TODAY is “{value}”, which is not a date like 2027-04-19.",
            {"value": fixed or ""},
        )
    return None


def _parser(texts: Translator) -> ArgumentParser:
    parser = ArgumentParser("twincrm", allow_abbrev=False)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "file", nargs="?", type=Path, help=texts.tr("the association's file to be opened")
    )
    which.add_argument(
        "--demo", action="store_true", help=texts.tr("open a fresh copy of the demo association")
    )
    return parser
