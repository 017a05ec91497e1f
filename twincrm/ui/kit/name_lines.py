"""A name in a narrow place: broken into lines, long words by a hyphen, whole for those who ask."""

from __future__ import annotations

import re
from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import combining

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy

from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFont, QResizeEvent

MOST_LINES = 3
FEWEST_LETTERS = 3
"""So many letters of a word stay together before and behind a hyphen."""
_JOINTS = re.compile(
    r"(?<=\w{3})(?=partnerschaft|freundschaft|gesellschaft|gemeinschaft|förderverein|verein"
    r"|verband|verbund|komitee|kreis|ausschuss|freunde|forening|vereniging)"
)
"""Where the long words by which associations call themselves are put together, and are broken."""


class NameLines(QLabel):
    """A name of which nothing is cut: three lines at most, what is more is elided.

    The tooltip and what a screen reader says are always the whole name.
    """

    def __init__(self, name: str, font: QFont) -> None:
        super().__init__()
        self._name = ""
        self.setFont(font)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another name."""
        self._name = name
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)
        self._arrange()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self.fontMetrics().lineSpacing() * max(1, len(self._lines(width)))

    def minimumSizeHint(self) -> QSize:
        """Its lines; the width is given by the place it stands in."""
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.setText("\n".join(self._lines(self.width())))

    def _lines(self, width: int) -> list[str]:
        return name_lines(self._name, QFontMetricsF(self.font()), width)


def name_lines(name: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """The lines of a name in a width, in pixels; what finds no room in the last one is elided."""
    lines = [""]
    for piece in _pieces(name, metrics, width):
        line = lines[-1] + piece
        if lines[-1] and metrics.horizontalAdvance(line.rstrip()) > width:
            lines.append(piece)
        else:
            lines[-1] = line
        if len(lines) > MOST_LINES:
            lines[MOST_LINES - 1 :] = [f"{lines[MOST_LINES - 1].rstrip(' -')}…"]
            break
    right = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(line.rstrip(), right, ceil(width)) for line in lines]


def _pieces(name: str, metrics: QFontMetricsF, width: float) -> Iterator[str]:
    """What stays together in a line; a space or a hyphen ends it."""
    together = " ".join(name.split()).replace("e. V.", "e.\N{NO-BREAK SPACE}V.")
    for word in re.findall(r"[^ \-–/]+[ \-–/]*|[ \-–/]+", together):
        rest = word
        while metrics.horizontalAdvance(rest.rstrip()) > width:
            at = _break(rest, metrics, width)
            if not at:
                break
            yield f"{rest[:at]}-"
            rest = rest[at:]
        yield rest


def _break(word: str, metrics: QFontMetricsF, width: float) -> int:
    """Before which letter a word is broken that is wider than a line; 0 if it cannot be."""
    letters = range(FEWEST_LETTERS, len(word.rstrip()) - FEWEST_LETTERS + 1)
    fit = takewhile(lambda at: metrics.horizontalAdvance(f"{word[:at]}-") <= width, letters)
    fits = [at for at in fit if not combining(word[at])]
    joints = {match.start() for match in _JOINTS.finditer(word)}
    return max(joints.intersection(fits), default=fits[-1] if fits else 0)


def breakable(file_name: str) -> str:
    """The name of a file that may go on in the next line behind its signs."""
    return _SIGNS.sub("\\g<0>\N{ZERO WIDTH SPACE}", file_name)


_SIGNS = re.compile(r"[@./_-](?=\w)")
