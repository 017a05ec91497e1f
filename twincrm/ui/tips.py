"""What is said to whoever points at a part of the window: letters, never markup."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """The words of a tooltip that shows them letter by letter.

    Qt takes a tooltip that looks like markup for markup and fetches the pictures it names, from
    other machines as well. Names come from cards of strangers.
    """
    if not Qt.mightBeRichText(words):
        return words
    return f'<span style="white-space:pre-wrap">{escape(words)}</span>'
