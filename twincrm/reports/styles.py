"""How printed pages look, as data: faces, colours, sizes in points."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

Align = Literal["left", "centre", "right"]

SANS = "SourceSans3"
SANS_ITALIC = "SourceSans3-Italic"
SANS_STRONG = "SourceSans3-SemiBold"
SERIF_STRONG = "SourceSerif4-SemiBold"
SERIF_ITALIC = "SourceSerif4-Italic"

Colour = tuple[float, float, float]


def _colour(code: int) -> Colour:
    return ((code >> 16 & 255) / 255, (code >> 8 & 255) / 255, (code & 255) / 255)


INK = _colour(0x1C2430)
INK2 = _colour(0x465062)
NAVY = _colour(0x1F2F4A)
GOLD = _colour(0xA87A1E)
GOLD_TEXT = _colour(0x7A5710)
BAND = _colour(0xF5F3EE)
LINE = _colour(0xC9C3B6)
BAD = _colour(0x9B1C17)

MM = 72 / 25.4
"""Points in a millimetre."""

PAPER = {"A4": (210 * MM, 297 * MM), "A6": (105 * MM, 148 * MM), "Letter": (612.0, 792.0)}
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face with its size, the distance of its lines and its colour; sizes in points."""

    face: str
    size: float
    leading: float
    colour: Colour = INK
    struck: bool = False

    def scaled(self, factor: float) -> TextStyle:
        """The same style, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)

    def in_italics(self) -> TextStyle:
        """The same style for what is said in another language than the page's."""
        return replace(self, face=SANS_ITALIC)


@dataclass(frozen=True, slots=True)
class ProgrammeStyles:
    """Every text of a printed programme."""

    association: TextStyle = TextStyle(SANS_STRONG, 12, 15)
    partner: TextStyle = TextStyle(SANS, 11, 15, INK2)
    title: TextStyle = TextStyle(SERIF_STRONG, 25, 29)
    second_title: TextStyle = TextStyle(SERIF_ITALIC, 18.5, 23, INK2)
    occasion: TextStyle = TextStyle(SANS_STRONG, 12, 16)
    motto: TextStyle = TextStyle(SERIF_ITALIC, 12.5, 17, GOLD_TEXT)
    provisional: TextStyle = TextStyle(SANS_STRONG, 12, 16, GOLD_TEXT)
    greeting: TextStyle = TextStyle(SERIF_ITALIC, 12, 15.4)
    signed: TextStyle = TextStyle(SANS_STRONG, 10.7, 16)
    day: TextStyle = TextStyle(SERIF_STRONG, 14.4, 18)
    continued: TextStyle = TextStyle(SANS, 10.7, 18, INK2)
    day_note: TextStyle = TextStyle(SANS, 9.8, 13, INK2)
    item: TextStyle = TextStyle(SANS_STRONG, 12, 15.6)
    item_elsewhere: TextStyle = TextStyle(SANS_ITALIC, 12, 15.6, INK2)
    cancelled: TextStyle = TextStyle(SANS_STRONG, 12, 15.6, INK2, struck=True)
    detail: TextStyle = TextStyle(SANS, 10.7, 14, INK2)
    meeting: TextStyle = TextStyle(SANS_STRONG, 10.7, 14)
    alert: TextStyle = TextStyle(SANS_STRONG, 10.7, 14, BAD)
    first_time: TextStyle = TextStyle(SANS_STRONG, 12, 15.6)
    second_time: TextStyle = TextStyle(SANS, 12, 15.6, INK2)
    time_note: TextStyle = TextStyle(SANS, 9.2, 12.5, INK2)
    heading: TextStyle = TextStyle(SERIF_STRONG, 12.4, 18)
    number_label: TextStyle = TextStyle(SANS, 10.9, 14)
    number_function: TextStyle = TextStyle(SANS, 9.2, 11.5, INK2)
    number: TextStyle = TextStyle(SANS_STRONG, 10.9, 14)
    prose: TextStyle = TextStyle(SANS, 10.9, 14.2)
    credit: TextStyle = TextStyle(SANS, 9.2, 12, INK2)
    footer: TextStyle = TextStyle(SANS, 8.6, 11, INK2)

    def scaled(self, factor: float) -> ProgrammeStyles:
        """The same styles, larger or smaller."""
        return ProgrammeStyles(
            **{each.name: getattr(self, each.name).scaled(factor) for each in fields(self)}
        )


@dataclass(frozen=True, slots=True)
class ProgrammeMeasures:
    """Distances of a printed programme, in points."""

    side: float = 43
    top: float = 40
    bottom: float = 54
    gutter: float = 11
    """Between a column of text and the gold rule beside it."""
    time_pad: float = 6
    row_pad: float = 5.2
    band_pad: float = 4.6
    day_gap: float = 14
    logo: float = 34
    note_rule: float = 23


@dataclass(frozen=True, slots=True)
class CardStyles:
    """Every text of a printed contact card."""

    name: TextStyle = TextStyle(SERIF_STRONG, 13, 15.5)
    function: TextStyle = TextStyle(SANS_STRONG, 8.8, 11)
    line: TextStyle = TextStyle(SANS, 8.8, 11.4, INK2)
    hint: TextStyle = TextStyle(SANS, 7, 8.6, INK2)

    def scaled(self, factor: float) -> CardStyles:
        """The same styles, larger or smaller."""
        return CardStyles(
            **{each.name: getattr(self, each.name).scaled(factor) for each in fields(self)}
        )


PROGRAMME_STYLES = ProgrammeStyles()
PROGRAMME_MEASURES = ProgrammeMeasures()
TIGHT_MEASURES = ProgrammeMeasures(row_pad=3.9, band_pad=3.6, day_gap=10.5, note_rule=22)
"""Used where it saves a page."""
CARD_STYLES = CardStyles()
SINGLE_CARD_STYLES = CardStyles(
    name=TextStyle(SERIF_STRONG, 17, 20.5),
    function=TextStyle(SANS_STRONG, 11, 14),
    line=TextStyle(SANS, 10.7, 14, INK2),
    hint=TextStyle(SANS, 8.6, 11, INK2),
)
