"""Cells that a spreadsheet would take for a formula (OWASP ASVS 5.0, 1.2.10).

A guard is an apostrophe before such a cell: spreadsheets show it as a sign and calculate nothing.
Text that begins with apostrophes before such a sign gets one more, so that taking one away again
always gives what was written.
"""

from __future__ import annotations

import re

_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r\n\0＝＋－＠]")


def guarded(text: str) -> str:
    """*text* so that no spreadsheet calculates it."""
    return f"'{text}" if _FORMULA.match(text) else text


def without_guard(text: str) -> str:
    """*text* as it was before it was guarded."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
