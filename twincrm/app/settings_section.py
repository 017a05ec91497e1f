"""The section of the settings, with what it is given of the program and of other rooms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.runtime.user import user_name
from twincrm.ui.window.page import ActionSpec, PageFactory, Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.desktop import Desktop
    from twincrm.ui.window.page import Page, PageServices, Steps
    from twincrm.ui.window.preferences import Preferences


def settings_section(prefers: Preferences, desktop: Callable[[], Desktop]) -> PageFactory:
    """The settings of this machine and of the association; *desktop* does what needs the window."""
    return PageFactory(
        "settings",
        Message("Settings"),
        "settings",
        ("settings", "settings_me", "settings_trash"),
        partial(_settings, prefers=prefers, desktop=desktop),
        at_end=True,
        everywhere=_to_settings,
    )


def _to_settings(services: PageServices, steps: Steps) -> tuple[ActionSpec, ...]:
    del steps
    show = partial(services.navigate, Show("settings"))
    text = Message("Settings")
    trash = partial(services.navigate, Show("settings_trash"))
    return (
        ActionSpec("edit.trash", Message("Trash"), trash, icon="trash-2", menu="edit"),
        ActionSpec("edit.settings", text, show, "Ctrl+,", "settings", menu="edit"),
    )


def _settings(services: PageServices, prefers: Preferences, desktop: Callable[[], Desktop]) -> Page:
    from twincrm.ui.settings.doors import SettingsDoors
    from twincrm.ui.settings.page import SettingsPage

    def backups(given: PageServices) -> QWidget:
        return _backups(given, prefers, desktop())

    doors = SettingsDoors(prefers, user_name, _edit_association, backups, _trash)
    return SettingsPage.make(doors)(services)


def _edit_association(services: PageServices, window: QWidget) -> bool:
    from twincrm.ui.editor.association_dialog import edit_association

    return edit_association(services, window)


def _trash(services: PageServices) -> QWidget:
    from twincrm.ui.trash.panel import TrashPanel

    return TrashPanel(services)


def _backups(services: PageServices, prefers: Preferences, desktop: Desktop) -> QWidget:
    from twincrm.ui.backups.panel import BackupPanel, BackupWays, ChosenFolders

    folders = ChosenFolders(
        prefers.first_backups,
        prefers.second_backups,
        prefers.set_first_backups,
        prefers.set_second_backups,
    )
    ways = BackupWays(desktop.back_up_now, desktop.show_backups)
    return BackupPanel(
        services.ctx, (services.dispatcher, services.jobs), services.asker, folders, ways
    )
