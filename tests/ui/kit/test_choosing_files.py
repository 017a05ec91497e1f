"""Where something is written: named in full before anything is replaced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from twincrm.ui.kit.asker import QtAsker, with_ending


def answer_dialog(act):
    """Do something with the file dialog as soon as it is there."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def choose(asker, folder):
    return asker.choose_save("Where", folder / "Neu.twincrm", ["TwinCRM (*.twincrm)"])


@pytest.fixture
def asker(ui, qapp, qtbot):
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return QtAsker(ui)


def test_a_name_is_completed(asker, tmp_path):
    def type_name(dialog):
        dialog.findChild(QLineEdit, "fileNameEdit").setText("verein")
        dialog.accept()

    answer_dialog(type_name)

    assert choose(asker, tmp_path) == tmp_path / "verein.twincrm"


def test_closing_the_dialog_writes_nowhere(asker, tmp_path):
    answer_dialog(lambda dialog: dialog.reject())

    assert choose(asker, tmp_path) is None


def test_dots_in_a_name_are_no_ending(tmp_path):
    assert with_ending(tmp_path / "Verein e.V", ".twincrm").name == "Verein e.V.twincrm"
    assert with_ending(tmp_path / "A.TWINCRM", ".twincrm").name == "A.TWINCRM"


class SystemsOwn(QtAsker):
    """A dialog of the system that knows nothing of endings; the user answers our question."""

    def __init__(self, ui, names, answers):
        super().__init__(ui)
        self.names, self.answers, self.questions = names, answers, []

    def _save_name(self, title, suggested, kinds):
        return self.names.pop(0) if self.names else ""

    def confirm(self, title, text, *labels, danger=False):
        self.questions.append(text)
        return self.answers.pop(0)


@pytest.mark.parametrize(
    ("answers", "chosen"), [([True], "verein.twincrm"), ([False], "anders.twincrm")]
)
def test_the_completed_name_is_asked_about(ui, tmp_path, answers, chosen):
    (tmp_path / "verein.twincrm").write_text("there")
    names = [str(tmp_path / "verein"), str(tmp_path / "anders")]
    asker = SystemsOwn(ui, names, answers)

    assert choose(asker, tmp_path) == tmp_path / chosen
    assert ["verein.twincrm exists" in each for each in asker.questions] == [True]
