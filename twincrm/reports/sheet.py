"""The surface that blocks draw on: points from the left, and from the top downwards."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from twincrm.reports.fonts import ready, run_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.reports.styles import Align, Colour
    from twincrm.reports.typesetting import Line, Setting

_BELOW_MIDDLE = 0.34
"""How far the baseline is below the middle of a line, as a part of the size."""


class Pen(Protocol):
    """What is used of ReportLab's text object."""

    def setTextOrigin(self, x: float, y: float) -> None: ...  # noqa: D102, N802
    def setFont(self, psfontname: str, size: float) -> None: ...  # noqa: D102, N802
    def setFillColorRGB(self, r: float, g: float, b: float) -> None: ...  # noqa: D102, N802
    def textLine(self, text: str) -> None: ...  # noqa: D102, N802


class Canvas(Protocol):
    """What blocks use of ReportLab's canvas."""

    def setFillColorRGB(self, r: float, g: float, b: float) -> None: ...  # noqa: D102, N802
    def setStrokeColorRGB(self, r: float, g: float, b: float) -> None: ...  # noqa: D102, N802
    def setLineWidth(self, width: float) -> None: ...  # noqa: D102, N802
    def beginText(self) -> Pen: ...  # noqa: D102, N802
    def drawText(self, aTextObject: Pen) -> None: ...  # noqa: D102, N802, N803
    def line(self, x1: float, y1: float, x2: float, y2: float) -> None: ...  # noqa: D102
    def rect(  # noqa: D102
        self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0
    ) -> None: ...
    def roundRect(  # noqa: D102, N802
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float,
        stroke: int = 1,
        fill: int = 0,
    ) -> None: ...
    def drawImage(self, image: Any, x: float, y: float, **options: Any) -> Any: ...  # noqa: ANN401, D102, N802
    def bookmarkHorizontal(  # noqa: D102, N802
        self,
        key: str,
        relativeX: float,  # noqa: N803
        relativeY: float,  # noqa: N803
    ) -> Any: ...  # noqa: ANN401
    def addOutlineEntry(self, title: str, key: str, level: int = 0) -> None: ...  # noqa: D102, N802
    def beginPath(self) -> Any: ...  # noqa: ANN401, D102, N802
    def drawPath(self, path: Any, stroke: int = 1, fill: int = 0) -> None: ...  # noqa: ANN401, D102, N802


@dataclass(slots=True)
class Ink:
    """What is drawn with just now, so that it is said once only; nothing: that is not known."""

    area: Colour | None = None
    line: tuple[Colour, float] | None = None
    """Colour and thickness."""
    pen: Pen | None = None
    """Texts without anything else between them are one text object."""
    face: tuple[str, float] | None = None
    """Of the pen, and its size."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a page, *height* points high, whose upper left corner is 0, 0.

    While it is drawn on nobody else draws on the canvas, and `done` ends it.
    """

    canvas: Canvas
    height: float
    ink: Ink = field(default_factory=Ink)

    def text(self, setting: Setting, x: float, y: float, width: float, align: Align) -> float:
        """Draw lines from *y* downwards in a column at *x*; how far down they reach."""
        style = setting.style
        if not setting.lines:
            return y
        for line in setting.lines:
            left = x + _indent(line.width, width, align)
            base = self.height - y - style.leading / 2 - style.size * _BELOW_MIDDLE
            self._runs(self._pen(style.colour), line, left, base, style.size)
            if style.struck:
                middle = base + style.size * 0.28
                self._stroke(style.colour, 0.9)
                self.canvas.line(left, middle, left + line.width, middle)
            y += style.leading
        return y

    def done(self) -> None:
        """Nothing else is drawn on it."""
        ink = self.ink
        if ink.pen is not None:
            self.canvas.drawText(ink.pen)
            ink.pen = ink.face = None

    def _pen(self, colour: Colour) -> Pen:
        ink = self.ink
        if ink.pen is None:
            ink.pen = self.canvas.beginText()
        if ink.area != colour:
            ink.area = colour
            ink.pen.setFillColorRGB(*colour)
        return ink.pen

    def _runs(self, pen: Pen, line: Line, x: float, base: float, size: float) -> None:
        for run in line.runs:
            pen.setTextOrigin(x, base)
            if self.ink.face != (run.face, size):
                self.ink.face = (run.face, size)
                pen.setFont(ready(run.face), size)
            pen.textLine(run.text)
            if len(line.runs) > 1:
                x += run_width(run, size)

    def _fill(self, colour: Colour) -> None:
        self.done()
        if self.ink.area != colour:
            self.ink.area = colour
            self.canvas.setFillColorRGB(*colour)

    def _stroke(self, colour: Colour, thickness: float) -> None:
        self.done()
        if self.ink.line != (colour, thickness):
            self.ink.line = (colour, thickness)
            self.canvas.setStrokeColorRGB(*colour)
            self.canvas.setLineWidth(thickness)

    def across(self, x: float, y: float, width: float, colour: Colour, thickness: float) -> None:
        """A horizontal rule."""
        self._stroke(colour, thickness)
        self.canvas.line(x, self.height - y, x + width, self.height - y)

    def down(self, x: float, y: float, length: float, colour: Colour, thickness: float) -> None:
        """A vertical rule."""
        self._stroke(colour, thickness)
        self.canvas.line(x, self.height - y, x, self.height - y - length)

    def area(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self._fill(colour)
        self.canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A rectangle with rounded corners, as a line."""
        self._stroke(colour, 1.2)
        self.canvas.roundRect(x, self.height - y - height, width, height, 6)

    def picture(self, picture: Picture, x: float, y: float, height: float) -> None:
        """A picture, *height* points high."""
        self.done()
        width = height * picture.ratio
        self.canvas.drawImage(
            picture.image, x, self.height - y - height, width=width, height=height, mask="auto"
        )

    def squares(self, cells: Sequence[tuple[float, float, float]], side: float) -> None:
        """Filled bars, one *side* high, each at (x, y) with a width: the dark of a QR code."""
        self._fill((0, 0, 0))
        path = self.canvas.beginPath()
        for x, y, width in cells:
            path.rect(x, self.height - y - side, width, side)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def bookmark(self, key: str, title: str) -> None:
        """An entry in the outline of the document that leads to the top of this part."""
        self.canvas.bookmarkHorizontal(key, 0, self.height)
        self.canvas.addOutlineEntry(title, key, level=0)


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo that could be read."""

    image: object
    ratio: float
    """Width divided by height."""


@lru_cache(maxsize=8)
def picture(content: bytes | None) -> Picture | None:
    """The picture in *content*; nothing where there is none or it cannot be read."""
    if not content:
        return None
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.load()
            width, height = opened.size
        reader = ImageReader(io.BytesIO(content))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return Picture(reader, width / height)


def _indent(own: float, width: float, align: Align) -> float:
    if align == "left":
        return 0.0
    return (width - own) / (2 if align == "centre" else 1)
