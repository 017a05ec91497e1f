"""Blocks on pages: where each stands, and the file that ReportLab draws of them."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.fonts import ready
from twincrm.reports.sheet import Sheet
from twincrm.reports.styles import SANS
from twincrm.runtime import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from datetime import datetime

_ROUNDING = 0.001
_TOO_LONG = Message("A text is too long for a page. Make it shorter and print again.")


class Block(Protocol):
    """A part of a document that knows its height and where it may be divided."""

    def height(self, width: float, room: float) -> float:
        """Its height in points when *width* wide; *room* is what the page has left."""
        ...

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Itself in two parts, the first no higher than *room*; nothing: on the next page."""
        ...

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it on a sheet of its own height."""
        ...


@dataclass(frozen=True, slots=True)
class Space:
    """Empty space between two blocks, dropped at the top of a page."""

    points: float


@dataclass(frozen=True, slots=True)
class Folio:
    """Where a footer stands."""

    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Stationery:
    """What a document is and the paper it is printed on; lengths in points."""

    title: str
    author: str
    subject: str
    language: str
    paper: tuple[float, float]
    side: float
    top: float
    bottom: float
    footer: Callable[[Sheet, float, Folio], None] | None = None
    """Draws in the bottom margin, on a sheet as high as it and as wide as the text."""

    @property
    def width(self) -> float:
        """Of the text."""
        return self.paper[0] - 2 * self.side

    @property
    def room(self) -> float:
        """Height of a page's text."""
        return self.paper[1] - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page: its upper edge below the head of the text, and its height, in points."""

    block: Block
    top: float
    height: float


Pages = tuple[tuple[Placed, ...], ...]


def set_pages(blocks: Sequence[Block | Space], stationery: Stationery) -> Pages:
    """Every block at its place; nothing is drawn.

    Raises:
        RuleError: a part is higher than a page and cannot be divided.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for gap, block in _spaced(blocks):
        rest: Block | None = block
        while rest is not None:
            top = used + gap if pages[-1] else 0.0
            placed, rest = _placed(rest, top, stationery)
            if placed is None and not pages[-1]:
                raise RuleError(_TOO_LONG)
            if placed is not None:
                pages[-1].append(placed)
                used = placed.top + placed.height
            if rest is not None:
                pages.append([])
    return tuple(tuple(page) for page in pages)


def _placed(block: Block, top: float, stationery: Stationery) -> tuple[Placed | None, Block | None]:
    """What of *block* stands on the page from *top* downwards, and what is left of it."""
    room = stationery.room - top
    if room <= 0:
        return None, block
    height = block.height(stationery.width, room)
    if height <= room + _ROUNDING:
        return Placed(block, top, height), None
    parts = block.divided(stationery.width, room)
    if not parts:
        return None, block
    return Placed(parts[0], top, parts[0].height(stationery.width, room)), parts[1]


def compose(blocks: Sequence[Block | Space], stationery: Stationery) -> bytes:
    """The document as PDF; the same blocks make the same bytes at the same moment.

    Raises:
        RuleError: a part is higher than a page and cannot be divided.
    """
    return draw_pages(set_pages(blocks, stationery), stationery)


def draw_pages(pages: Pages, stationery: Stationery) -> bytes:
    """Pages as PDF, each with its footer."""
    out = io.BytesIO()
    canvas = _canvas(out, stationery)
    for number, page in enumerate(pages, start=1):
        for placed in page:
            y = stationery.paper[1] - stationery.top - placed.top - placed.height
            with _origin(canvas, stationery.side, y):
                sheet = Sheet(canvas, placed.height)
                placed.block.draw(sheet, stationery.width)
                sheet.done()
        if stationery.footer is not None:
            with _origin(canvas, stationery.side, 0):
                sheet = Sheet(canvas, stationery.bottom)
                stationery.footer(sheet, stationery.width, Folio(number, len(pages)))
                sheet.done()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@contextmanager
def _origin(canvas: Any, x: float, y: float) -> Generator[None]:  # noqa: ANN401 -- no types
    """The lower left corner of what is drawn in the block."""
    canvas.saveState()
    canvas.translate(x, y)
    yield
    canvas.restoreState()


def _canvas(out: io.BytesIO, stationery: Stationery) -> Any:  # noqa: ANN401 -- ReportLab has no types
    from reportlab import rl_config
    from reportlab.pdfgen import canvas as drawing

    settings: Any = rl_config
    # Files need not be plain ASCII: a fifth smaller, and quicker to write.
    settings.useA85 = 0
    make: Any = drawing.Canvas
    canvas = make(
        out,
        pagesize=stationery.paper,
        lang=stationery.language,
        # Otherwise every page names Helvetica, which is not embedded.
        initialFontName=ready(SANS),
        invariant=1,
        pageCompression=1,
    )
    _date(canvas, clock.stamp())
    canvas.setTitle(stationery.title)
    canvas.setAuthor(stationery.author)
    canvas.setSubject(stationery.subject)
    canvas.setCreator("TwinCRM")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _date(canvas: Any, moment: datetime) -> None:  # noqa: ANN401 -- no types
    """Let the file say when it was made; by itself the library knows its own clock, or 2000."""
    document = canvas._doc  # noqa: SLF001 -- there is no other way to it
    stamp = document._timeStamp  # noqa: SLF001
    stamp.t, stamp.lt = moment.timestamp(), moment.utctimetuple()
    stamp.YMDhms, stamp.dhh, stamp.dmm = tuple(stamp.lt)[:6], 0, 0
    document.updateSignature(moment.isoformat())


def _spaced(blocks: Sequence[Block | Space]) -> Iterator[tuple[float, Block]]:
    """Blocks, each with the space above it."""
    gap = 0.0
    for block in blocks:
        if isinstance(block, Space):
            gap += block.points
        else:
            yield gap, block
            gap = 0.0
