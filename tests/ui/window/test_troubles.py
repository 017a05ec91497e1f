"""What goes wrong comes to one place, in a sentence, with the act that helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.window.test_backups import add, made

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.window.faults import FaultReporter


@pytest.fixture
def reporter(qapp, tmp_path):
    made = FaultReporter(tmp_path / "home" / "fault.txt")
    made.told, made.said = [], []
    made.tell, made.tell_trouble = made.told.append, made.said.append
    return made


def towns(desktop):
    return desktop._file.dispatcher.glance(
        lambda reading: [
            name for (name,) in reading.connection().exec_driver_sql("SELECT name FROM place").all()
        ]
    )


def test_a_damaged_file_is_brought_back_from_the_start_page(founded, user, qtbot, tmp_path):
    add(founded, "Cambrai")
    founded.back_up_now()
    qtbot.waitUntil(lambda: not founded._file.jobs.busy)
    founded.close_file()
    path = tmp_path / "Lindenau.twincrm"
    path.write_bytes(b"x" * 9000)
    founded.open_path(path)
    (act,) = (b for b in founded.start_page.findChildren(Button) if "Bring back" in b.text())
    user.opens.append(made()[-1])

    qtbot.keyClick(act, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: founded.workspace is not None and founded.window.isEnabled())

    assert "Cambrai" in towns(founded)
    assert next(tmp_path.glob("*before-restore*")).read_bytes() == b"x" * 9000


def test_a_file_that_vanished_is_kept_by_the_backup_that_is_offered(founded, user, qtbot, tmp_path):
    add(founded, "Cambrai")
    path = tmp_path / "Lindenau.twincrm"
    founded._keeper._soon.stop()
    path.rename(tmp_path / "elsewhere.twincrm")
    user.takes = ["Back up now"]

    founded.workspace.page.add()
    qtbot.waitUntil(lambda: made() != [])

    assert "no longer in its place" in user.told[0]
    assert user.offered == ["Back up now"], user.told


def test_a_busy_file_is_tried_again(founded, user, tmp_path, monkeypatch):
    from twincrm.store import connection

    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 1)
    path = tmp_path / "Lindenau.twincrm"
    founded.close_file()
    founded.open_path(path)
    before = len(towns(founded))
    other = connection.connect(path, "rw")
    other.execute("BEGIN IMMEDIATE")
    offer = user.offer

    def end_the_other(*words):
        other.close()
        return offer(*words)

    user.offer, user.takes = end_the_other, ["Try again"]
    founded.workspace.page.add()

    assert "is busy" in user.told[0]
    assert len(towns(founded)) == before + 1
    assert len(user.told) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_fault_of_the_machine_that_nobody_sorted_is_a_sentence(reporter, qtbot):
    for act in (
        lambda: Path("/dev/full").write_text("x"),
        lambda: Path("/nowhere/at all").read_text(),
    ):
        try:
            act()
        except OSError as error:
            reporter.report(error)
    qtbot.waitUntil(lambda: len(reporter.said) == 2)
    assert "The disk is full" in reporter.said[0].message.id
    assert "the folder is not there" in reporter.said[1].message.id
    assert reporter.told == []
    assert not reporter.path.exists()


def test_a_file_of_the_program_that_is_missing_is_a_mistake_of_ours(reporter, qtbot):
    from twincrm.runtime.bundled import bundled

    try:
        (bundled("resources") / "icons" / "none.svg").read_text()
    except OSError as error:
        reporter.report(error)
    qtbot.waitUntil(lambda: reporter.told != [])
    assert reporter.said == []


def test_a_pulled_stick_is_said_once(reporter, qtbot):
    def trouble(n=0):
        return FileTrouble(Message("{file} is gone.", {"file": f"a{n}"}))

    def said(error):
        reporter.said.append(error)
        for _ in range(30):  # while it is read, everything that reads the file fails
            reporter.overhear(trouble())
            QApplication.processEvents()

    reporter.tell_trouble = said
    reporter.overhear(trouble())
    qtbot.waitUntil(lambda: reporter._troubles == [] and reporter.said != [])
    reporter.overhear(trouble())
    reporter.overhear(trouble(1))
    qtbot.waitUntil(lambda: len(reporter.said) == 2)
    assert [each.message.values["file"] for each in reporter.said] == ["a0", "a1"]
    reporter.report(trouble())  # the user asked for it again
    qtbot.waitUntil(lambda: len(reporter.said) == 3)


def test_what_broke_before_a_trouble_was_said_is_not_said_again(reporter, qtbot):
    gone = FileTrouble(Message("{file} is gone.", {"file": "a"}))
    reporter.overhear(gone)  # a list that was being read
    reporter.report(gone)  # and what the user asked for at the same time
    qtbot.waitUntil(lambda: reporter.said != [])
    QApplication.processEvents()
    assert len(reporter.said) == 1


def test_what_fails_again_while_it_is_mended_is_said(reporter, qtbot):
    gone = FileTrouble(Message("{file} is gone.", {"file": "a"}))

    def tell(error):
        reporter.said.append(error)
        if len(reporter.said) == 1:
            reporter.report(error)  # trying again ended alike
            QApplication.processEvents()

    reporter.tell_trouble = tell
    reporter.report(gone)
    qtbot.waitUntil(lambda: len(reporter.said) == 2)


def test_what_broke_with_an_act_is_not_said_again(founded, user, qtbot, tmp_path):
    founded._keeper._soon.stop()
    (tmp_path / "Lindenau.twincrm").rename(tmp_path / "elsewhere.twincrm")
    with pytest.raises(FileTrouble) as gone:
        add(founded, "Cambrai")

    founded.workspace.page.add()
    founded._file.jobs.broke.emit(gone.value)
    QApplication.processEvents()

    assert len(user.told) == 1


def test_a_clipboard_that_takes_nothing_is_said(qapp, monkeypatch):
    from PySide6.QtGui import QClipboard

    from twincrm.domain.errors import TwincrmError
    from twincrm.ui.kit.clipboard import copy_text

    copy_text("one\ntwo")
    assert qapp.clipboard().text() == "one\ntwo"
    monkeypatch.setattr(QClipboard, "setText", lambda *_: None)  # as where another holds it
    with pytest.raises(TwincrmError, match="could not be copied"):
        copy_text("three")
