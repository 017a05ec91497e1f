"""Addresses on labels and envelopes: shortened where they must be, never the postcode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.paper import Stationery, compose
from twincrm.reports.sender import Sender
from twincrm.reports.styles import INK, INK2, LINE, MM, PAPER, SANS, TextStyle
from twincrm.reports.typesetting import beside_each_other, cut_line, first_lines, one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.recipient import Recipient
    from twincrm.domain.texts import Translator
    from twincrm.reports.paper import Block
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.typesetting import Setting

LabelSheet = Literal["3x7", "2x7", "2x8", "3x8"]
EnvelopeSize = Literal["dl", "c6", "c5"]

NO_RECIPIENT = Message("There is nobody to write to. Choose contacts with a postal address.")
_NOBODY = Sender()
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
"""Sizes that an address is tried in, in points: what is smaller nobody reads."""
_WHOLE = 3
"""So many of the sizes are tried before a name is broken; a whole sheet is in one of them."""
_USUAL = 0.9
"""A sheet is in the largest size in which at least so many of its addresses stay whole."""
_READABLE = 8.0
"""On a sheet of labels a street is broken before it is smaller, in points."""
_LEADING = 1.22
_PAD = 4 * MM


@dataclass(frozen=True, slots=True)
class LabelMeasures:
    """A sheet of labels as it is sold; lengths in points."""

    columns: int
    rows: int
    width: float
    height: float
    side: float
    """From the paper's edge to the first label."""
    top: float
    gap: float = 0.0
    """Between two labels beside each other."""

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows


LABELS: dict[LabelSheet, LabelMeasures] = {
    "3x7": LabelMeasures(3, 7, 63.5 * MM, 38.1 * MM, 7.2 * MM, 15.15 * MM, 2.55 * MM),
    "2x7": LabelMeasures(2, 7, 99.1 * MM, 38.1 * MM, 4.65 * MM, 15.15 * MM, 2.5 * MM),
    "2x8": LabelMeasures(2, 8, 99.1 * MM, 33.9 * MM, 4.65 * MM, 12.9 * MM, 2.5 * MM),
    "3x8": LabelMeasures(3, 8, 70.0 * MM, 36.0 * MM, 0.0, 4.5 * MM),
}
"""By columns and rows: 63.5 × 38.1 mm (L7160), 99.1 × 38.1 mm (L7163), 99.1 × 33.9 mm (L7162) and
70 × 36 mm (3490)."""

ENVELOPES: dict[EnvelopeSize, tuple[float, float]] = {
    "dl": (220 * MM, 110 * MM),
    "c6": (162 * MM, 114 * MM),
    "c5": (229 * MM, 162 * MM),
}
"""Width and height in points (ISO 269)."""

LABEL_SHEETS: tuple[LabelSheet, ...] = get_args(LabelSheet)
ENVELOPE_SIZES: tuple[EnvelopeSize, ...] = get_args(EnvelopeSize)


