"""A window that can only read shows in its preview what another process wrote meanwhile."""

from __future__ import annotations

import subprocess
import sys

import pypdfium2
import pytest
from conftest import opening

from twincrm.services.dispatch import Dispatcher
from twincrm.store.file import open_file
from twincrm.ui.printing.doors import programme_order
from twincrm.ui.printing.sheet import PrintSheet

PATIENT = 20_000

WRITE = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from worlds.opening import opened
from twincrm.services.visits.programme import *
with opened(Path(sys.argv[1])) as dispatcher:
    texts = (ProgrammeTextDraft(language="de", title="Neuerpunkt"),)
    item = ProgrammeItemDraft(day=date(2027, 6, 4), texts=texts)
    dispatcher.execute(AddProgrammeItem(int(sys.argv[2]), item))
"""


@pytest.fixture
def sheet(qapp, qtbot, populated, around, visit, tmp_path):
    """The dialog in a window that can only read; nobody writes at the moment."""
    reader = open_file(populated.file.path, opening())
    assert not reader.writable
    populated.file.close()
    services = around.services(qapp, Dispatcher(reader, "Bert"), tmp_path)
    sheet = PrintSheet(services, programme_order(services, visit), lambda _: None)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    yield sheet
    sheet.dialog.reject()
    assert services.jobs.shutdown()
    reader.close()


def shows(sheet, word: str) -> bool:
    pages = pypdfium2.PdfDocument(sheet.paper.pdf)
    return any(word in page.get_textpage().get_text_bounded() for page in pages)


def another_process_writes(path, visit, pytestconfig) -> None:
    words = [sys.executable, "-c", WRITE, path, visit, pytestconfig.rootpath / "tests"]
    subprocess.run([str(word) for word in words], check=True)


def test_what_another_process_wrote_is_shown_unasked(sheet, visit, qtbot, populated, pytestconfig):
    assert not shows(sheet, "Neuerpunkt")
    another_process_writes(populated.file.path, visit, pytestconfig)

    qtbot.waitUntil(lambda: sheet.preview.current and shows(sheet, "Neuerpunkt"), timeout=PATIENT)


def test_a_choice_is_made_of_what_the_file_holds_now(sheet, visit, qtbot, populated, pytestconfig):
    sheet._others.stop()
    another_process_writes(populated.file.path, visit, pytestconfig)

    sheet.choices.second.set_value("en")

    qtbot.waitUntil(lambda: not sheet.preview.current)
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert shows(sheet, "Neuerpunkt")
