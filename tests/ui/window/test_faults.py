"""Faults of ours are written down without naming anybody, told once, and survived."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime.faults import fault_report
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.window.faults import FaultReporter


@pytest.fixture
def reporter(qapp, tmp_path):
    made = FaultReporter(tmp_path / "home" / "fault.txt")
    made.told = []
    made.tell = made.told.append
    yield made
    made.uninstall()


def broken(text="Anne Wattrelos, +33 1 99 00 41 18"):
    try:
        raise KeyError(text)
    except KeyError as error:
        try:
            raise ValueError(text) from error
        except ValueError as wrapped:
            return wrapped


def test_the_report_names_places_in_the_code_and_nobody():
    report = fault_report(broken())
    assert "ValueError" in report
    assert "KeyError" in report
    assert "test_faults.py:" in report
    assert "Wattrelos" not in report
    assert "/" not in report.split("test_faults.py")[0].splitlines()[-1]


def test_a_fault_is_written_down_and_told_once(reporter, qtbot):
    reporter.report(broken())
    reporter.report(reporter_error := broken())
    assert reporter_error is not None
    qtbot.waitUntil(lambda: len(reporter.told) >= 1)
    assert reporter.path.read_text(encoding="utf-8").startswith("TwinCRM ")


def test_the_same_fault_again_leaves_the_user_in_peace(reporter, qtbot):
    error = broken()
    for _ in range(5):
        reporter.report(error)
    qtbot.waitUntil(lambda: reporter.told != [])
    qtbot.wait(10)
    assert len(reporter.told) == 1


def test_a_trouble_is_a_sentence_and_no_fault(reporter, qtbot):
    said = []
    reporter.tell_trouble = said.append
    reporter.report(FileTrouble(Message("The disk is full.")))
    qtbot.waitUntil(lambda: said != [])
    assert reporter.told == []
    assert not reporter.path.exists()


def test_all_three_hooks_report(reporter, qtbot, monkeypatch):
    reporter.install()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    reporter.uninstall()
    hooks[0](ValueError, broken(), None)
    args = threading.ExceptHookArgs((KeyError, KeyError("x"), None, None))
    hooks[1](args)
    hooks[2](type("Unraisable", (), {"exc_value": TypeError("y")})())
    qtbot.waitUntil(lambda: len(reporter.told) == 3)


def test_the_program_goes_on_and_offers_the_report(founded, qtbot):
    founded._around.faults.report(broken())
    qtbot.waitUntil(lambda: founded.window.findChild(Dialog) is not None)
    dialog = founded.window.findChild(Dialog)
    copy = next(each for each in dialog.findChildren(Button) if "Copy" in each.text())
    copy.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    dialog.accept()
    assert founded.workspace is not None