@dataclass(frozen=True, slots=True)
class AddressText:
    """The lines of an address in the largest type that its room allows."""

    lines: tuple[Setting, ...]

    @classmethod
    def of(cls, recipient: Recipient, width: float, height: float) -> AddressText:
        """Everything where it fits, else names on fewer, shortened lines above the whole place.

        A line that stays whole in smaller type is better than one that is broken, as long as it can
        be read without glasses. Street, town and country are shortened where no type that can be
        read holds them, the postcode never.
        """
        for unbroken in (True, False):
            for size in _SIZES[: _WHOLE if unbroken else None]:
                found = _set_in(size, recipient, width, height, names=unbroken)
                if found:
                    return cls(found)
        return cls(_shortened(recipient, width, height))

    @classmethod
    def alike(
        cls, recipients: Sequence[Recipient], width: float, height: float
    ) -> tuple[AddressText, ...]:
        """Many addresses side by side, all in one size that nearly all of them have room for.

        A long name goes on in a second line rather than in smaller type beside the others'; only an
        address that has no room for that either is smaller than the rest. Before it is too small
        to read, its street goes on in a second line as well.
        """
        common = _common_size(recipients, width, height)
        sizes = _SIZES[_SIZES.index(common) :]
        tried = [(size, 0) for size in sizes if size >= _READABLE] + [(size, 1) for size in sizes]
        found: list[AddressText] = []
        for each in recipients:
            settings = (
                _set_in(size, each, width, height, names=False, street=not broken)
                for size, broken in tried
            )
            lines = next(filter(None, settings), None)
            found.append(cls(lines or _shortened(each, width, height)))
        return tuple(found)

    @property
    def height(self) -> float:
        """All lines, in points."""
        return sum(each.height for each in self.lines)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it from *y* downwards."""
        for each in self.lines:
            y = sheet.text(each, x, y, width, "left")


def _set_in(
    size: float,
    recipient: Recipient,
    width: float,
    height: float,
    *,
    names: bool,
    street: bool = True,
) -> tuple[Setting, ...]:
    """All lines in this size; empty where they have no room.

    *names*, *street*: whether these stay whole; the other lines of the place always do.
    """
    style = TextStyle(SANS, size, size * _LEADING)
    named = [set_text(line, style, width) for line in recipient.names]
    placed = [set_text(line, style, width) for line in recipient.place_lines]
    everything = (*named, *placed)
    kept = [*(named if names else ()), *(placed if street else placed[1:])]
    fits = sum(each.height for each in everything) <= height
    return everything if fits and all(len(each.lines) == 1 for each in kept) else ()


def _common_size(recipients: Sequence[Recipient], width: float, height: float) -> float:
    """The largest size in which nearly all addresses stay whole; else the least to be read well."""
    sizes = _SIZES[:_WHOLE]
    for size in sizes:
        whole = [bool(_set_in(size, each, width, height, names=True)) for each in recipients]
        if sum(whole) >= _USUAL * len(whole):
            return size
    return sizes[-1]


def _shortened(recipient: Recipient, width: float, height: float) -> tuple[Setting, ...]:
    """The place in the smallest type, on two lines where there is room; the names in the rest."""
    style = TextStyle(SANS, _SIZES[-1], _SIZES[-1] * _LEADING)
    rows = int((height + 0.01) / style.leading)
    written = _as_many(recipient.place_lines, rows - 1)
    spare = rows - 1 - len(written)
    places: list[Setting] = []
    for line in reversed(written):
        places.insert(0, _place_line(line, recipient.postcode, style, width, min(2, 1 + spare)))
        spare -= len(places[0].lines) - 1
    room = max(1, rows - sum(len(each.lines) for each in places))
    names = [set_text(line, style, width, "prose") for line in recipient.names]
    if sum(len(each.lines) for each in names) <= room:
        return (*names, *places)
    return (first_lines(" ".join(recipient.names), style, width, room), *places)


def _as_many(lines: Sequence[str], most: int) -> tuple[str, ...]:
    """The same on at most so many lines: the upper ones beside each other."""
    beside = max(0, len(lines) - most) + 1
    return (beside_each_other("\n".join(lines[:beside])), *lines[beside:])


def _place_line(line: str, postcode: str, style: TextStyle, width: float, count: int) -> Setting:
    """A line of the place on *count* lines, shortened where it must be, never its postcode."""
    code = _written_code(line, postcode)
    if code and not line.startswith(code):
        whole = set_text(line, style, width, "prose")
        return whole if len(whole.lines) <= count else cut_line(line, style, width, code)
    return first_lines(line, style, width, count)


def _written_code(line: str, postcode: str) -> str:
    """The postcode as the line has it: its country may group it otherwise than it was typed."""
    letters = [re.escape(each) for each in postcode[:20] if each.isalnum()]
    found = list(re.finditer("[ -]?".join(letters), line, re.IGNORECASE)) if letters else []
    return found[-1][0] if found else ""


@dataclass(frozen=True, slots=True)
class LabelPage:
    """The labels of one sheet; those already used stay empty."""

    measures: LabelMeasures
    texts: tuple[AddressText | None, ...]
    lines: bool = False
    """Whether thin lines show where to cut plain paper."""

    def height(self, width: float, room: float) -> float:
        """A whole page."""
        del width
        return room

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        del width
        size = self.measures
        for index, text in enumerate(self.texts):
            x = index % size.columns * (size.width + size.gap)
            y = index // size.columns * size.height
            if text is not None:
                top = y + max(_PAD / 2, (size.height - text.height) / 2)
                text.draw(sheet, x + _PAD, top, size.width - 2 * _PAD)
            if self.lines and text is not None:
                for edge in (x, x + size.width):
                    sheet.down(edge, y, size.height, LINE, 0.3)
                for edge in (y, y + size.height):
                    sheet.across(x, edge, size.width, LINE, 0.3)


def print_labels(
    recipients: Sequence[Recipient],
    translator: Translator,
    *,
    labels: LabelSheet = "3x7",
    used: int = 0,
    lines: bool = False,
    sender: Sender = _NOBODY,
) -> bytes:
    """Address labels as a PDF, in the order given; *used* labels of the first sheet stay empty.

    Raises:
        RuleError: nobody with an address is left.
    """
    size = LABELS[labels]
    texts: list[AddressText | None] = [None] * (max(0, used) % size.count)
    width, height = size.width - 2 * _PAD, size.height - _PAD
    texts += AddressText.alike([one for one in recipients if one.has_address], width, height)
    if not any(texts):
        raise RuleError(NO_RECIPIENT)
    pages = [texts[at : at + size.count] for at in range(0, len(texts), size.count)]
    title = translator.tr("Address labels")
    stationery = Stationery(
        title=title,
        author=sender.name,
        subject=title,
        language=translator.language,
        paper=PAPER["A4"],
        side=size.side,
        top=size.top,
        bottom=PAPER["A4"][1] - size.top - size.rows * size.height - 0.01,
    )
    return compose([LabelPage(size, tuple(page), lines) for page in pages], stationery)


_ENVELOPE_TEXT = TextStyle(SANS, 12, 15.6, INK)
_SENDER_TEXT = TextStyle(SANS, 8, 10, INK2)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The front of an envelope: the sender small at the upper left, the recipient where it goes."""

    text: AddressText
    sender: Setting
    size: tuple[float, float]

    def height(self, width: float, room: float) -> float:
        """A whole envelope."""
        del width
        return room

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it; the lower 15 mm stay free for the post's machines."""
        sheet.text(self.sender, 0, 0, width, "left")
        left, top = _envelope_place(self.size)
        self.text.draw(sheet, left - _ENVELOPE_EDGE, top - _ENVELOPE_EDGE, _ENVELOPE_WIDTH)


