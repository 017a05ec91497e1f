"""QR codes for paper: as few modules as the text needs, large enough for a phone to read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from twincrm.reports.styles import MM

if TYPE_CHECKING:
    from twincrm.reports.sheet import Sheet

LEAST_MODULE = 0.4 * MM
"""The smallest square that phones read at the distance of a hand."""

QUIET = 4
"""Modules that stay white around a code (ISO/IEC 18004)."""


_MOST_BYTES = {"M": 2213, "L": 2809}
"""What the library's largest version, 39, holds at a level of error correction."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code with its dark modules, row by row."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """On a side, with the white around."""
        return len(self.rows) + 2 * QUIET

    def draw(self, sheet: Sheet, x: float, y: float, side: float) -> None:
        """Draw it black on white, *side* points wide with the white around it."""
        module = side / self.modules
        bars: list[tuple[float, float, float]] = []
        for number, row in enumerate(self.rows):
            top = y + (number + QUIET) * module
            bars += [(x + (start + QUIET) * module, top, n * module) for start, n in _dark(row)]
        sheet.squares(bars, module)


def _dark(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark stretches of a row begin, and how long they are."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end] == row[start]:
            end += 1
        if row[start]:
            found.append((start, end - start))
        start = end
    return found


@lru_cache(maxsize=256)
def qr_code(text: str, side: float) -> QrCode | None:
    """The code of *text* that can be read when *side* points wide; nothing if none can.

    Damage of 15 % is mended where there is room for it, of 7 % otherwise.
    """
    encoder = _fitting(text, side)
    if encoder is None:
        return None
    encoder.make()
    return QrCode(tuple(tuple(bool(module) for module in row) for row in encoder.modules))


def has_code(text: str, side: float) -> bool:
    """Whether a code of *text* can be read when *side* points wide; found without drawing it."""
    return _fitting(text, side) is not None


def _fitting(text: str, side: float) -> Any:  # noqa: ANN401 -- ReportLab has no types
    most = int(side / LEAST_MODULE) - 2 * QUIET
    for level, most_bytes in _MOST_BYTES.items():
        if len(text.encode()) > most_bytes:
            continue
        encoder = _encoder(text, level)
        encoder.version = encoder.calculate_version()
        if encoder.version * 4 + 17 <= most:
            return encoder
    return None


def _encoder(text: str, level: str) -> Any:  # noqa: ANN401 -- ReportLab has no types
    from reportlab.graphics.barcode import qr, qrencoder

    parts: Any = qrencoder
    library: Any = qr
    # Always bytes in UTF-8: left to choose, the widget would write Cyrillic as Shift-JIS.
    return library.QrCodeWidget([parts.QR8bitByte(text)], barLevel=level).qr
