"""Where settings, backups, logs and drawn icons of this machine live."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import platformdirs


def home() -> Path:
    """The program's own folder: ``TWINCRM_HOME``, else the system's place for such data."""
    chosen = os.environ.get("TWINCRM_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("TwinCRM", appauthor=False))


def backup_folder() -> Path:
    """Where backups are written when no other folder is named."""
    return home() / "backups"


def cache_folder() -> Path:
    """Things that can be made again at any time, such as drawn check marks."""
    return home() / "cache"


def opened_documents() -> Path:
    """Where documents lie while another program shows them: for this user alone, and not for long.

    They name people, with numbers and addresses, so the folder is emptied at every start and end.
    """
    folder = home() / "opened"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def forget_opened_documents() -> None:
    """Throw away the documents that were opened; one that is still held stays until next time."""
    shutil.rmtree(home() / "opened", ignore_errors=True)
    shutil.rmtree(cache_folder() / "documents", ignore_errors=True)  # where they once lay
