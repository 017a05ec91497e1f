"""Physical lines to logical ones: folds, soft breaks of quoted-printable, careless pictures."""

from __future__ import annotations

import re

_BASE64_ONLY = re.compile(r"[A-Za-z0-9+/= \t]+\Z")
_BASE64_HEAD = re.compile(r";\s*(?:ENCODING\s*=\s*)?\"?(?:BASE64|B)\"?\s*(?:;|\Z)", re.IGNORECASE)
_FULL_LINE = 40
_PROPERTY = re.compile(r"(?:[A-Za-z0-9_-]+\.)?[A-Za-z][A-Za-z0-9_/-]*[;:]")


def unfolded(lines: list[str], first: int) -> list[tuple[int, str]]:
    """The logical lines with the number of the physical line each begins on.

    Joins folded lines (RFC 6350 §3.2), lines that end in ``=`` inside quoted-printable, base64
    whose folds lost their space, and lines broken after a backslash. Empty lines count for nothing.
    """
    done: list[_Logical] = []
    current: _Logical | None = None
    for number, line in enumerate(lines, first):
        if not line:
            if current is not None:
                current.pause()
        elif current is None or not current.takes(line):
            current = _Logical(number, line)
            done.append(current)
    return [(each.number, each.text()) for each in done]


class _Logical:
    """One logical line while its pieces are gathered."""

    __slots__ = ("_base64", "_head_known", "_pieces", "_printable", "number")

    def __init__(self, number: int, line: str) -> None:
        self.number = number
        self._pieces = [line]
        self._head_known = self._printable = self._base64 = False
        self._learn_head(line)

    def text(self) -> str:
        return "".join(self._pieces)

    def pause(self) -> None:
        """An empty line: what follows belongs to this one only if it is folded."""
        self._base64 = False
        if self._printable and self._pieces[-1].endswith("="):
            self._pieces[-1] = self._pieces[-1][:-1]

    def takes(self, line: str) -> bool:
        """Joins *line* if it continues this one."""
        last = self._pieces[-1]
        if self._printable and last.endswith("="):
            self._pieces[-1] = last[:-1]
            self._pieces.append(line)
        elif line[0] in " \t":
            self._pieces.append(line[1:])
            self._learn_head(line)
        elif self._base64 and _goes_on(last) and _BASE64_ONLY.match(line):
            self._pieces.append(line)
        elif _ends_in_backslash(last) and not _PROPERTY.match(line):
            self._pieces[-1] = last[:-1]
            self._pieces.append("\n" + line)
        else:
            return False
        return True

    def _learn_head(self, line: str) -> None:
        if self._head_known or ":" not in line:
            return
        self._head_known = True
        head = self.text().partition(":")[0]
        self._printable = "QUOTED-PRINTABLE" in head.upper()
        self._base64 = _BASE64_HEAD.search(head) is not None


def _goes_on(last: str) -> bool:
    """Whether base64 may follow on a line of its own: after a full line, or an empty first one."""
    return len(last) >= _FULL_LINE or last.endswith(":")


def _ends_in_backslash(text: str) -> bool:
    """Whether *text* ends in a backslash that is not itself escaped."""
    return text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2 == 1
