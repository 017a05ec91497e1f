"""The way to paper: what is missing is said before, what was printed is written down."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from sqlalchemy import select
from worlds.desk import nameless

from twincrm.domain.errors import Cancelled, FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime.folders import forget_opened_documents, opened_documents
from twincrm.services.disclosures.queries import disclosures
from twincrm.services.dispatch import Dispatcher
from twincrm.services.printing.paper import card_paper, page_count, programme_paper
from twincrm.store.file import Opening, open_file
from twincrm.store.models import Person
from twincrm.ui.printing.delivering import deliver
from twincrm.ui.printing.printer import print_pdf

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)


def test_missing_translations_are_listed_before_printing(programme_sheet):
    listed = [
        programme_sheet.warnings.list.item(n).text()
        for n in range(programme_sheet.warnings.list.count())
    ]

    assert programme_sheet.choices.languages == ("de", "fr")
    assert any("Ankunft" in line for line in listed)
    for who in ("Roth", "Sascha Roth", "Anneliese Brückner-Oberhausen"):
        words = f"1 Empfänger hat keine Postanschrift und fehlt hier: {who}"
        programme_sheet.warnings.show_warnings([Message(words)])
        QApplication.processEvents()  # the list finds its room
        assert _room_and_need(programme_sheet.warnings.list, words) == [True, True]


def _room_and_need(listed, words):
    """Whether the first entry has room for all its lines, and does not waste more than one."""
    option, index = QStyleOptionViewItem(), listed.model().index(0, 0)
    listed.initViewItemOption(option)
    option.rect = listed.visualRect(index)
    listed.itemDelegate().initStyleOption(option, index)
    place = QStyle.SubElement.SE_ItemViewItemText
    room = listed.style().subElementRect(place, option, listed)
    text = option.fontMetrics.boundingRect(
        0, 0, room.width() - 9, 0, int(Qt.TextFlag.TextWordWrap), words
    )
    spare = room.height() - text.height()
    return [spare >= 0, spare < 2 * option.fontMetrics.lineSpacing()]


def test_another_language_makes_another_document(programme_sheet, qtbot):
    programme_sheet.choices.second.set_value("")
    programme_sheet.choices.second.value_changed.emit()

    qtbot.waitUntil(lambda: programme_sheet.paper is not None, timeout=20_000)

    assert programme_sheet.choices.languages == ("de",)
    assert not any("language" in warning.values for warning in programme_sheet.paper.warnings)


def offered(field) -> list[str]:
    return [field.itemText(n) for n in range(field.count())]


def test_the_second_language_is_never_the_first(programme_sheet, qtbot):
    first, second = programme_sheet.choices.first, programme_sheet.choices.second
    assert offered(first) == ["Deutsch", "Französisch", "Englisch", "Polnisch"]
    assert offered(second) == ["keine", "Französisch", "Englisch", "Polnisch"]

    first.set_value("en")
    assert programme_sheet.choices.languages == ("en", "fr")
    assert offered(second) == ["keine", "Deutsch", "Französisch", "Polnisch"]

    first.set_value("fr")  # where they meet they change places
    assert programme_sheet.choices.languages == ("fr", "en")
    assert offered(second) == ["keine", "Deutsch", "Englisch", "Polnisch"]

    second.set_value("")
    first.set_value("pl")
    assert programme_sheet.choices.languages == ("pl",)
    qtbot.waitUntil(lambda: programme_sheet.paper is not None, timeout=20_000)
    assert offered(second) == ["keine", "Deutsch", "Französisch", "Englisch"]


def test_saving_writes_the_pdf_and_the_disclosure_log(
    programme_sheet, around, populated, tmp_path, qtbot
):
    around.save_as = tmp_path / "programm.pdf"

    with qtbot.waitSignal(programme_sheet.dialog.accepted):
        programme_sheet.save.click()

    assert around.save_as.read_bytes().startswith(b"%PDF")
    assert [entry.form for entry in populated.ask(disclosures)][:1] == ["programme"]
    assert "programm.pdf" in around.said[-1]


def test_what_cannot_be_noted_leaves_the_old_file_as_it_was(populated, visit, tmp_path):
    paper = populated.ask(programme_paper, visit, ("de",))
    old = tmp_path / "programm.pdf"
    old.write_bytes(b"as it was")
    path = populated.file.path
    populated.file.close()
    file = open_file(path, Opening("Bert", NOW, lambda _path, _reason: None), write=False)
    with pytest.raises(FileTrouble):
        deliver(Dispatcher(file, "Bert"), "programme", paper, old)
    file.close()
    assert old.read_bytes() == b"as it was"
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_giving_up_the_question_writes_nothing(programme_sheet, populated):
    before = len(populated.ask(disclosures))

    programme_sheet.save.click()

    assert len(populated.ask(disclosures)) == before
    assert programme_sheet.dialog.isVisible()


def test_a_place_that_cannot_be_written_is_said(
    programme_sheet, around, populated, tmp_path, qtbot
):
    before = len(populated.ask(disclosures))
    blocked = tmp_path / "datei"
    blocked.write_text("x")
    around.save_as = blocked / "programm.pdf"

    programme_sheet.save.click()
    qtbot.waitUntil(lambda: bool(around.said))

    assert programme_sheet.dialog.isVisible()
    assert programme_sheet.save.isEnabled()
    assert len(populated.ask(disclosures)) == before


def test_contact_cards_come_as_pages(open_sheet, populated):
    people = tuple(
        ("person", key) for key in populated.ask(lambda s: list(s.scalars(select(Person.id))))
    )

    sheet = open_sheet("contact-card", lambda langs, _: populated.ask(card_paper, people, langs[0]))

    assert sheet.paper.pages >= 1
    assert len(sheet.paper.about) == len(people)


def paper_printer(path) -> QPrinter:
    """A printer whose paper is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def ink(pdf: bytes) -> tuple[float, float, float, float]:
    """Where the first page is not white: edges as parts of the page."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=1, grayscale=True).to_pil()
    document.close()
    left, top, right, bottom = page.point(lambda light: 255 if light < 200 else 0).getbbox()
    return left / page.width, top / page.height, right / page.width, bottom / page.height


def test_pages_reach_the_printer_in_their_own_size(programme_sheet, tmp_path):
    out, steps, paper = tmp_path / "druck.pdf", [], programme_sheet.paper

    printed = print_pdf(paper.pdf, paper_printer(out), lambda n, total: steps.append((n, total)))

    assert printed == paper.pages == len(steps)
    assert page_count(out.read_bytes()) == paper.pages
    assert ink(out.read_bytes()) == pytest.approx(ink(paper.pdf), abs=0.006)


def test_printing_is_noted_and_happens_in_the_background(
    programme_sheet, printers, populated, qtbot, tmp_path, around
):
    out = tmp_path / "druck.pdf"
    printers.append(paper_printer(out))

    with qtbot.waitSignal(programme_sheet.dialog.accepted, timeout=20_000):
        programme_sheet.print.click()
        assert not programme_sheet.print.isEnabled()

    assert page_count(out.read_bytes()) == 1
    assert [entry.form for entry in populated.ask(disclosures)][:1] == ["programme"]
    assert around.said


def test_printing_can_be_stopped(programme_sheet, tmp_path):
    def impatient(_done, _total):
        raise Cancelled(Message("Stopped."))

    out = tmp_path / "druck.pdf"
    with pytest.raises(Cancelled):
        print_pdf(programme_sheet.paper.pdf, paper_printer(out), impatient)


def test_no_printer_chosen_prints_nothing(programme_sheet, populated):
    before = len(populated.ask(disclosures))

    programme_sheet.print.click()

    assert len(populated.ask(disclosures)) == before
    assert programme_sheet.print.isEnabled()


class Opener(QObject):
    """Stands where the PDF program would."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(Path(url.toLocalFile()))


def test_the_pdf_program_gets_a_file_of_its_own(programme_sheet, populated, qtbot):
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        with qtbot.waitSignal(programme_sheet.dialog.accepted):
            programme_sheet.open.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert opener.opened[0].read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(opener.opened[0].parent.stat().st_mode) == 0o700
    assert opener.opened[0].parent == opened_documents()
    forget_opened_documents()
    assert not opener.opened[0].exists()
    assert [entry.form for entry in populated.ask(disclosures)][:1] == ["programme"]


def test_a_screen_reader_can_name_everything(programme_sheet):
    assert nameless(programme_sheet.dialog) == []
