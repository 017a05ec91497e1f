"""The pages of a PDF on a printer: rendered at the printer's own resolution, drawn by Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from twincrm.domain.errors import Cure, FileTrouble
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

NOT_TAKEN = Message(
    "The printer did not take the pages. Nothing in the file was changed. See whether it is "
    "switched on and has paper, choose another one, or save the document as PDF."
)
NO_PRINTER = Message(
    "This computer knows no printer. Nothing was changed. Set one up in the settings of the "
    "system, or save the document as PDF and print it elsewhere."
)
POINTS_PER_INCH = 72
FINEST = 300
"""Dots per inch; finer pages take long and look no better on paper."""


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer that the user chooses; None when the question is given up.

    Raises:
        FileTrouble: there is none to choose from.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise FileTrouble(NO_PRINTER, Cure.AS_PDF)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def print_pdf(pdf: bytes, printer: QPrinter, progress: Callable[[int, int], None]) -> int:
    """Print every page in its own size; returns how many. May be called in any thread.

    Raises:
        Cancelled: *progress* was asked to stop; the printer throws the pages away.
        FileTrouble: the printer does not take the pages.
    """
    import pypdfium2

    printer.setFullPage(True)
    document: Any = pypdfium2.PdfDocument(pdf)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise FileTrouble(NOT_TAKEN, Cure.AS_PDF)
        for number in range(len(document)):
            progress(number, len(document))
            if number and not printer.newPage():
                raise FileTrouble(NOT_TAKEN, Cure.AS_PDF)
            _draw(painter, document[number], printer)
        return len(document)
    except Exception:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        document.close()


def _draw(painter: QPainter, page: Any, printer: QPrinter) -> None:  # noqa: ANN401 - a PdfPage
    """One page, as large as it is; made smaller only where the paper is."""
    dots = min(printer.resolution(), FINEST)
    bitmap = page.render(scale=dots / POINTS_PER_INCH)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_BGR888,
    )
    unit = printer.resolution() / POINTS_PER_INCH
    width, height = (edge * unit for edge in page.get_size())
    paper = QRectF(painter.viewport())
    scale = min(1.0, paper.width() / width, paper.height() / height)
    left = max(0.0, (paper.width() - width * scale) / 2)
    painter.drawImage(QRectF(left, 0, width * scale, height * scale), image)
