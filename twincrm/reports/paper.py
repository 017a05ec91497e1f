"""Blocks on pages: ReportLab lays them out, turns the pages and writes the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.fonts import ready
from twincrm.reports.sheet import Sheet
from twincrm.reports.styles import SANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twincrm.reports.sheet import Canvas

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


def page_count(blocks: Sequence[Block | Space], stationery: Stationery) -> int:
    """How many pages the document will have; nothing is drawn.

    Raises:
        RuleError: a part is higher than a page and cannot be divided.
    """
    pages, left = 1, stationery.room
    for gap, block in _spaced(blocks):
        rest: Block | None = block
        while rest is not None:
            top = left == stationery.room
            room = left if top else left - gap
            own = rest.height(stationery.width, room) if room > 0 else room + 1
            if own <= room + _ROUNDING:
                left, rest = room - own, None
                continue
            parts = rest.divided(stationery.width, room) if room > 0 else ()
            if not parts and top:
                raise RuleError(_TOO_LONG)
            rest = parts[1] if parts else rest
            pages, left = pages + 1, stationery.room
    return pages


def compose(
    blocks: Sequence[Block | Space], stationery: Stationery, pages: int | None = None
) -> bytes:
    """The document as PDF; the same blocks always make the same bytes.

    Its number of *pages* is counted where it is not known yet.

    Raises:
        RuleError: a part is higher than a page and cannot be divided.
    """
    expected = page_count(blocks, stationery) if pages is None else pages
    content, found = _build(blocks, stationery, expected)
    return content if found == expected else _build(blocks, stationery, found)[0]


def _build(
    blocks: Sequence[Block | Space], stationery: Stationery, pages: int
) -> tuple[bytes, int]:
    """The file, whose footers speak of so many *pages*, and the number that it has."""
    from reportlab.platypus.doctemplate import LayoutError

    def finish_page(canvas: Any, document: Any) -> None:  # noqa: ANN401
        if stationery.footer is not None:
            canvas.saveState()
            canvas.translate(stationery.side, 0)
            sheet = Sheet(cast("Canvas", canvas), stationery.bottom)
            stationery.footer(sheet, stationery.width, Folio(document.page, pages))
            canvas.restoreState()

    out = io.BytesIO()
    document = _document(out, stationery, finish_page)
    flow = _flowable_class()
    try:
        document.build([flow(block, gap) for gap, block in _spaced(blocks)])
    except LayoutError as error:
        raise RuleError(_TOO_LONG) from error
    return out.getvalue(), document.page


def _document(
    out: io.BytesIO, stationery: Stationery, finish_page: Callable[[Any, Any], None]
) -> Any:  # noqa: ANN401 -- ReportLab has no types
    from reportlab import rl_config
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    settings: Any = rl_config
    # Files need not be plain ASCII: a fifth smaller, and quicker to write.
    settings.useA85 = 0
    x, y = stationery.side, stationery.bottom
    no_padding = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    frame = Frame(x, y, stationery.width, stationery.room, **no_padding)
    return BaseDocTemplate(
        out,
        pagesize=stationery.paper,
        pageTemplates=[PageTemplate(frames=[frame], onPageEnd=finish_page)],
        title=stationery.title,
        author=stationery.author,
        subject=stationery.subject,
        creator="TwinCRM",
        lang=stationery.language,
        # Otherwise every page names Helvetica, which is not embedded.
        initialFontName=ready(SANS),
        invariant=1,
        pageCompression=1,
        displayDocTitle=True,
    )


def _spaced(blocks: Sequence[Block | Space]) -> Iterator[tuple[float, Block]]:
    """Blocks, each with the space above it."""
    gap = 0.0
    for block in blocks:
        if isinstance(block, Space):
            gap += block.points
        else:
            yield gap, block
            gap = 0.0


@cache
def _flowable_class() -> Callable[[Block, float], Any]:
    """Blocks as ReportLab's flowables; made when first asked for, as ReportLab loads slowly."""
    from reportlab.platypus import Flowable

    class BlockFlowable(Flowable):
        def __init__(self, block: Block, gap: float) -> None:
            super().__init__()
            self.block = block
            self.spaceBefore = gap

        def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
            self.width = aW
            self.height = self.block.height(aW, aH)
            return self.width, self.height

        def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
            parts = self.block.divided(availWidth, availHeight)
            return [
                BlockFlowable(part, 0.0 if index else self.spaceBefore)
                for index, part in enumerate(parts)
            ]

        def draw(self) -> None:
            self.block.draw(Sheet(cast("Canvas", self.canv), self.height), self.width)

    return BlockFlowable
