"""The whole window over real files, with a user who answers from a list."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from ui.window.sample_page import PLACES, SECOND

from twincrm.app.assembly import file_ways
from twincrm.runtime.folders import cache_folder
from twincrm.runtime.language import preferred_language
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.ui.start.new_association import NewAssociation
from twincrm.ui.window.appearance import Appearance
from twincrm.ui.window.desktop import Desktop
from twincrm.ui.window.faults import FaultReporter
from twincrm.ui.window.field_keys import FieldKeys
from twincrm.ui.window.preferences import Preferences
from twincrm.ui.window.ways import Questions, Surroundings

LINDENAU = NewAssociation("Verein Lindenau", "Lindenau", "DE", ("de",))


class User:
    """Answers what the window asks, and remembers what it was told."""

    def __init__(self):
        self.told = []
        self.offered = []
        self.takes = []
        self.saves = []
        self.opens = []
        self.folder = None
        self.association = None

    def confirm(self, title, text, yes_label, no_label, *, danger=False):
        return True

    def part(self, words):
        return "discard"

    def choose_one(self, title, text, choices):
        self.told.append(title)
        return 0

    def choose_save(self, title, suggested, kinds):
        self.suggested = suggested
        return self.saves.pop(0) if self.saves else None

    def choose_open(self, title, folder, kinds, *, many=False):
        return (self.opens.pop(0),) if self.opens else ()

    def choose_folder(self, title, folder):
        return self.folder

    def offer(self, title, text, act):
        self.told.append(text)
        self.offered.append(act)
        return act in self.takes

    def message(self, title, text, tone="info"):
        self.told.append(text)


@pytest.fixture
def user():
    return User()


@pytest.fixture
def begin(qapp, qtbot, user):
    """Start the program, as often as wanted; all windows are closed in the end."""
    started = []
    keys = FieldKeys(qapp)

    def start(pages=(PLACES, SECOND), **ways) -> Desktop:
        settings = load_settings(settings_path())
        language = preferred_language(settings.language)
        look = Appearance(qapp, cache_folder(), language, settings.theme, settings.zoom)
        faults = FaultReporter(settings_path().with_name("fault.txt"))
        desktop = Desktop(
            Surroundings(
                Preferences(look, settings_path()),
                pages,
                replace(file_ways(), **ways),
                Questions(lambda *_: user, lambda *_: user.association),
                faults,
                "Anna",
            )
        )
        started.append((desktop, look))
        return desktop

    yield start
    for desktop, look in started:
        if desktop.workspace is not None and desktop.workspace.page is not None:
            desktop.workspace.page.leaving = True
        desktop.quit()
        desktop.window.deleteLater()
        look.deleteLater()
    qapp.focusChanged.disconnect(keys._listen_to)
    keys.deleteLater()


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory):
    """A new association's file as the window makes it, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("template") / "founded.twincrm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWINCRM_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("TWINCRM_TODAY", "2027-04-19")
        file_ways().make(path, LINDENAU, "Anna").file.close()
    return path


@pytest.fixture
def founded(begin, user, founded_file, tmp_path, qtbot) -> Desktop:
    """The program with a new association's file open."""

    def make(path, answers, who):
        assert answers == LINDENAU
        shutil.copyfile(founded_file, path)
        return file_ways().open(path, who)

    user.association = LINDENAU
    user.saves.append(tmp_path / "Lindenau.twincrm")
    desktop = begin(make=make)
    with qtbot.waitActive(desktop.window):
        desktop.show()
    desktop.new_association()
    return desktop
