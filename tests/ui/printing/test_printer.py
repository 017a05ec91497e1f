"""What helps where there is no printer, or no program for PDF."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from worlds.studio import PATIENT

from twincrm.ui.printing.printer import ask_printer


def test_without_a_printer_the_document_can_be_saved(sheet, monkeypatch, around, tmp_path, qtbot):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    sheet._ask_printer = ask_printer
    around.save_as, around.takes = tmp_path / "programm.pdf", ["Als PDF speichern…"]

    sheet.print.click()
    qtbot.waitUntil(lambda: "gespeichert" in around.said[-1])

    assert "keinen Drucker" in around.said[0]
    assert around.save_as.read_bytes().startswith(b"%PDF")


def test_without_a_program_for_pdf_it_can_be_saved(sheet, monkeypatch, around, tmp_path, qtbot):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    around.save_as, around.takes = tmp_path / "programm.pdf", ["Als PDF speichern…"]

    sheet.open.click()
    qtbot.waitUntil(lambda: "gespeichert" in "".join(around.said))

    assert "Kein Programm" in around.said[0]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(sheet, printers, around, tmp_path, qtbot):
    blocked = tmp_path / "datei"
    blocked.write_text("x")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(blocked / "druck.pdf"))
    printers.append(printer)

    sheet.print.click()
    qtbot.waitUntil(lambda: bool(around.said), timeout=PATIENT)

    assert "Drucker" in around.said[-1]
    assert sheet.dialog.isVisible()
    assert sheet.print.isEnabled()
