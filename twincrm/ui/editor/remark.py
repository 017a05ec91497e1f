"""Asks for a few words about a phone number, mailbox or address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext


def ask_remark(ui: UiContext, window: QWidget, remark: str) -> str | None:
    """The remark as typed; None when the user gave up."""
    tr = ui.texts.tr
    dialog = Dialog(ui, tr("Remark"), icon="message-square", parent=window)
    field = TextField(ui, remark)
    field.setMinimumWidth(ui.look.px(360))
    held = LabelledField(ui, tr("Remark"), field, help_text=tr("Such as: only in the evening"))
    dialog.body.addWidget(held)
    dialog.add_saving(tr("Take over"), dialog.accept)
    field.setFocus()
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return field.value if agreed else None
