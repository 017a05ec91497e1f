"""Start-up is a promise: what the program may load before its window is painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from twincrm.services.association.founding import found_association

LATER = {
    "alembic", "babel", "highspy", "holidays", "icalendar", "openpyxl", "phonenumbers", "PIL",
    "pypdfium2", "python_calamine", "rapidfuzz", "reportlab", "segno", "vobject",
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


def loaded_at_start(*arguments: str) -> tuple[str, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", AT_START, *arguments],
        capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    shown, names = json.loads(done.stdout)
    return shown, set(names)


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


@pytest.mark.parametrize("name", sorted(LATER))
def test_the_list_names_what_exists(name):
    """A library that is renamed or dropped must not stay on the list unnoticed."""
    optional = {"highspy", "holidays", "icalendar", "openpyxl", "python_calamine"}
    if name not in optional:
        assert __import__(name)
