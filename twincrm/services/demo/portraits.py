"""Pictures and papers for the demo, drawn and never taken of anybody."""

from __future__ import annotations

from colorsys import hls_to_rgb
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SIZE = (240, 300)
_MARGIN, _TITLE, _LINE = 72, 20, 12


def portrait(chance: Random) -> bytes:
    """The head and shoulders of nobody, as a PNG."""
    from PIL import Image, ImageDraw

    width, height = SIZE
    hue = chance.random()
    picture = Image.new("RGB", SIZE, _colour(hue, 0.82))
    draw = ImageDraw.Draw(picture)
    middle, head = width // 2, chance.randint(46, 54)
    draw.ellipse(
        (middle - 2 * head, height - 2 * head + 8, middle + 2 * head, height + 2 * head),
        fill=_colour(hue, 0.35),
    )
    draw.rectangle((middle - 18, 150, middle + 18, 220), fill=_colour(0.07, 0.66))
    draw.ellipse(
        (middle - head, 130 - head - 12, middle + head, 130 + head + 12), fill=_colour(0.07, 0.72)
    )
    draw.chord(
        (middle - head - 4, 62, middle + head + 4, 62 + 2 * head),
        180,
        360,
        fill=_colour(chance.random(), 0.25),
    )
    stream = BytesIO()
    picture.quantize(16).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _colour(hue: float, lightness: float) -> tuple[int, int, int]:
    red, green, blue = (round(255 * part) for part in hls_to_rgb(hue, lightness, 0.35))
    return red, green, blue


def charter(title: str, lines: Sequence[str]) -> bytes:
    """A page of a PDF with a title and some lines; the same words always make the same bytes."""
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    settings: Any = rl_config
    settings.useA85 = 0  # whatever was printed before in this run
    stream = BytesIO()
    page = Canvas(stream, pagesize=A4, invariant=1)
    page.setTitle(title)
    middle, height = A4[0] / 2, A4[1] - 3 * _MARGIN
    page.setFont("Times-Bold", _TITLE)
    page.drawCentredString(middle, height, title)
    page.setFont("Times-Roman", _LINE)
    for number, line in enumerate(lines):
        page.drawCentredString(middle, height - 3 * _TITLE - 2 * _LINE * number, line)
    page.save()
    return stream.getvalue()
