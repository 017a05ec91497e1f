"""The way to paper: what is missing is said before, what was printed is written down."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from sqlalchemy import select
from worlds.pages import Surroundings

from twincrm.domain.texts import Message
from twincrm.services.disclosures.queries import disclosures
from twincrm.services.printing.paper import card_paper, programme_paper
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.store.models import Person
from twincrm.ui.printing.printer import print_pdf
from twincrm.ui.printing.sheet import PrintOrder, PrintSheet


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def visit(populated) -> int:
    day = date(2027, 6, 4)
    texts = tuple(
        VisitTextDraft(language=c, title=t) for c, t in (("de", "Willkommen"), ("fr", "Bienvenue"))
    )
    draft = VisitDraft(name="Rencontre", starts_on=day, ends_on=day, texts=texts)
    made = populated.execute(AddVisit(draft)).result
    item = ProgrammeItemDraft(day=day, texts=(ProgrammeTextDraft(language="de", title="Ankunft"),))
    populated.execute(AddProgrammeItem(made, item))
    return made


@pytest.fixture
def open_sheet(qtbot, qapp, populated, around, tmp_path):
    opened = []

    def make(document: str, paper, languages=("de",), most=1) -> PrintSheet:
        services = around.services(qapp, populated, tmp_path)
        order = PrintOrder(
            Message("Print programme"), "Rencontre", document, paper, languages, most
        )
        sheet = PrintSheet(services, order)
        qtbot.addWidget(sheet.dialog)
        opened.append(services)
        sheet.dialog.show()
        qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
        return sheet

    yield make
    for services in opened:
        assert services.jobs.shutdown()


@pytest.fixture
def programme_sheet(open_sheet, populated, visit):
    def paper(languages):
        return populated.ask(programme_paper, visit, languages)

    return open_sheet("programme", paper, ("de", "fr"), 2)


def test_missing_translations_are_listed_before_printing(programme_sheet):
    listed = [
        programme_sheet.warnings.list.item(n).text()
        for n in range(programme_sheet.warnings.list.count())
    ]

    assert programme_sheet.languages == ("de", "fr")
    assert any("Ankunft" in line for line in listed)


def test_another_language_makes_another_document(programme_sheet, qtbot):
    programme_sheet.second.set_value("")
    programme_sheet.second.value_changed.emit()

    qtbot.waitUntil(lambda: programme_sheet.paper is not None, timeout=20_000)

    assert programme_sheet.languages == ("de",)
    assert not any("Ankunft" in str(w.values) for w in programme_sheet.paper.warnings)


def test_saving_writes_the_pdf_and_the_disclosure_log(programme_sheet, around, populated, tmp_path):
    around.save_as = tmp_path / "programm.pdf"

    programme_sheet.save.click()

    assert around.save_as.read_bytes().startswith(b"%PDF")
    assert [entry.form for entry in populated.ask(disclosures)][:1] == ["programme"]
    assert "programm.pdf" in around.said[-1]
    assert not programme_sheet.dialog.isVisible()


def test_giving_up_the_question_writes_nothing(programme_sheet, populated):
    before = len(populated.ask(disclosures))

    programme_sheet.save.click()

    assert len(populated.ask(disclosures)) == before
    assert programme_sheet.dialog.isVisible()


def test_a_place_that_cannot_be_written_is_said(programme_sheet, around, tmp_path):
    blocked = tmp_path / "datei"
    blocked.write_text("x")
    around.save_as = blocked / "programm.pdf"

    programme_sheet.save.click()

    assert around.said
    assert programme_sheet.dialog.isVisible()


def test_contact_cards_come_as_pages(open_sheet, populated):
    people = tuple(
        ("person", key) for key in populated.ask(lambda s: list(s.scalars(select(Person.id))))
    )

    sheet = open_sheet("contact-card", lambda langs: populated.ask(card_paper, people, langs[0]))

    assert sheet.paper.pages >= 1
    assert len(sheet.paper.about) == len(people)


def test_pages_reach_the_printer(programme_sheet, qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druck.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    steps = []

    printed = print_pdf(
        programme_sheet.paper.pdf, printer, lambda n, total: steps.append((n, total))
    )

    assert printed == programme_sheet.paper.pages == len(steps)
    assert (tmp_path / "druck.pdf").stat().st_size > 10_000
