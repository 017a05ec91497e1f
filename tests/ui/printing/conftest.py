"""A visit whose programme is printed, and the dialog that does it."""

from __future__ import annotations

from datetime import date

import pytest
from worlds.pages import Surroundings
from worlds.studio import PATIENT, Studio

from twincrm.domain.texts import Message
from twincrm.services.printing.paper import programme_paper
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.ui.printing.order import PrintOrder
from twincrm.ui.printing.sheet import PrintSheet


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
def printers() -> list:
    """What the user chooses when asked for a printer: the last one, or none."""
    return []


@pytest.fixture
def begin_sheet(qapp, populated, around, tmp_path, printers):
    """The dialog as it opens: its document is not made yet."""
    opened = []

    def make(document: str, paper, languages=("de",), most=1, zoom=1.0, **more) -> PrintSheet:
        services = around.services(qapp, populated, tmp_path, zoom=zoom)
        order = PrintOrder(
            Message("Print programme"), "Rencontre", document, paper, languages, most, **more
        )
        sheet = PrintSheet(services, order, lambda _: printers[-1] if printers else None)
        opened.append(services)
        sheet.dialog.show()
        return sheet

    yield make
    for window in qapp.topLevelWidgets():
        window.close()
    for services in opened:
        assert services.jobs.shutdown()


@pytest.fixture
def open_sheet(qtbot, begin_sheet):
    def make(*words, **more) -> PrintSheet:
        sheet = begin_sheet(*words, **more)
        qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
        return sheet

    return make


@pytest.fixture
def programme_sheet(open_sheet, populated, visit):
    def paper(languages, content):
        return populated.ask(programme_paper, visit, languages, content=content)

    return open_sheet("programme", paper, ("de", "fr"), 2, has_parts=True)


@pytest.fixture
def studio():
    studio = Studio()
    yield studio
    studio.open.set()


@pytest.fixture
def sheet(open_sheet, studio, qtbot):
    sheet = open_sheet("programme", studio)
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    return sheet
