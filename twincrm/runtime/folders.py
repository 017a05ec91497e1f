"""Where settings, backups, logs and drawn icons of this machine live."""

from __future__ import annotations

import os
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
