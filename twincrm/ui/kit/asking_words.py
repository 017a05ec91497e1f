"""Asks for one line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext


def ask_words(
    ui: UiContext, title: str, what: str, words: str, window: QWidget | None
) -> str | None:
    """The words as typed, never empty; None when the user gave up."""
    dialog = Dialog(ui, title, icon="pencil", parent=window)
    field = TextField(ui, words)
    field.setMinimumWidth(ui.look.px(360))
    dialog.body.addWidget(LabelledField(ui, what, field))
    save = dialog.add_saving(ui.texts.tr("Save"), dialog.accept)

    def offer(text: str) -> None:
        save.setEnabled(bool(text.strip()))

    field.textChanged.connect(offer)
    field.setFocus()
    field.selectAll()
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return " ".join(field.value.split()) if agreed else None
