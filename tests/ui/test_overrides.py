"""An error in a method that Qt calls is reported, and the program goes on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from twincrm.ui.overrides import ALWAYS_OBJECTS

PROGRAM = """
import sys
import twincrm.ui
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication(["twincrm"])
sys.excepthook = lambda kind, error, trace: print(kind.__name__, error, trace is not None)

class Field(QLineEdit):
    def focusNextPrevChild(self, on):
        {wrong}

field = Field()
field.show()
press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)

def tab():
    try:
        app.sendEvent(field, press)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
    app.quit()

QTimer.singleShot(0, tab)
app.exec()
print("goes on")
"""


@pytest.mark.parametrize(
    ("wrong", "kind", "words"),
    [
        ('int("x")', "ValueError", "invalid literal for int()"),
        ('{}["x"]', "KeyError", "x"),
        ('raise RuntimeError("no room")', "RuntimeError", "no room"),
    ],
)
def test_an_error_in_what_qt_calls_is_told(wrong, kind, words):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{wrong}", wrong)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    first, last = done.stdout.splitlines()
    assert last == "goes on"
    assert first.startswith(kind)
    assert words in first
    assert first.endswith("True"), "the way to the error is told"


ODD_CLASSES = """
import twincrm.ui
from PySide6.QtCore import QObject

class Number(metaclass=lambda *parts, **words: 5): pass
class Placeless:
    __module__ = property(lambda self: "PySide6.somewhere")
class Heir(Placeless): pass
class Both(QObject, Placeless):
    def event(self, event):
        return super().event(event)

print(Number, Heir.__name__, hasattr(Both.event, "__wrapped__"))
"""


def test_classes_of_any_kind_can_still_be_made():
    done = subprocess.run(
        [sys.executable, "-c", ODD_CLASSES], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["5", "Heir", str(sys.version_info < ALWAYS_OBJECTS)]
