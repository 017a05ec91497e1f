"""Putting text where it can be pasted from, and noticing when that is refused."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

_AS_WORDS = " style=\"mso-number-format:'\\@'\""
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


def copy_table(rows: Sequence[Sequence[str]]) -> None:
    """Put a table with a head into the clipboard, for spreadsheets and letters alike.

    Spreadsheets read the second form, in which postcodes and numbers of phones stay words.

    Raises:
        TwincrmError: the system did not take it.
    """
    data = QMimeData()
    plain = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    data.setText(plain)
    data.setHtml(_html(rows))
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    if _plain(clipboard.text()) != _plain(plain):
        raise TwincrmError(NOT_TAKEN)


def _html(rows: Sequence[Sequence[str]]) -> str:
    lines: list[str] = []
    for at, row in enumerate(rows):
        part = "td" if at else "th"
        cells = "".join(f"<{part}{_AS_WORDS}>{escape(cell)}</{part}>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(lines)}</table>"
