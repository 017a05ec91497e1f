"""Putting text where it can be pasted from, and noticing when that is refused."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message

NOT_TAKEN = Message(
    "The text could not be copied: another program keeps the clipboard to itself. Nothing was "
    "changed. Please try again in a moment."
)


def copy_text(text: str) -> None:
    """Put a text into the clipboard.

    Raises:
        TwincrmError: the system did not take it, as when another program holds the clipboard.
    """
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)
    if _plain(clipboard.text()) != _plain(text):
        raise TwincrmError(NOT_TAKEN)


def _plain(text: str) -> str:
    """Windows gives lines other ends."""
    return text.replace("\r", "").replace("\0", "")
