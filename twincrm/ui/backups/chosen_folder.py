"""A folder for backups: words about it, and the buttons to choose another one or give it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.services.backups import check_folder, first_folder
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import breakable, label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext

SAME = Message(
    "{folder} is where the backups already are. A second folder protects your data only when it "
    "lies elsewhere, best on a stick."
)


class ChosenFolder(QWidget):
    """Words about the folder and the buttons to choose it; *kept* is None where none was chosen."""

    def __init__(
        self,
        ui: UiContext,
        asker: Asker,
        folder: Path | None,
        keep: Callable[[Path | None], None],
        *,
        title: str,
        question: str,
        give_up: str,
    ) -> None:
        super().__init__()
        self._ui, self._asker, self._keep, self._question = ui, asker, keep, question
        self.folder = folder
        self.words = label(ui, "", "body", "ink2", wrap=True, selectable=True)
        self.choose = Button(ui, ui.texts.tr("Choose a folder…"), icon="folder", small=True)
        self.give_up = Button(ui, give_up, icon="x", small=True)
        self.choose.setAccessibleName(f"{title}: {self.choose.text()}")
        self.choose.clicked.connect(self._choose)
        self.give_up.clicked.connect(self._give_up)
        head = QHBoxLayout()
        head.setSpacing(ui.look.px(Space.S))
        head.addWidget(label(ui, title, "strong"), 1)
        head.addWidget(self.choose)
        head.addWidget(self.give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        column.addLayout(head)
        column.addWidget(self.words)
        self.show_folder()

    def said(self) -> str:
        """What is to be known of the folder."""
        raise NotImplementedError

    def fits(self, folder: Path) -> bool:
        """Whether it may be taken; where not, it is said why."""
        del folder
        return True

    def refuse(self, words: Message) -> None:
        """Say why a folder cannot be taken."""
        texts = self._ui.texts
        self._asker.message(texts.tr("That did not work"), texts.say(words), "warn")

    def show_folder(self) -> None:
        """Say what is to be known of it now."""
        self.words.setText(breakable(self.said()))
        self.give_up.setVisible(self.folder is not None)

    def _choose(self) -> None:
        chosen = self._asker.choose_folder(self._question, self.folder)
        if chosen is None or not self.fits(chosen):
            return
        try:
            check_folder(chosen)
        except FileTrouble as trouble:
            self.refuse(trouble.message)
        else:
            self._take(chosen)

    def _give_up(self) -> None:
        self._take(None)
        self.choose.setFocus()

    def _take(self, folder: Path | None) -> None:
        self.folder = folder
        self._keep(folder)
        self.show_folder()


class FirstFolder(ChosenFolder):
    """Where backups are made: the program's own folder, or one that was chosen."""

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
            title=tr("Folder of the backups"),
            question=tr("Choose a folder for the backups"),
            give_up=tr("Use the program’s own folder"),
        )

    def said(self) -> str:
        """Where backups are made now."""
        tr, now = self._ui.texts.tr, first_folder()
        if self.folder is None or self.folder == now:
            return str(now)
        words = tr("{folder} is not there now. Until it is, backups are made in {now}.")
        return words.format(folder=self.folder, now=now)
