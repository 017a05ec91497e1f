"""A folder for backups: words about it, and the buttons to choose another one or give it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.errors import FileTrouble
from twincrm.services.backups import check_folder
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import breakable, label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.domain.texts import Message
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class FolderWords:
    """What is said about one of the folders."""

    title: str
    question: str
    give_up: str
    said: Callable[[Path | None], str]
    """What is to be known of the chosen folder, None where none was chosen."""
    unfit: Callable[[Path], Message | None] = lambda _: None
    """Why a folder may not be taken."""


class ChosenFolder(QWidget):
    """Words about the folder and the buttons to choose it; *kept* is None where none was chosen."""

    def __init__(
        self,
        ui: UiContext,
        asker: Asker,
        folder: Path | None,
        keep: Callable[[Path | None], None],
        words: FolderWords,
    ) -> None:
        super().__init__()
        self._ui, self._asker, self._keep, self._called = ui, asker, keep, words
        self.folder = folder
        self.words = label(ui, "", "body", "ink2", wrap=True, selectable=True)
        self.choose = Button(ui, ui.texts.tr("Choose a folder…"), icon="folder", small=True)
        self.give_up = Button(ui, words.give_up, icon="x", small=True)
        self.choose.setAccessibleName(f"{words.title}: {self.choose.text()}")
        self.choose.clicked.connect(self._choose)
        self.give_up.clicked.connect(self._give_up)
        head = QHBoxLayout()
        head.setSpacing(ui.look.px(Space.S))
        head.addWidget(label(ui, words.title, "strong"), 1)
        head.addWidget(self.choose)
        head.addWidget(self.give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        column.addLayout(head)
        column.addWidget(self.words)
        self.show_folder()

    def show_folder(self) -> None:
        """Say what is to be known of it now."""
        self.words.setText(breakable(self._called.said(self.folder)))
        self.give_up.setVisible(self.folder is not None)

    def _choose(self) -> None:
        chosen = self._asker.choose_folder(self._called.question, self.folder)
        if chosen is None:
            return
        wrong = self._called.unfit(chosen) or _trouble_with(chosen)
        if wrong is None:
            self._take(chosen)
        else:
            texts = self._ui.texts
            self._asker.message(texts.tr("That did not work"), texts.say(wrong), "warn")

    def _give_up(self) -> None:
        self._take(None)
        self.choose.setFocus()

    def _take(self, folder: Path | None) -> None:
        self.folder = folder
        self._keep(folder)
        self.show_folder()


def _trouble_with(folder: Path) -> Message | None:
    """Why nothing can be written there."""
    try:
        check_folder(folder)
    except FileTrouble as trouble:
        return trouble.message
    return None
