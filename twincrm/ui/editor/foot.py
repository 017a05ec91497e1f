"""The foot of the editor: what is wrong, as links to the fields, and the three ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.footer import FooterBar
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.context import UiContext

NAMED = 3
"""How many faults are named; the contents mark the others."""


class EditorFoot(FooterBar):
    """Errors at the start, Delete, Cancel and Save at the end.

    Signals: wanted(str) with the path of a field to go to.
    """

    wanted = Signal(str)

    def __init__(self, ui: UiContext, *, can_delete: bool) -> None:
        super().__init__(ui)
        self._ui = ui
        texts = ui.texts
        self._shown: tuple[tuple[str, str], ...] = ()
        self._faults = QWidget()
        self._line = QHBoxLayout(self._faults)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(ui.look.px(Space.S))
        self._faults.hide()
        self.delete = Button(ui, texts.tr("Delete"), icon="trash-2", variant="danger")
        self.cancel = Button(ui, texts.tr("Cancel"), key=key_text("Esc"))
        self.save = Button(
            ui, texts.tr("Save"), icon="save", variant="primary", key=key_text("Ctrl+S")
        )
        self.add(self._faults, "start")
        for button in (self.delete, self.cancel, self.save):
            self.add(button)
        self.delete.setVisible(can_delete)  # not before: alone it would be a window for a moment

    def show_errors(self, faults: Sequence[tuple[str, str]]) -> None:
        """Name the fields to be checked; each name is a link to its field.

        Links stay as long as the faults do: one of them may have the keyboard.
        """
        if tuple(faults) == self._shown:
            return
        self._shown = tuple(faults)
        empty(self._line)
        self._faults.setVisible(bool(faults))
        if not faults:
            return
        texts = self._ui.texts
        words = texts.trn("{n} entry to check:", "{n} entries to check:", len(faults))
        self._line.addWidget(icon_label(self._ui, "circle-alert", "ink2"))
        self._line.addWidget(label(self._ui, words))
        for path, name in faults[:NAMED]:
            link = Button(self._ui, name, variant="link", small=True)
            link.clicked.connect(lambda _=False, path=path: self.wanted.emit(path))
            self._line.addWidget(link)
