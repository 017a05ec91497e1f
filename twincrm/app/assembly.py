"""Wires services, files and pages together: plain constructors, no container."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import twincrm
from twincrm.app.finding import find_records
from twincrm.app.sections import page_factories
from twincrm.app.settings_section import settings_section
from twincrm.runtime import clock
from twincrm.runtime.folders import cache_folder, home
from twincrm.runtime.language import preferred_language
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.runtime.user import user_name
from twincrm.ui.collecting import InterfaceCollector
from twincrm.ui.kit.asker import QtAsker
from twincrm.ui.window.appearance import Appearance
from twincrm.ui.window.desktop import Desktop
from twincrm.ui.window.faults import FaultReporter
from twincrm.ui.window.field_keys import FieldKeys
from twincrm.ui.window.preferences import Preferences
from twincrm.ui.window.ways import FileWays, Questions, Surroundings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.new_association import NewAssociation


def build_desktop(app: QApplication) -> Desktop:
    """The whole program, not yet shown."""
    settings = load_settings(settings_path())
    language = preferred_language(settings.language)
    appearance = Appearance(app, cache_folder() / "look", language, settings.theme, settings.zoom)
    FieldKeys(app)
    faults = FaultReporter(home() / "fault.txt", app)
    faults.install()
    prefers = Preferences(appearance, settings_path())
    settings_page = settings_section(prefers, lambda: desktop)
    desktop = Desktop(
        Surroundings(
            prefers,
            page_factories(settings_page, prefers=prefers),
            file_ways(),
            Questions(QtAsker, _ask_new),
            faults,
            user_name(),
        )
    )
    InterfaceCollector(desktop.window, desktop.window.centralWidget)
    return desktop


def file_ways() -> FileWays:
    """How the desktop opens and makes files."""
    return FileWays(
        open=_open, make=_make, demo=make_demo, name=_name,
        documents=_documents, find=find_records,
    )  # fmt: skip


def make_demo(progress: Progress) -> Path:
    """A fresh throw-away copy of the demo; written once a day, copied afterwards."""
    from twincrm.services.demo import write_demo

    day = clock.today()
    folder = cache_folder() / "demo"
    kept = folder / f"demo-{twincrm.__version__}-{day.isoformat()}.twincrm"
    folder.mkdir(parents=True, exist_ok=True)
    clear_demos(folder, kept)
    if not kept.is_file():
        part = folder / f"making-{os.getpid()}.twincrm"
        part.unlink(missing_ok=True)
        write_demo(part, people=0, seed=1, today=day, progress=progress)
        part.replace(kept)
    copy = folder / f"copy-{os.getpid()}" / "Demo.twincrm"
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, copy)
    return copy


def clear_demos(folder: Path, kept: Path) -> None:
    """Throw away demos of other days and versions, and copies that nobody has open any more."""
    from twincrm.store.lock import FileInUse, take_lock

    for old in folder.glob("demo-*.twincrm"):
        if old != kept:
            old.unlink(missing_ok=True)
    for copy in folder.glob("copy-*/Demo.twincrm"):
        with contextlib.suppress(FileInUse, OSError):
            take_lock(copy, "", clock.now()).release()
            shutil.rmtree(copy.parent)


def drop_demo_copy() -> None:
    """Throw away this run's copy of the demo."""
    shutil.rmtree(cache_folder() / "demo" / f"copy-{os.getpid()}", ignore_errors=True)


def _open(path: Path, who: str) -> Dispatcher:
    from twincrm.app.opening import open_association

    return open_association(path, write=True, who=who)


def _make(path: Path, answers: NewAssociation, who: str) -> Dispatcher:
    """A new file with the association in it; it replaces nothing."""
    from twincrm.app.opening import make_association, open_association
    from twincrm.services.association.founding import found_association

    make_association(
        path,
        lambda made: found_association(
            made, answers.name, answers.place, answers.country, answers.languages
        ),
        who=who,
    )
    return open_association(path, write=True, who=who)


def _name(dispatcher: Dispatcher) -> str:
    from twincrm.services.association.naming import association_name

    return dispatcher.glance(association_name)


def _documents() -> Path:
    folder = Path(platformdirs.user_documents_dir())
    return folder if folder.is_dir() else Path.home()


def _ask_new(ui: UiContext, window: QWidget) -> NewAssociation | None:
    from twincrm.ui.start.new_association import ask_new_association

    return ask_new_association(ui, window)
