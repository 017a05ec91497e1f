"""Backups in the window: made by themselves, looked into, brought back; missed ones are told."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from twincrm.runtime.folders import backup_folder
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.store.file import create_file, start_association
from twincrm.ui.backups.dialog import BackupsDialog

MONDAY = date(2027, 4, 19)


def add(desktop, name):
    dispatcher = desktop._file.dispatcher
    dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR")))


def made():
    return sorted(backup_folder().glob("*.twincrm"))


@pytest.fixture
def settled(qtbot):
    def settle(desktop):
        qtbot.waitUntil(lambda: not desktop._file.jobs.busy)

    return settle


@pytest.fixture
def kept(founded, settled):
    """The program with a file of which the backup of the day was made."""
    founded._keeper.look()
    settled(founded)
    return founded


@pytest.fixture
def shown(kept, settled, qtbot):
    """Open the dialog and wait until it shows what is in the first backup."""

    def show():
        kept.show_backups()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found = dialog.findChild(BackupsDialog)
        settled(kept)
        return found

    return show


def test_the_backup_of_the_day_is_made_once_by_itself(founded, qtbot, settled, begin, tmp_path):
    qtbot.waitUntil(lambda: founded._keeper._day is not None)
    settled(founded)
    assert [each.stem.rpartition("_")[2] for each in made()] == ["daily"]
    founded.close_file()

    founded.open_path(tmp_path / "Lindenau.twincrm")
    founded._keeper.look()
    settled(founded)

    assert len(made()) == 1
    assert founded.workspace.notices.sentences == ()


def test_a_window_left_open_backs_up_with_the_first_change_of_a_new_day(kept, settled, monkeypatch):
    monkeypatch.setenv("TWINCRM_TODAY", (MONDAY + timedelta(days=1)).isoformat())
    add(kept, "Cambrai")
    settled(kept)
    assert len(made()) == 2


def test_a_demo_makes_none_by_itself(begin, founded, tmp_path, qtbot, settled):
    founded.close_file()
    copy = tmp_path / "Demo.twincrm"
    shutil.copyfile(tmp_path / "Lindenau.twincrm", copy)
    founded.open_path(copy, remember=False)
    add(founded, "Cambrai")
    settled(founded)
    assert not founded._keeper._soon.isActive()
    assert made() == []


def test_a_backup_without_a_seal_is_said_to_be_so_and_can_be_used(kept, shown):
    (backup,) = made()
    with contextlib.closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 0")

    dialog = shown()

    assert dialog.look.state.text() == "checked, without a seal"
    assert "cannot be checked" in dialog.look.place.text()
    assert dialog.restore.isEnabled()


def test_a_backup_is_looked_into_and_brought_back(kept, shown, qtbot, tmp_path):
    add(kept, "Cambrai")
    dialog = shown()
    assert dialog.model.rowCount() == 1
    assert dialog.look.state.text() == "checked"
    assert "People: 0, now 0" in dialog.look.words.text()
    assert dialog.restore.isEnabled()

    dialog.restore.click()
    qtbot.waitUntil(lambda: kept.workspace is not None and kept.window.isEnabled())

    (said,) = kept.workspace.notices.sentences
    aside = next(tmp_path.glob("*before-restore*"))
    assert said.endswith(str(aside))
    rows = kept._file.dispatcher.glance(
        lambda reading: reading.connection().exec_driver_sql("SELECT name FROM place").all()
    )
    assert ("Cambrai",) not in rows
    assert kept.can_change()


def test_a_harmed_backup_cannot_be_chosen(kept, shown):
    (backup,) = made()
    whole = bytearray(backup.read_bytes())
    whole[len(whole) // 2] ^= 1
    backup.write_bytes(bytes(whole))

    dialog = shown()

    assert dialog.look.state.text() == "cannot be used"
    assert "damaged" in dialog.look.words.text()
    assert not dialog.restore.isEnabled()
    dialog.bring_back()
    assert dialog.dialog.isVisible()
    dialog.dialog.reject()


def test_another_associations_backup_is_refused(kept, shown, user, settled, tmp_path):
    from conftest import NOW, opening

    other = tmp_path / "other.twincrm"
    file = create_file(other, opening())
    start_association(file, "Comité de jumelage", NOW)
    file.close()
    dialog = shown()
    user.opens.append(other)

    dialog.another.click()
    settled(kept)

    assert "another association: Comité de jumelage" in dialog.look.words.text()
    assert not dialog.restore.isEnabled()
    dialog.dialog.reject()


def test_the_open_file_is_no_backup_of_itself(kept, shown, user, settled, tmp_path):
    dialog = shown()
    user.opens.append(tmp_path / "Lindenau.twincrm")

    dialog.another.click()
    settled(kept)

    assert "is the file that is open" in dialog.look.words.text()
    assert not dialog.restore.isEnabled()
    dialog.dialog.reject()


def test_a_backup_harmed_after_the_look_replaces_nothing(kept, shown, user, qtbot, tmp_path):
    add(kept, "Cambrai")
    dialog = shown()
    (backup,) = made()
    backup.write_bytes(backup.read_bytes()[:9000])

    dialog.restore.click()
    qtbot.waitUntil(lambda: bool(user.told))

    assert backup.name in user.told[0]
    assert kept.workspace is not None
    assert list(tmp_path.glob("*before-restore*")) == []


def test_a_second_folder_is_chosen_and_given_up(kept, shown, user, settled, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    user.folder = stick
    dialog = shown()

    dialog._second.choose.click()
    assert load_settings(settings_path()).second_backups == stick
    dialog.back_up.click()
    settled(kept)
    settled(kept)

    assert dialog.model.rowCount() == 2
    assert len(list(stick.iterdir())) == 1
    dialog._second.give_up.click()
    assert load_settings(settings_path()).second_backups is None
    dialog.dialog.reject()


def test_a_second_folder_that_is_not_there_is_said(kept, settled, qtbot, tmp_path):
    stick = tmp_path / "stick"
    kept.prefers.set_second_backups(stick)
    kept.back_up_now()
    settled(kept)
    said = kept.workspace.undo_bar
    qtbot.waitUntil(lambda: "checked copy" in said.text)
    assert made()[-1].name in said.text
    assert f"The second folder {stick} is not there now" in said.text


def test_the_longest_moment_is_read_whole(shown):
    dialog = shown()
    longest = dialog.table.fontMetrics().horizontalAdvance("30. September 2026, 23.59 Uhr")
    assert longest + 2 * 12 <= dialog.table.columnWidth(0)
    dialog.dialog.reject()


def test_a_backup_of_the_day_that_cannot_be_made_is_told_until_there_is_one(
    founded, settled, qtbot
):
    backup_folder().parent.mkdir(exist_ok=True)
    backup_folder().write_text("a file where the folder belongs")

    founded._keeper.look()
    settled(founded)

    (said,) = founded.workspace.notices.sentences
    assert said.startswith("Today’s backup could not be made: ")
    founded.prefers.zoom_by(1)
    assert founded.workspace.notices.sentences == (said,)
    backup_folder().unlink()
    founded.back_up_now()
    settled(founded)
    assert founded.workspace.notices.sentences == ()


@pytest.fixture
def read_only():
    """Let nothing be written into a folder any more, on real terms."""
    bound = []

    def bind(folder):
        if os.name == "nt" or mounted("mount", "--bind", folder, folder):
            pytest.skip("no folder can be mounted here")
        bound.append(folder)
        mounted("mount", "-o", "remount,bind,ro", folder)

    yield bind
    for folder in bound:
        mounted("umount", folder)


def mounted(*words):
    return subprocess.run([*map(str, words)], check=False, capture_output=True).returncode


def test_changes_that_are_in_no_backup_for_a_week_are_told(kept, settled, monkeypatch, read_only):
    read_only(backup_folder())
    monkeypatch.setenv("TWINCRM_TODAY", (MONDAY + timedelta(days=6)).isoformat())
    add(kept, "Cambrai")
    settled(kept)
    assert kept.workspace.notices.sentences[0].startswith("Today’s backup could not be made")

    monkeypatch.setenv("TWINCRM_TODAY", (MONDAY + timedelta(days=7)).isoformat())
    add(kept, "Ledbury")
    settled(kept)

    (said,) = kept.workspace.notices.sentences
    assert said.startswith("The last backup is of 19 April 2027")
    assert len(made()) == 1
