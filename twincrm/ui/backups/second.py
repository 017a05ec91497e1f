"""The second folder, which gets a copy of each backup when it is there: chosen, shown, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.services.backups import MadeBackup
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext


class SecondFolder(QWidget):
    """Words about the second folder and the buttons to choose it."""

    def __init__(
        self,
        ui: UiContext,
        asker: Asker,
        folder: Path | None,
        keep: Callable[[Path | None], None],
    ) -> None:
        super().__init__()
        self._ui, self._asker, self._keep = ui, asker, keep
        self.folder = folder
        tr = ui.texts.tr
        self.words = label(ui, "", "body", "ink2", wrap=True, selectable=True)
        self.choose = Button(ui, tr("Choose a folder…"), icon="folder", small=True)
        self.give_up = Button(ui, tr("Use it no longer"), icon="x", small=True)
        self.choose.clicked.connect(self._choose)
        self.give_up.clicked.connect(self._give_up)
        column = QVBoxLayout()
        column.setSpacing(ui.look.px(Space.XS))
        column.addWidget(label(ui, tr("Second folder"), "strong"))
        column.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addLayout(column, 1)
        line.addWidget(self.choose)
        line.addWidget(self.give_up)
        self._show()

    def tell(self, made: MadeBackup) -> None:
        """Say what became of the copy that belongs here."""
        texts = self._ui.texts
        if made.trouble is not None:
            words = texts.tr("{folder} got no copy: {why}")
            why = texts.say(made.trouble.message)
            self.words.setText(words.format(folder=self.folder, why=why))
        else:
            self._show()

    def _choose(self) -> None:
        title = self._ui.texts.tr("Choose a folder for copies of the backups")
        chosen = self._asker.choose_folder(title, self.folder)
        if chosen is not None:
            self._take(chosen)

    def _give_up(self) -> None:
        self._take(None)

    def _take(self, folder: Path | None) -> None:
        self.folder = folder
        self._keep(folder)
        self._show()

    def _show(self) -> None:
        tr = self._ui.texts.tr
        if self.folder is None:
            words = tr("None yet. A folder on a stick keeps your data when this computer is lost.")
        elif self.folder.is_dir():
            words = tr("{folder} gets a checked copy of each backup.")
        else:
            words = tr("{folder} is not there now. It gets a copy as soon as it is.")
        self.words.setText(words.format(folder=self.folder))
        self.give_up.setVisible(self.folder is not None)
