"""Wires services, files and pages together: plain constructors, no container."""

from __future__ import annotations

import contextlib
import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import twincrm
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.folders import cache_folder, home
from twincrm.runtime.language import preferred_language
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.runtime.user import user_name
from twincrm.ui.jump.entry import JumpEntry
from twincrm.ui.kit.asker import QtAsker
from twincrm.ui.window.appearance import Appearance
from twincrm.ui.window.desktop import Desktop, Surroundings
from twincrm.ui.window.faults import FaultReporter
from twincrm.ui.window.page import PageFactory, PageServices, Show
from twincrm.ui.window.ways import FileWays, Questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.new_association import NewAssociation
    from twincrm.ui.window.page import Page

FOUND = 30
"""How many records the quick jump shows."""


def build_desktop(app: QApplication) -> Desktop:
    """The whole program, not yet shown."""
    settings = load_settings(settings_path())
    language = preferred_language(settings.language)
    appearance = Appearance(
        app, cache_folder() / "look", language, settings.theme, settings.zoom
    )
    faults = FaultReporter(home() / "fault.txt", app)
    faults.install()
    return Desktop(
        Surroundings(
            appearance,
            settings_path(),
            page_factories(),
            file_ways(),
            Questions(QtAsker, _ask_new),
            faults,
            user_name(),
        )
    )
