"""Certificates: each on a page of its own, A4 upright, in the language of who gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.paper import Stationery, compose
from twincrm.reports.sender import Sender
from twincrm.reports.sheet import picture
from twincrm.reports.styles import (
    GOLD,
    INK2,
    MM,
    NAVY,
    PAPER,
    SANS,
    SANS_STRONG,
    SERIF_ITALIC,
    SERIF_STRONG,
    TextStyle,
)
from twincrm.reports.typesetting import one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.domain.records.certificate import Certificate
    from twincrm.domain.texts import Translator
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.styles import Colour

NOBODY = Sender()
_SENDER = TextStyle(SANS_STRONG, 13, 17, INK2)
_TITLE = TextStyle(SERIF_STRONG, 46, 56)
_LEAD = TextStyle(SERIF_ITALIC, 15, 20, INK2)
_NAME = TextStyle(SERIF_STRONG, 30, 38)
_REASON = TextStyle(SERIF_STRONG, 20, 27, NAVY)
_THANKS = TextStyle(SANS, 13.5, 20)
_DAY = TextStyle(SANS, 12, 16)
_SIGNER = TextStyle(SANS_STRONG, 11, 14)
_OFFICE = TextStyle(SANS, 10.5, 14, INK2)
_EDGE, _INSIDE = 14 * MM, 22 * MM
"""Of the frame from the paper's edge, and of the text from the frame."""
_LOGO, _RULE = 46.0, 96.0
_WIDEST = 150.0
"""Of a logo, in points."""


def print_certificates(
    certificates: Sequence[Certificate],
    translators: Mapping[str, Translator],
    *,
    sender: Sender = NOBODY,
) -> bytes:
    """Certificates as one PDF; *translators* by language, the first one's for the document.

    Raises:
        RuleError: there is none.
    """
    if not certificates:
        raise RuleError(Message("There is no honour to print a certificate for. Choose one."))
    first = translators[certificates[0].language]
    title = first.tr("Certificate")
    stationery = Stationery(
        title=title,
        author=sender.name,
        subject=title,
        language=first.language,
        paper=PAPER["A4"],
        side=_EDGE,
        top=_EDGE,
        bottom=_EDGE,
    )
    pages = [
        _Page(each, translators[each.language], sender, stationery.room) for each in certificates
    ]
    return compose(pages, stationery)


@dataclass(frozen=True, slots=True)
class _Page:
    """One certificate; it fills its page."""

    shown: Certificate
    translator: Translator
    sender: Sender
    room: float

    def height(self, width: float, room: float) -> float:
        """The whole page."""
        del width, room
        return self.room

    def divided(self, width: float, room: float) -> tuple[_Page, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Frame, head, words in the middle, signatures at the foot."""
        for edge, colour, line in ((0.0, NAVY, 1.8), (5.0, GOLD, 0.7)):
            _frame(sheet, edge, width, self.room, (colour, line))
        inner = width - 2 * _INSIDE
        y = self._head(sheet, width, inner)
        y = self._middle(sheet, inner, y)
        self._foot(sheet, inner, max(y + 40, self.room - 62 * MM))

    def _head(self, sheet: Sheet, width: float, inner: float) -> float:
        y, logo = 20 * MM, picture(self.sender.logo)
        if logo is not None:
            high = min(_LOGO, _WIDEST / logo.ratio)
            sheet.picture(logo, (width - high * logo.ratio) / 2, y, high)
            y += high + 10
        y = sheet.text(set_text(self.sender.name, _SENDER, inner), _INSIDE, y, inner, "centre")
        title = one_line(self.translator.tr("Certificate"), _TITLE, inner)
        y = sheet.text(title, _INSIDE, y + 22 * MM, inner, "centre") + 14
        sheet.across((width - _RULE) / 2, y, _RULE, GOLD, 1.6)
        return y + 14 * MM

    def _middle(self, sheet: Sheet, inner: float, y: float) -> float:
        lead = self.translator.tr("In gratitude and recognition")
        for words, style, gap in (
            (lead, _LEAD, 16.0),
            (self.shown.name, _NAME, 22.0),
            (self.shown.reason, _REASON, 14.0),
            (self.shown.thanks, _THANKS, 0.0),
        ):
            y = sheet.text(set_text(words, style, inner), _INSIDE, y, inner, "centre") + gap
        return y

    def _foot(self, sheet: Sheet, inner: float, y: float) -> None:
        day = one_line(self.shown.place_and_date, _DAY, inner)
        y = sheet.text(day, _INSIDE, y, inner, "centre") + 22 * MM
        wide = (inner - 12 * MM) / 2
        signers = (*self.shown.signers, ("", ""), ("", ""))[:2]
        for at, (name, office) in enumerate(signers):
            x = _INSIDE + at * (wide + 12 * MM)
            sheet.across(x, y, wide, INK2, 0.6)
            below = sheet.text(one_line(name, _SIGNER, wide), x, y + 4, wide, "centre")
            sheet.text(set_text(office, _OFFICE, wide), x, below, wide, "centre")


def _frame(
    sheet: Sheet, edge: float, width: float, height: float, pen: tuple[Colour, float]
) -> None:
    """Four lines *edge* points inside the text's room."""
    across, down = width - 2 * edge, height - 2 * edge
    for y in (edge, height - edge):
        sheet.across(edge, y, across, *pen)
    for x in (edge, width - edge):
        sheet.down(x, edge, down, *pen)
