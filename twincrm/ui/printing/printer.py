"""The pages of a PDF on a printer: rendered at the printer's own resolution, drawn by Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.domain.errors import Cure, FileTrouble
from twincrm.domain.texts import Message
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from twincrm.domain.texts import Translator
    from twincrm.ui.window.page import PageServices

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


@dataclass(frozen=True, slots=True)
class PrinterFound:
    """The printer of this computer that is used unless another one is chosen."""

    name: str = ""
    """Empty where none is set as the usual one."""
    paper: str = ""
    both_sides: bool = False
    any_other: bool = False
    """Whether there are printers to choose from."""


def default_printer() -> PrinterFound:
    """The usual printer; asking the system may take long, so never in the interface thread."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    usual = QPrinterInfo.defaultPrinter()
    if usual.isNull():
        return PrinterFound(any_other=bool(QPrinterInfo.availablePrinterNames()))
    one_side = (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto)
    return PrinterFound(
        usual.description() or usual.printerName(),
        usual.defaultPageSize().name(),
        usual.defaultDuplexMode() not in one_side,
    )


def printer_words(found: PrinterFound, texts: Translator) -> str:
    """``Printer in the office · A4 · both sides``."""
    if not found.name:
        none = texts.tr("No printer is set up")
        return texts.tr("No usual printer is set") if found.any_other else none
    both = texts.tr("both sides") if found.both_sides else ""
    return " · ".join(part for part in (found.name, found.paper, both) if part)


class PrinterName(QWidget):
    """The usual printer, told as soon as the system has named it."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        ui = services.ctx
        self.words = label(ui, "", "body", "ink2", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addWidget(icon_label(ui, "printer", "ink2", IconSize.BUTTON))
        line.addWidget(self.words, 1)
        self._asking = services.jobs.start(lambda _: default_printer(), self._tell)

    def stop(self) -> None:
        """It is not wanted any more."""
        self._asking.cancel()

    def _tell(self, found: PrinterFound) -> None:
        self.words.setText(printer_words(found, self._services.ctx.texts))


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
