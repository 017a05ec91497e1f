"""Start-up is a promise: what the program may load before its window is painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from twincrm.runtime.language import catalogue
from twincrm.services.association.founding import found_association
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.ui.contacts.rows import ContactRows
from twincrm.ui.kit.contact_delegate import spoken

LATER = {
    "alembic", "babel", "highspy", "holidays", "icalendar", "openpyxl", "phonenumbers", "PIL",
    "pypdfium2", "rapidfuzz", "reportlab", "segno", "vobject",
}  # fmt: skip
"""Imported where they are used, never at start."""

AT_START = """
import json, sys
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from twincrm.app import assembly
from pathlib import Path

app = QApplication(["twincrm"])
desktop = assembly.build_desktop(app)
desktop.show(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
app.processEvents()
desktop.window.grab()
shown = "file" if desktop.workspace is not None else "start"
print(json.dumps([shown, sorted({name.partition(".")[0] for name in sys.modules})]))
desktop.quit()
"""

FIRST_LIST = """
import builtins, json, sys
own = builtins.__import__
from pathlib import Path
from twincrm.app.window_start import start_window

app, desktop = start_window(Path(sys.argv[1]))
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

page, loop, told = desktop.workspace.page, QEventLoop(), {}

class Watch(QObject):
    def eventFilter(self, watched, event):
        model = page.list.rows.model()
        if event.type() == QEvent.Type.Paint and model.rowCount() and "rows" not in told:
            told["rows"] = [model.index(at, 0).data() for at in range(model.rowCount())]
            told["loaded"] = sorted({name.partition(".")[0] for name in sys.modules})
            told["import"] = builtins.__import__ is own
        return False

watch = Watch()
page.list.rows.viewport().installEventFilter(watch)
page.detail.shown.connect(lambda contact: contact and loop.quit())
loop.exec()
told["card"] = page.detail.name
QTimer.singleShot(0, desktop.quit)
app.exec()
print(json.dumps(told))
"""


def loaded_at_start(*arguments: str) -> tuple[str, set[str]]:
    shown, names = json.loads(run(AT_START, *arguments))
    return shown, set(names)


def run(program: str, *arguments: str) -> str:
    """What a program says in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True, text=True, check=True, env=os.environ | {"TWINCRM_LANG": "en"},
    )  # fmt: skip
    return done.stdout


def test_the_start_page_needs_no_database():
    shown, names = loaded_at_start()
    assert shown == "start"
    assert names & (LATER | {"sqlalchemy", "sqlcipher3"}) == set()


def test_a_file_is_shown_without_the_heavy_libraries(dispatcher, association_path):
    found_association(dispatcher, "Verein", "Lindenau", "DE", ("de",))
    dispatcher.file.close()
    shown, names = loaded_at_start(str(association_path))
    assert shown == "file"
    assert names & LATER == set()


def test_the_first_list_is_painted_before_sqlalchemy_is_loaded(populated):
    """The real list, filled; the card beside it follows."""
    source = ContactRows(populated, ContactFilter(), catalogue("en"))
    rows = [spoken(row) for row in source.rows(source.ids())]
    path = populated.file.path
    populated.file.close()

    told = json.loads(run(FIRST_LIST, str(path)))

    assert told["rows"] == rows
    assert set(told["loaded"]) & (LATER | {"sqlalchemy"}) == set()
    assert "sqlcipher3" in told["loaded"]
    assert told["import"], "PySide6's import, which reads every module's text, stayed in place"
    assert told["card"]


@pytest.mark.parametrize("name", sorted(LATER))
def test_the_list_names_what_exists(name):
    """A library that is renamed or dropped must not stay on the list unnoticed."""
    optional = {"highspy", "holidays", "icalendar", "openpyxl"}
    if name not in optional:
        assert __import__(name)
