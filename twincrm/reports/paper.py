"""Blocks on pages: ReportLab lays them out, turns the pages and writes the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from twincrm.reports.fonts import ready
from twincrm.reports.sheet import Sheet
from twincrm.reports.styles import SANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twincrm.reports.sheet import Canvas


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
    """How many pages the document has; nothing is drawn."""
    return _build(blocks, stationery, pages=None)[1]


def compose(
    blocks: Sequence[Block | Space], stationery: Stationery, pages: int | None = None
) -> bytes:
    """The document as PDF; the same blocks always make the same bytes.

    Its number of *pages* is counted where a footer needs it and it is not known yet.
    """
    if pages is None:
        pages = page_count(blocks, stationery) if stationery.footer else 0
    return _build(blocks, stationery, pages)[0]


def _build(
    blocks: Sequence[Block | Space], stationery: Stationery, pages: int | None
) -> tuple[bytes, int]:
    """The file and its number of pages; without *pages* known, only laid out, not drawn."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    def finish_page(canvas: Any, document: Any) -> None:  # noqa: ANN401
        if pages is not None and stationery.footer is not None:
            canvas.saveState()
            canvas.translate(stationery.side, 0)
            sheet = Sheet(cast("Canvas", canvas), stationery.bottom)
            stationery.footer(sheet, stationery.width, Folio(document.page, pages))
            canvas.restoreState()

    out = io.BytesIO()
    frame = Frame(
        stationery.side,
        stationery.bottom,
        stationery.width,
        stationery.room,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document: Any = BaseDocTemplate(
        out,
        pagesize=stationery.paper,
        pageTemplates=[PageTemplate(frames=[frame], onPageEnd=finish_page)],
        title=stationery.title,
        author=stationery.author,
        subject=stationery.subject,
        creator="TwinCRM",
        lang=stationery.language,
        initialFontName=ready(SANS),
        invariant=1,
        pageCompression=1,
        displayDocTitle=True,
    )
    document.build(list(_flowables(blocks, drawn=pages is not None)))
    return out.getvalue(), document.page


def _flowables(blocks: Sequence[Block | Space], *, drawn: bool) -> Iterator[Any]:
    flow = _flowable_class()
    gap = 0.0
    for block in blocks:
        if isinstance(block, Space):
            gap += block.points
        else:
            yield flow(block, gap, drawn)
            gap = 0.0


@cache
def _flowable_class() -> Callable[[Block, float, bool], Any]:
    """Blocks as ReportLab's flowables; made when first asked for, as ReportLab loads slowly."""
    from reportlab.platypus import Flowable

    class BlockFlowable(Flowable):
        def __init__(self, block: Block, gap: float, drawn: bool) -> None:
            super().__init__()
            self.block = block
            self.spaceBefore = gap
            self.drawn = drawn

        def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
            self.width = aW
            self.height = self.block.height(aW, aH)
            return self.width, self.height

        def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
            parts = self.block.divided(availWidth, availHeight)
            return [
                BlockFlowable(part, 0.0 if index else self.spaceBefore, self.drawn)
                for index, part in enumerate(parts)
            ]

        def draw(self) -> None:
            if self.drawn:
                self.block.draw(Sheet(cast("Canvas", self.canv), self.height), self.width)

    return BlockFlowable
