"""The pages of a PDF as pictures for the screen. Called in the lane of pages only."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

Size = tuple[float, float]
"""Width and height of a page, in points."""


def page_sizes(pdf: bytes) -> tuple[Size, ...]:
    """How large every page is."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(document.get_page_size(number) for number in range(len(document)))
    finally:
        document.close()


def picture_of(pdf: bytes, number: int, scale: float) -> QImage:
    """A page, counted from 0, with *scale* pixels a point."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[number].render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        shown = QImage(bitmap.buffer, width, height, stride, QImage.Format.Format_RGB32)
        return shown.copy()
    finally:
        document.close()
