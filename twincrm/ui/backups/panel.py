"""How safe the data is, at a glance: the folders of the backups, the last one, and the ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from twincrm.services.backups import kept_backups
from twincrm.ui.backups.chosen_folder import ChosenFolder
from twincrm.ui.backups.folders import first_words, second_words
from twincrm.ui.backups.wording import moment_words
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import rule
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from twincrm.services.backups import Kept
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable, JobRunner
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class ChosenFolders:
    """The two folders as the user chose them, and how another choice is kept."""

    first: Path | None
    second: Path | None
    keep_first: Callable[[Path | None], None]
    keep_second: Callable[[Path | None], None]


@dataclass(frozen=True, slots=True)
class BackupWays:
    """What can be done with the backups of the open file."""

    back_up: Callable[[Callable[[], None]], None]
    """Make one now; what is given is called when it was made."""
    show: Callable[[], None]
    """All of them, with the way back to one."""


class BackupPanel(QWidget):
    """Reads the backups off the interface thread whenever it comes into view."""

    def __init__(
        self,
        ui: UiContext,
        file: tuple[Dispatcher, JobRunner],
        asker: Asker,
        folders: ChosenFolders,
        ways: BackupWays,
    ) -> None:
        super().__init__()
        self._ui, self._ways = ui, ways
        self._dispatcher, self._jobs = file
        self._reading: Cancellable | None = None
        tr = ui.texts.tr
        keep_first, keep_second = map(self._keeping, (folders.keep_first, folders.keep_second))
        self.first = ChosenFolder(ui, asker, folders.first, keep_first, first_words(ui.texts))
        self.second = ChosenFolder(ui, asker, folders.second, keep_second, second_words(ui.texts))
        self.kept = InlineNotice(ui, "info", tr("The backups are being read…"))
        self.good = InlineNotice(ui, "ok", "")
        self.good.hide()
        self.back_up = Button(ui, tr("Back up now"), icon="shield-check")
        self.show_all = Button(ui, tr("Show and restore backups…"), icon="history")
        self.back_up.clicked.connect(self._back_up)
        self.show_all.clicked.connect(self._show_all)
        self._build()

    def refresh(self) -> None:
        """Read anew what is kept."""
        if self._reading is not None:
            self._reading.cancel()
        for each in (self.first, self.second):
            each.show_folder()
        dispatcher = self._dispatcher

        def read(progress: Progress) -> Kept:
            del progress
            return kept_backups(dispatcher)

        self._reading = self._jobs.start(read, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """What lies in the folders is read when somebody looks."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back, such as from a dialog or with a stick, sees how things are now."""
        super().changeEvent(event)
        active = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if active and self.isVisible():
            self.refresh()

    def _keeping(self, keep: Callable[[Path | None], None]) -> Callable[[Path | None], None]:
        def kept(folder: Path | None) -> None:
            keep(folder)
            self.refresh()

        return kept

    def _back_up(self) -> None:
        self._ways.back_up(self._made)

    def _made(self) -> None:
        if isValid(self):
            self.refresh()

    def _show_all(self) -> None:
        self._ways.show()

    def _show(self, kept: Kept) -> None:
        texts = self._ui.texts
        self.good.setVisible(kept.last is not None)
        self.kept.setVisible(kept.last is None)
        if kept.last is None:
            self.kept.set_text(texts.tr("There is no backup of this file yet."))
            return
        number = texts.trn("{n} backup", "{n} backups", kept.number)
        words = texts.tr("Last good backup: {moment} · {number}")
        moment = moment_words(texts, kept.last)
        self.good.set_text(words.format(moment=moment, number=number))

    def _build(self) -> None:
        px = self._ui.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.M))
        buttons = Flow(px(Space.S))
        for button in (self.back_up, self.show_all):
            buttons.add_part(button)
        for part in (self.good, self.kept, buttons, rule(), self.first, rule(), self.second):
            column.addWidget(part)
