"""The pages of a PDF on a printer: rendered at the printer's own resolution, drawn by Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

POINTS_PER_INCH = 72
FINEST = 300
"""Dots per inch; finer pages take long and look no better on paper."""


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer that the user chooses; None when the question is given up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def print_pdf(pdf: bytes, printer: QPrinter, progress: Callable[[int, int], None]) -> int:
    """Print every page; returns how many."""
    import pypdfium2

    dots = min(printer.resolution(), FINEST)
    document: Any = pypdfium2.PdfDocument(pdf)
    painter = QPainter(printer)
    try:
        for number in range(len(document)):
            if number:
                printer.newPage()
            progress(number, len(document))
            bitmap = document[number].render(scale=dots / POINTS_PER_INCH)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_BGR888,
            )
            painter.drawImage(painter.viewport(), image)
        return len(document)
    finally:
        painter.end()
        document.close()
