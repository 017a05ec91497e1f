"""The dialogs for files: in the user's words where Qt has none, and where the last one ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog

from twincrm.ui.kit.dialog_room import whole_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext

WIDTH, HEIGHT = 860, 560
"""Of Qt's own dialog, in design pixels: its own idea knows nothing of large letters."""
EDGE = 24
"""Pixels that stay free around it on a small screen."""


class _LastFolder:
    """Where a file was chosen last in this run of the program."""

    path: Path | None = None


def file_dialog(
    ui: UiContext, window: QWidget | None, title: str, folder: Path | None, kinds: Sequence[str]
) -> QFileDialog:
    """A dialog that begins in the folder used last, else in *folder*."""
    last = _LastFolder.path
    start = last if last is not None and last.is_dir() else folder
    dialog = QFileDialog(window, title, str(start or ""), ";;".join(kinds))
    wished = QSize(ui.look.px(WIDTH), ui.look.px(HEIGHT))
    dialog.resize(wished.boundedTo(whole_on(dialog.screen()) - QSize(EDGE, EDGE)))
    tr, words = ui.texts.tr, QFileDialog.DialogLabel
    dialog.setLabelText(words.LookIn, tr("Look in:"))
    dialog.setLabelText(words.FileName, tr("File name:"))
    dialog.setLabelText(words.FileType, tr("Kind of files:"))
    return dialog


def chosen_in(dialog: QFileDialog) -> list[str]:
    """Ask; what was chosen, nothing where it was given up."""
    chosen = dialog.selectedFiles() if dialog.exec() else []
    if chosen:
        first = Path(chosen[0])
        _LastFolder.path = first if first.is_dir() else first.parent
    dialog.deleteLater()
    return chosen
