"""The walk through the import of a table, step by step."""

from __future__ import annotations

from PySide6.QtCore import Qt

from twincrm.ui.taking_in import TableSheet

PATIENCE = 30_000


def opened(services, qtbot, path, **doors) -> TableSheet:
    sheet = TableSheet(services, path, **doors)
    sheet.dialog.open()
    qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
    return sheet


def go_on(sheet, qtbot, step):
    """By the keyboard, to a later step."""
    while sheet.step < step:
        before = sheet.step
        qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
        qtbot.keyClick(sheet.dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda before=before: sheet.step > before, timeout=PATIENCE)


def walk_table_import(walk, tmp_path):
    """A small list with something to ask in each step."""
    path = tmp_path / "Mitglieder.csv"
    rows = "Nachname;Vorname;geb.;Bem.\nNeu;Nora;03/04/51;Katze\nWeber;Ana;;\n;;31.2.48;\n"
    path.write_text(f"Liste;;;\n{rows}", encoding="utf-8")
    sheet = TableSheet(walk.services, path)
    sheet.dialog.show()
    for name in ("file", "columns", "list", "preview", "done"):
        walk.qtbot.waitUntil(sheet.onward.isEnabled, timeout=20_000)
        walk.look(f"table, {name}", sheet.dialog)
        if name == "preview":
            sheet.rows.correct_wanted.emit(len(sheet.rows.entries) - 1)
            walk.look("table, a row put right", sheet.correcting.dialog)
            sheet.correcting.dialog.done(0)
        if name != "done":
            at = sheet.step
            sheet.onward.click()
            walk.qtbot.waitUntil(lambda at=at: sheet.step == at + 1, timeout=20_000)
    sheet.dialog.done(0)
    walk.desktop._file.dispatcher.undo()
    walk.settle()
