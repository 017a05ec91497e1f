"""Faults of ours are written down without naming anybody, told once, and survived."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime.faults import fault_report
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.window.faults import QUIET, FaultReporter


@pytest.fixture
def reporter(qapp, tmp_path):
    made = FaultReporter(tmp_path / "home" / "fault.txt")
    made.told, made.noted = [], []
    made.tell = made.told.append
    made.tell_again = lambda: made.noted.append("again")
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


PRIVATE = ("Wattrelos", "wattrelos", "41 18", "geheim", "Lindenau")


def faults():
    """One of each sort that could carry something of people with it."""
    from sqlalchemy import create_engine, text

    def of_the_database():
        values = {"name": "Anne Wattrelos", "phone": "+33 1 99 00 41 18"}
        with create_engine("sqlite://").connect() as connection:
            connection.execute(text("CREATE TABLE t (n TEXT CHECK (length(n) < 2), p)"))
            connection.execute(text("INSERT INTO t VALUES (:name, :phone)"), values)

    def with_notes():
        error = ValueError("geheim")
        error.add_note("von Anne Wattrelos")
        raise error

    def of_a_folder():
        Path("/home/anne.wattrelos/Lindenau.twincrm").read_text()

    def of_code_in(place):
        exec(compile("{}['Anne Wattrelos']", place, "exec"), {})

    return (
        broken,
        of_the_database,
        with_notes,
        of_a_folder,
        lambda: of_code_in("/home/anne.wattrelos/twincrm/geheim/lib.py"),
        lambda: of_code_in("/home/anne.wattrelos/site-packages/Lindenau/lib.py"),
        lambda: of_code_in("C:\\Users\\Anne Wattrelos\\twincrm\\lib.py"),
        lambda: int("+33 1 99 00 41 18"),
    )


@pytest.mark.parametrize("act", faults())
def test_no_report_holds_anything_of_people(act):
    try:
        error = act()
    except Exception as caught:  # noqa: BLE001 - whatever it is
        error = caught
    report = fault_report(error)
    assert report.startswith("TwinCRM ")
    assert "test_faults.py:" in report
    assert [word for word in PRIVATE if word in report] == []


def test_mistakes_that_come_together_are_read_together(founded, qtbot):
    def other():
        try:
            raise IndexError
        except IndexError as error:
            return error

    for error in (broken(), other()):
        founded._around.faults.report(error)
    qtbot.waitUntil(lambda: founded.window.findChild(QPlainTextEdit, "fault_report") is not None)
    text = founded.window.findChild(QPlainTextEdit, "fault_report")
    qtbot.waitUntil(lambda: "IndexError" in text.toPlainText())
    assert "ValueError" in text.toPlainText()
    assert len(founded.window.findChildren(Dialog)) == 1
    founded.window.findChild(Dialog).accept()


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
    qtbot.waitUntil(lambda: reporter.noted != [])
    qtbot.wait(10)
    assert (len(reporter.told), len(reporter.noted)) == (1, 1)


def test_who_does_the_same_again_hears_that_it_failed_again(founded, qtbot):
    """Otherwise a button would seem to do nothing."""

    def click():
        founded._around.faults.report(broken("Anne"))

    click()
    qtbot.waitUntil(lambda: founded.window.findChild(Dialog) is not None)
    founded.window.findChild(Dialog).accept()
    bar = founded.workspace.undo_bar
    for _ in range(2):
        founded._around.faults._noted = -QUIET  # a while later
        bar.dismiss()
        click()
        qtbot.waitUntil(bar.isVisible)
        assert str(founded._around.faults.path) in bar.text


def test_in_front_of_a_dialog_it_is_said_where_it_is_seen(founded, qtbot, user):
    reporter = founded._around.faults
    reporter._told.add(fault_report(error := broken(), f"Qt {qVersion()}"))
    dialog = Dialog(founded.prefers.ui, "Edit", parent=founded.window)
    dialog.open()
    reporter.report(error)
    qtbot.waitUntil(lambda: any("once more" in words for words in user.told))
    dialog.reject()


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
