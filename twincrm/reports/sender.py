"""Who hands a document out: the association's logo and name on it, and its letterhead below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.reports.sheet import picture
from twincrm.reports.typesetting import beside_each_other, one_line

if TYPE_CHECKING:
    from twincrm.reports.paper import Folio
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.styles import TextStyle

_LOGO, _WIDEST = 14.0, 42.0
"""Height of the logo and its greatest width, in points."""
_GAP = 4.0
_DIVIDED = re.compile(r"\n|\s[·•|]\s")
_NO_PLACE = re.compile(
    r"(?i)@|www\.|https?:|^[+\d][\d\s/().-]*$"
    r"|^(?:tel|tél|fax|mobil|phone|e-?mail|courriel|web|internet|iban|bic)"
)
"""What stands in a letterhead and brings no letter back."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The association as its paper shows it."""

    name: str = ""
    letterhead: str = ""
    logo: bytes | None = field(default=None, repr=False)

    @property
    def height(self) -> float:
        """Of logo and name beside each other, in points; nothing where there is neither."""
        return _LOGO if self.name or self.logo else 0.0

    @property
    def back_to(self) -> tuple[str, str]:
        """Name and postal address, where post that does not arrive goes back to."""
        parts = (part.strip() for part in _DIVIDED.split(self.letterhead))
        places = [part for part in parts if part and not _NO_PLACE.search(part)]
        return self.name, " · ".join(places)

    @property
    def lines(self) -> str:
        """The letterhead, each part of it on a line of its own."""
        parts = (part.strip() for part in _DIVIDED.split(self.letterhead))
        return "\n".join(part for part in parts if part)

    def draw(self, sheet: Sheet, x: float, y: float, width: float, style: TextStyle) -> None:
        """The logo and the name, on one line of a card."""
        logo, left = picture(self.logo), 0.0
        if logo is not None:
            high = min(_LOGO, _WIDEST / logo.ratio)
            sheet.picture(logo, x, y + (_LOGO - high) / 2, high)
            left = high * logo.ratio + _GAP
        if self.name:
            line = one_line(self.name, style, width - left)
            sheet.text(line, x + left, y + (_LOGO - line.height) / 2, width - left, "left")


@dataclass(frozen=True, slots=True)
class SenderFoot:
    """Name and letterhead in the bottom margin of a page."""

    sender: Sender
    style: TextStyle

    def __call__(self, sheet: Sheet, width: float, folio: Folio) -> None:
        """Draw it in the middle."""
        del folio
        lines = f"{self.sender.name}\n{self.sender.letterhead}"
        sheet.text(one_line(beside_each_other(lines), self.style, width), 0, 6, width, "centre")
