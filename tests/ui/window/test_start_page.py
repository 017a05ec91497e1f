"""The start page: the first question, the last files, and a good place for a new one."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from worlds.looks import faults_of

from twincrm.runtime import clock
from twincrm.runtime.settings import (
    RecentFile,
    Settings,
    load_settings,
    save_settings,
    settings_path,
)
from twincrm.ui.start.new_association import NewAssociation, proposed_country


@pytest.fixture
def started(begin, qtbot):
    """Begin the program and let it take the keyboard."""

    def start():
        desktop = begin()
        with qtbot.waitActive(desktop.window):
            desktop.show()
        return desktop

    return start


@pytest.fixture
def speaks_german(monkeypatch):
    """The system's language, of which nobody has told the program another."""
    monkeypatch.delenv("TWINCRM_LANG")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_the_first_start_asks_for_the_language_and_follows_at_once(speaks_german, started, qtbot):
    desktop = started()
    asked = desktop.start_page.language
    assert [choice.text() for choice in asked.choices.values()] == [
        "Deutsch",
        "Français",
        "English",
    ]
    assert asked.choices["de"].isChecked()
    assert asked.choices["de"].hasFocus()
    assert faults_of(desktop.window) == []

    press(Qt.Key.Key_Right)

    qtbot.waitUntil(lambda: desktop.ui.texts.language == "fr")
    assert desktop.start_page.language.choices["fr"].hasFocus()  # one may go on to the next
    assert desktop.window.windowTitle() == "Accueil – TwinCRM"
    assert load_settings(settings_path()).language == "fr"
    desktop.quit()
    again = started()
    assert again.ui.texts.language == "fr"
    assert again.start_page.language is None


def test_who_goes_on_in_the_language_of_the_system_is_not_asked_again(
    speaks_german, started, user, tmp_path
):
    desktop = started()
    user.association = NewAssociation("Verein", "Lindenau", "DE", ("de",))
    user.saves.append(tmp_path / "verein.twincrm")
    desktop.new_association()
    desktop.forget_recent()

    assert load_settings(settings_path()).language == "de"
    assert desktop.start_page.language is None


@pytest.fixture
def listed(started, village_file, tmp_path):
    """The start page with three files opened lately, of which the second is gone."""
    paths = [tmp_path / f"{name}.twincrm" for name in ("Eins", "Zwei", "Drei")]
    for path in (paths[0], paths[2]):
        shutil.copyfile(village_file, path)
    now = clock.now()
    recent = tuple(RecentFile(path, now - timedelta(days=at)) for at, path in enumerate(paths))
    save_settings(settings_path(), Settings(language="en", recent=recent))
    desktop = started()
    desktop.close_file()
    return desktop


def test_a_file_that_is_gone_says_what_to_do_and_leaves_the_list(listed, qtbot, tmp_path):
    page = listed.start_page
    gone = page.rows[1]
    qtbot.waitUntil(lambda: gone.badge() is not None)
    assert gone.badge()[1] == "not found"
    assert "connect that first" in gone.accessibleDescription()
    assert page.rows[0].hasFocus()

    press(Qt.Key.Key_Down)
    assert gone.hasFocus()
    press(Qt.Key.Key_Delete)

    assert page.rows[1].hasFocus()
    assert [file.path.stem for file in load_settings(settings_path()).recent] == ["Eins", "Drei"]
    offered = [spec.id for spec in listed.window.actions_now.specs]
    assert [each for each in offered if "recent" in each] == ["file.recent.0", "file.recent.1"]
    assert page.rows[0].text() == "Partnerschaftsverein Lindenau"


def test_the_mouse_takes_files_off_the_list_and_deletes_none(listed, tmp_path):
    page = listed.start_page
    for _ in range(3):
        away = next(
            button
            for button in page.recent.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName().endswith("off the list")
        )
        QTest.mouseClick(away, Qt.MouseButton.LeftButton)

    assert load_settings(settings_path()).recent == ()
    assert not page.recent.isVisible()
    assert QApplication.focusWidget() is page._cards[0]
    assert sorted(path.stem for path in tmp_path.glob("*.twincrm")) == ["Drei", "Eins"]


@pytest.mark.parametrize(("answer", "kept"), [(0, "Dokumente"), (1, "Nextcloud")])
def test_a_place_that_is_not_safe_is_asked_about(
    started, user, tmp_path, monkeypatch, answer, kept
):
    for folder in ("Nextcloud", "Dokumente"):
        (tmp_path / folder).mkdir()
        user.saves.append(tmp_path / folder / "verein.twincrm")
    user.association = NewAssociation("Verein", "Lindenau", "DE", ("de", "fr"))

    def answered(_title, text, _choices):
        user.told.append(text)
        return answer

    monkeypatch.setattr(user, "choose_one", answered)
    desktop = started()

    desktop.new_association()

    assert "Nextcloud" in user.told[0]
    assert [path.parent.name for path in tmp_path.rglob("*.twincrm")] == [kept]


def test_a_place_that_cannot_be_taken_is_explained_and_nothing_is_asked_twice(
    started, user, tmp_path
):
    (tmp_path / "da.twincrm").write_text("there")
    places = ("da.twincrm", "weg/verein.twincrm", "verein.twincrm")
    user.saves.extend(tmp_path / place for place in places)
    user.association = NewAssociation("Verein", "Lindenau", "DE", ("de", "fr"))
    desktop = started()

    desktop.new_association()

    assert "exists already" in user.told[0]
    assert "weg" in user.told[1] or "verein.twincrm" in user.told[1]
    assert (tmp_path / "da.twincrm").read_text() == "there"
    assert desktop.workspace is not None
    assert desktop.prefers.recent[0].path == tmp_path / "verein.twincrm"


@pytest.mark.parametrize(
    ("system", "language", "country"),
    [("de_AT", "fr", "AT"), ("C", "fr", "FR"), ("C", "de", "DE"), ("C", "en", None)],
)
def test_the_computers_country_is_proposed_else_the_one_of_the_language(system, language, country):
    assert proposed_country(QLocale(system), language) == country
