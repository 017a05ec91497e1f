"""The folders of the backups, as they are chosen, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.runtime.folders import backup_folder
from twincrm.runtime.settings import Settings, load_settings, save_settings, settings_path
from twincrm.services.backups import back_up_daily, back_up_now, first_folder, shelf
from twincrm.ui.backups.panel import BackupPanel, BackupWays, ChosenFolders


def keep(**chosen):
    save_settings(settings_path(), replace(load_settings(settings_path()), **chosen))


@pytest.fixture
def panel(desk, qtbot):
    """The panel, with what was asked of the window."""
    settings = load_settings(settings_path())
    folders = ChosenFolders(
        settings.first_backups,
        settings.second_backups,
        lambda folder: keep(first_backups=folder),
        lambda folder: keep(second_backups=folder),
    )

    def back_up(then):
        back_up_now(desk.dispatcher)
        then()

    ways = BackupWays(back_up, lambda: desk.shown.append("backups"))
    made = BackupPanel(desk.services.ctx, (desk.dispatcher, desk.jobs), desk.asker, folders, ways)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_backups_are_made_where_the_user_says(panel, desk, tmp_path, qtbot):
    desk.asker.folder = tmp_path / "Sicherungen"
    desk.asker.folder.mkdir()
    panel.first.choose.click()
    panel.back_up.click()
    qtbot.waitUntil(lambda: "1 backup" in panel.good.text)

    [kept] = [*desk.asker.folder.iterdir()]
    assert kept == shelf(desk.dispatcher)[0].path
    assert load_settings(settings_path()).first_backups == desk.asker.folder
    assert str(desk.asker.folder) in panel.first.words.text().replace("\u200b", "")
    panel.first.give_up.click()
    assert load_settings(settings_path()).first_backups is None
    assert [each.path for each in shelf(desk.dispatcher)] == []


def test_while_the_chosen_folder_is_away_the_programs_own_takes_its_place(
    panel, desk, tmp_path, qtbot
):
    stick = tmp_path / "stick" / "Verein"
    keep(first_backups=stick)
    panel.first.folder = stick
    panel.refresh()
    made = back_up_daily(desk.dispatcher)

    assert made.path.parent == backup_folder() == first_folder()
    assert "is not there now" in panel.first.words.text()
    stick.mkdir(parents=True)
    panel.refresh()
    again = back_up_now(desk.dispatcher)
    assert again.path.parent == stick
    assert panel.first.words.text().replace("\u200b", "") == str(stick)
    assert {each.path.parent for each in shelf(desk.dispatcher)} == {stick, backup_folder()}


def test_the_first_folder_is_no_second_one(panel, desk):
    backup_folder().mkdir(parents=True)
    desk.asker.folder = backup_folder()
    panel.second.choose.click()

    assert load_settings(settings_path()) == Settings()
    assert "already are" in desk.asker.told[0][1]


def test_a_folder_that_takes_nothing_is_refused(panel, desk, tmp_path):
    desk.asker.folder = tmp_path / "gone"
    panel.first.choose.click()

    assert load_settings(settings_path()).first_backups is None
    assert "Nothing can be written into" in desk.asker.told[0][1]
    assert panel.first.folder is None
