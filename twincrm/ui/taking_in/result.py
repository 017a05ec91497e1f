"""What an import did, and how it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import key_text
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.interchange.planned import Plan
    from twincrm.ui.kit.context import UiContext


class ImportResult(QWidget):
    """The numbers of an import that was done; hidden until then."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        tr = ui.texts.tr
        self.numbers = label(ui, "", "strong", wrap=True, selectable=True)
        self.backup = label(ui, "", "small", "ink2", wrap=True, selectable=True)
        undo = tr(
            "It is one step: after closing, Undo ({key}) takes all of it back, also tomorrow."
        )
        key = key_text(QKeySequence.StandardKey.Undo)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.M))
        column.addWidget(InlineNotice(ui, "ok", tr("The contacts were imported.")))
        column.addWidget(self.numbers)
        column.addWidget(InlineNotice(ui, "info", undo.format(key=key), icon="undo-2"))
        column.addWidget(self.backup)
        column.addStretch(1)
        self.hide()

    def show_result(self, plan: Plan, backup: Path) -> None:
        """Say what was done."""
        texts, totals = self._ui.texts, plan.totals()
        lines = [texts.say(number) for number in plan.tally()]
        if unchanged := totals["unchanged"]:
            lines.append(texts.trn("{n} unchanged", "{n} unchanged", unchanged))
        if skipped := totals["skipped"]:
            lines.append(texts.trn("{n} left out", "{n} left out", skipped))
        self.numbers.setText("\n".join(lines))
        words = texts.tr("A backup from just before lies in {place}.")
        self.backup.setText(words.format(place=backup))
        self.show()
        announce(self, ", ".join(lines))
