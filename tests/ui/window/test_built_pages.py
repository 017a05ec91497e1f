"""The window with the pages that are built, on the demo association: keys, names, notices."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest
from conftest import opening
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from worlds.desk import nameless
from worlds.opening import opened

from twincrm.app.sections import page_factories
from twincrm.store.file import open_file
from twincrm.store.models import Household, Organisation, Partnership, Person, Task, Visit
from twincrm.ui.window.page import Show

KINDS = {"person": Person, "organisation": Organisation, "household": Household, "visit": Visit,
         "task": Task, "partnership": Partnership}  # fmt: skip
PAGES = [*KINDS, "edit_person", "edit_organisation", "edit_household"]


@pytest.fixture
def demo_path(demo_file, tmp_path):
    path = tmp_path / "demo.twincrm"
    shutil.copyfile(demo_file, path)
    return path


@pytest.fixture(params=PAGES)
def kind(request) -> str:
    """A page, by what it shows."""
    return request.param


@pytest.fixture
def shown(kind, begin, demo_path, qtbot):
    """The window on that page, with a record, when all of it is there."""
    model = KINDS[kind.removeprefix("edit_")]
    with opened(demo_path) as dispatcher:
        record = dispatcher.ask(lambda session: session.scalars(select(model.id)).first())
    desktop = begin(page_factories())
    with qtbot.waitActive(desktop.window):
        desktop.show(demo_path)
    desktop.workspace.navigate(Show(kind, record))
    qtbot.waitUntil(lambda: len(reached(desktop.window)) > 2)
    return desktop


def reached(window) -> list[QWidget]:
    """What the keyboard reaches."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_no_key_does_two_things(shown):
    specs = shown.window.actions_now.specs
    keys = [QKeySequence(key).toString() for spec in specs for key in spec.shortcut.split()]
    standing = [
        each.key().toString()
        for each in shown.window.findChildren(QShortcut)
        if each.isEnabled() and each.parent().isVisible()
    ]

    assert len(keys) >= 15
    assert [key for key, n in Counter(keys).items() if n > 1] == []
    assert [key for key, n in Counter(standing).items() if n > 1] == []
    assert set(standing) & set(keys) == set()


def test_the_usual_keys_are_there(kind, shown):
    keys = {key for spec in shown.window.actions_now.specs for key in spec.shortcut.split()}

    assert {"Ctrl+K", "Ctrl+Z", "Alt+Left", "Alt+Right"} <= keys
    if kind in ("person", "organisation", "household"):
        assert {"F2", "Ctrl+F", "Ctrl+N", "Ctrl+P"} <= keys


def test_a_screen_reader_can_name_whatever_the_keyboard_reaches(shown):
    assert nameless(shown.window) == []


def test_the_second_window_says_who_writes_and_since_when(begin, demo_path):
    held = open_file(demo_path, opening())
    second = begin(page_factories())
    second.show(demo_path)
    said, able = second.workspace.notices.sentences, second.can_change()
    second.quit()
    held.close()

    assert "Anna has had this file open" in said[0]
    assert "2027-04-19" in said[0]
    assert not able
