"""Backups that are made before something large is done to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.runtime.folders import backup_folder
from twincrm.store.backup import back_up

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher


def back_up_before(dispatcher: Dispatcher, reason: str) -> Path:
    """Copy the open file as it is now into the program's backup folder; the path of the copy.

    Args:
        dispatcher: of the file.
        reason: one word for the name of the copy, such as ``import``.

    Raises:
        FileTrouble: the folder cannot be written, or the copy did not come out whole.
    """
    return back_up(dispatcher.file.path, backup_folder(), clock.now(), reason)
