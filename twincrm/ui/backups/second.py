"""The second folder, which gets a copy of each backup when it is there: chosen, shown, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.backups import first_folder
from twincrm.ui.backups.chosen_folder import SAME, ChosenFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.services.backups import MadeBackup
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext


class SecondFolder(ChosenFolder):
    """Words about the second folder and the buttons to choose it."""

    def __init__(
        self,
        ui: UiContext,
        asker: Asker,
        folder: Path | None,
        keep: Callable[[Path | None], None],
    ) -> None:
        tr = ui.texts.tr
        super().__init__(
            ui,
            asker,
            folder,
            keep,
            title=tr("Second folder"),
            question=tr("Choose a folder for copies of the backups"),
            give_up=tr("Use it no longer"),
        )

    def tell(self, made: MadeBackup) -> None:
        """Say what became of the copy that belongs here."""
        texts = self._ui.texts
        if made.trouble is not None:
            words = texts.tr("{folder} got no copy: {why}")
            why = texts.say(made.trouble.message)
            self.words.setText(words.format(folder=self.folder, why=why))
        else:
            self.show_folder()

    def fits(self, folder: Path) -> bool:
        """Only another folder than the first is a second one."""
        first = first_folder()
        if first.exists() and folder.exists() and folder.samefile(first):
            self.refuse(SAME.with_values(folder=str(folder)))
            return False
        return True

    def said(self) -> str:
        """What it gets, and whether it is there."""
        tr = self._ui.texts.tr
        if self.folder is None:
            return tr("None yet. A folder on a stick keeps your data when this computer is lost.")
        if self.folder.is_dir():
            words = tr("{folder} gets a checked copy of each backup.")
        else:
            words = tr("{folder} is not there now. It gets a copy as soon as it is.")
        return words.format(folder=self.folder)