_ENVELOPE_EDGE = 12 * MM
_ENVELOPE_WIDTH = 84 * MM
_FREE_BELOW = 17 * MM


def _envelope_place(size: tuple[float, float]) -> tuple[float, float]:
    """Where the address begins: in the lower right, as sorting machines read it."""
    width, height = size
    return width - _ENVELOPE_WIDTH - _ENVELOPE_EDGE, height * 0.46


def print_envelopes(
    recipients: Sequence[Recipient],
    translator: Translator,
    *,
    size: EnvelopeSize = "dl",
    sender: Sender = _NOBODY,
) -> bytes:
    """Envelopes as a PDF, one on each page of its own size.

    Raises:
        RuleError: nobody with an address is left.
    """
    wide, high = ENVELOPES[size]
    room = high - _envelope_place((wide, high))[1] - _FREE_BELOW
    back, edges = beside_each_other("\n".join(sender.back_to)), 2 * _ENVELOPE_EDGE
    line = one_line(back, _SENDER_TEXT, wide - edges, _SIZES[-1])
    fronts = [
        Envelope(AddressText.of(each, _ENVELOPE_WIDTH, room), line, (wide, high))
        for each in recipients
        if each.has_address
    ]
    if not fronts:
        raise RuleError(NO_RECIPIENT)
    title = translator.tr("Envelopes")
    stationery = Stationery(
        title=title,
        author=sender.name,
        subject=title,
        language=translator.language,
        paper=(wide, high),
        side=_ENVELOPE_EDGE,
        top=_ENVELOPE_EDGE,
        bottom=0.01,
    )
    return compose(fronts, stationery)
