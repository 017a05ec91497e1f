"""Dialogs for files speak the reader's language and begin where the last one ended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog
from worlds.desk import make_ui

from twincrm.ui.kit.file_dialog import chosen_in, file_dialog
from twincrm.ui.window.appearance import Appearance

WORDS = {"de": "Suchen in:", "fr": "Chercher dans\u00a0:", "en": "Look in:"}


class Chosen(QFileDialog):
    """Answers at once."""

    def exec(self):
        return 1


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_label_is_in_the_language(qapp, qtbot, tmp_path, language):
    ui = make_ui(qapp, tmp_path / "cache", language=language)
    dialog = file_dialog(ui, None, "", tmp_path, ("Karten (*.vcf)",))
    qtbot.addWidget(dialog)
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == WORDS[language]


def test_the_next_one_begins_where_the_last_one_ended(qapp, qtbot, tmp_path):
    ui = make_ui(qapp, tmp_path / "cache")
    used = tmp_path / "gebraucht"
    used.mkdir()
    (used / "karte.vcf").write_text("x")
    first = Chosen()
    first.setDirectory(str(used))
    first.selectFile(str(used / "karte.vcf"))
    assert chosen_in(first)
    second = file_dialog(ui, None, "", tmp_path, ())
    qtbot.addWidget(second)
    assert second.directory().absolutePath() == str(used)


def test_the_words_of_qt_follow_every_change_of_language(qapp, tmp_path):
    look = Appearance(qapp, tmp_path, "en", "light", 1.0)
    for language, word in (
        ("de", "Abbrechen"),
        ("fr", "Annuler"),
        ("en", "Cancel"),
        ("fr", "Annuler"),
    ):
        look.choose(language, "light", 1.0)
        said = QCoreApplication.translate("QPlatformTheme", "Cancel")
        assert said == word
    look.choose("en", "light", 1.0)


def test_large_letters_get_a_large_dialog(qapp, qtbot, tmp_path):
    dialog = file_dialog(make_ui(qapp, tmp_path / "cache"), None, "", tmp_path, ())
    qtbot.addWidget(dialog)
    free = dialog.screen().availableGeometry()
    assert dialog.width() >= min(860, free.width() - 30)
    assert dialog.height() <= free.height()
