"""What the settings are given of the program and of other rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices
    from twincrm.ui.window.preferences import Preferences


@dataclass(frozen=True, slots=True)
class SettingsDoors:
    """The settings of this machine, and what lies behind the buttons."""

    prefers: Preferences
    system_user: Callable[[], str]
    """Who works here where nobody is named."""
    edit_association: Callable[[PageServices, QWidget], bool]
    """Ask what is to be changed of the association; whether anything was saved."""
    backups: Callable[[PageServices], QWidget]
    """The folders of the backups, the last good one, and the ways to them."""
    trash: Callable[[PageServices], QWidget]
    """What was deleted, and the way back."""
