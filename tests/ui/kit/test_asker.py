"""Questions are answered with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from worlds.desk import make_ui, nameless

from twincrm.ui.kit.asker import PartingWords, QtAsker

WORDS = PartingWords("Save the changes?", "3 changes", "Save", "Discard changes", "Go on editing")


@pytest.mark.parametrize(
    ("at", "key", "answer"),
    [
        ("Save", Qt.Key.Key_Return, "save"),
        ("Save", Qt.Key.Key_Escape, "stay"),
        ("Go on editing", Qt.Key.Key_Return, "stay"),
        ("Discard changes", Qt.Key.Key_Return, "discard"),
    ],
)
def test_one_question_has_three_answers(at, key, answer, qapp, qtbot, tmp_path):
    asker = QtAsker(make_ui(qapp, tmp_path))

    def press():
        dialog = QApplication.activeModalWidget()
        assert nameless(dialog) == []
        for _ in range(5):
            if dialog.focusWidget().accessibleName() != at:
                qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(dialog.focusWidget(), key)

    QTimer.singleShot(0, press)

    assert asker.part(WORDS) == answer
