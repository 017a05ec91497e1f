"""Who works at this machine."""

from __future__ import annotations

import getpass


def user_name() -> str:
    """The system's name of the user, or an empty text where it tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
