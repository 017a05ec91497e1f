"""The backups of the open file: which there are, a look inside one, and the way back to it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView

from twincrm.domain.errors import TwincrmError
from twincrm.services.backups import back_up_now, inside_now, see_backup, shelf
from twincrm.ui.backups.folders import tell_copy
from twincrm.ui.backups.look import LookInside
from twincrm.ui.backups.wording import bringing_back, moment_words, reason_words, size_words
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from twincrm.services.backups import MadeBackup, Seen
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.store.inside import Inside
    from twincrm.store.shelf import Backup
    from twincrm.ui.backups.chosen_folder import ChosenFolder
    from twincrm.ui.jobs import Cancellable, JobRunner
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext

WIDTH, HEIGHT, TABLE_LEAST = 1040, 680, 150
WIDTHS = (250, 255, 92, 136, 122, 86)
REASON = 1


@dataclass(frozen=True, slots=True)
class BackupDesk:
    """What the dialog is given of the window."""

    dispatcher: Dispatcher
    jobs: JobRunner
    asker: Asker
    made: Callable[[], None]
    """Called when a backup was made here."""
    failed: Callable[[Exception], None]
    """Called with what went wrong."""
    restore: Callable[[Path, str], None]
    """Bring a checked backup back in place of the open file, and say of when it was."""


class BackupRows:
    """The backups by their place in the list; a `RowSource`."""

    def __init__(self, backups: Sequence[Backup] = ()) -> None:
        self.backups = tuple(backups)

    def ids(self) -> array[int]:
        """Their places, from 1."""
        return array("q", range(1, len(self.backups) + 1))

    def rows(self, ids: Sequence[int]) -> list[Backup]:
        """Backups by their places."""
        return [self.backups[at - 1] for at in ids]


class BackupsDialog(QObject):
    """Belongs to its dialog and ends with it."""

    def __init__(self, ui: UiContext, desk: BackupDesk, second: ChosenFolder) -> None:
        tr = ui.texts.tr
        self.dialog = Dialog(ui, tr("Backups"), icon="shield-check", parent=window_in_front())
        super().__init__(self.dialog)
        self._ui, self._desk, self._second = ui, desk, second
        self._now: Inside | None = None
        self._look: Cancellable | None = None
        self._sound: tuple[Path, str] | None = None
        self._open = True
        self.source = BackupRows()
        self.model = LazyTableModel(self.source, _columns(ui))
        self.table = RowTable(ui, tr("Backups"))
        self.look = LookInside(ui)
        self.back_up = Button(ui, tr("Back up now"), icon="shield-check")
        self.another = Button(ui, tr("Another file…"), icon="folder-open")
        self.restore = Button(ui, tr("Restore…"), icon="history", variant="danger")
        self._build()
        self._connect()
        self.look.clear(tr("The backups are being read…"))
        self._read()

    def _read(self) -> None:
        dispatcher = self._desk.dispatcher

        def read(progress: Progress) -> tuple[tuple[Backup, ...], Inside]:
            del progress
            return shelf(dispatcher), inside_now(dispatcher)

        self._desk.jobs.start(read, self._show, failed=self._fail)

    def _show(self, answer: tuple[tuple[Backup, ...], Inside]) -> None:
        if not self._open:
            return
        found, self._now = answer
        self.source = BackupRows(found)
        self.model.set_ids(self.source.ids(), self.source)
        self.table.choose(0)
        if not found:
            self.look.clear(self._ui.texts.tr("There is no backup of this file yet."))

    def _choose(self, key: object) -> None:
        if isinstance(key, int):
            backup = self.source.backups[key - 1]
            self._check(backup.path, moment_words(self._ui.texts, backup.made))

    def _check(self, path: Path, title: str) -> None:
        """Read a backup through, and show what is in it; until then it cannot be brought back."""
        if self._look is not None:
            self._look.cancel()
        self._sound = None
        self.restore.setEnabled(False)
        self.look.checking(title, path)
        dispatcher = self._desk.dispatcher

        def check(progress: Progress) -> Seen | TwincrmError:
            del progress
            try:
                return see_backup(path, dispatcher)
            except TwincrmError as error:
                return error

        def show(found: Seen | TwincrmError) -> None:
            self._show_look(path, title, found)

        self._look = self._desk.jobs.start(check, show)

    def _show_look(self, path: Path, title: str, found: Seen | TwincrmError) -> None:
        if not self._open:
            return
        if isinstance(found, TwincrmError):
            self.look.refused(title, self._ui.texts.say(found.message))
        elif self._now is not None:
            self.look.sound(title, found, self._now)
            self._sound = (path, title)
            self.restore.setEnabled(self._desk.dispatcher.file.writable)

    def choose_another(self) -> None:
        """Look inside a backup that lies elsewhere, such as on another stick."""
        tr = self._ui.texts.tr
        kinds = (f"{tr('Associations')} (*.twincrm)", f"{tr('All files')} (*)")
        chosen = self._desk.asker.choose_open(tr("Choose a backup"), self._second.folder, kinds)
        if chosen:
            self.table.clearSelection()
            self._check(chosen[0], chosen[0].name)

    def make_backup(self) -> None:
        """Back up now, and show it in the list."""
        self.back_up.setEnabled(False)
        dispatcher = self._desk.dispatcher
        self._desk.jobs.start(lambda _: back_up_now(dispatcher), self._show_made, failed=self._fail)

    def bring_back(self) -> None:
        """Ask once more, and bring the checked backup back."""
        if self._sound is None:
            return
        path, title = self._sound
        if self._desk.asker.confirm(*bringing_back(self._ui.texts, title), danger=True):
            self.dialog.accept()
            self._desk.restore(path, title)

    def _show_made(self, made: MadeBackup) -> None:
        self._desk.made()
        if not self._open:
            return
        self.back_up.setEnabled(True)
        tell_copy(self._ui.texts, self._second, made)
        self._read()

    def _fail(self, error: Exception) -> None:
        if self._open:
            self.back_up.setEnabled(True)
        self._desk.failed(error)

    def _end(self) -> None:
        """Answers that are still on their way find nobody here; a backup under way is made."""
        self._open = False
        self.dialog.deleteLater()

    def _build(self) -> None:
        body, px = self.dialog.body, self._ui.look.px
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.setMinimumHeight(px(TABLE_LEAST))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        body.setSpacing(px(Space.S))
        body.addWidget(self.table, 1)
        body.addWidget(self.look)
        body.addWidget(self._second)
        self.dialog.add_button(self.back_up, "start")
        self.dialog.add_button(self.another, "start")
        self.dialog.add_button(self.restore)
        self.restore.setEnabled(False)
        room = self.dialog.screen().availableGeometry()
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))
        self.table.setFocus()

    def _connect(self) -> None:
        self.dialog.finished.connect(self._end)
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(self.bring_back)
        self.back_up.clicked.connect(self.make_backup)
        self.another.clicked.connect(self.choose_another)
        self.restore.clicked.connect(self.bring_back)


def _columns(ui: UiContext) -> tuple[Column[Backup], ...]:
    texts = ui.texts

    def count(which: Callable[[Inside], int]) -> Callable[[Backup], str]:
        return lambda each: str(which(each.inside)) if each.inside else "–"

    return (
        Column("made", texts.tr("Made"), lambda each: moment_words(texts, each.made)),
        Column("reason", texts.tr("Why"), lambda each: reason_words(texts, each.reason)),
        Column("people", texts.tr("People"), count(lambda held: held.people), "end"),
        Column(
            "organisations",
            texts.tr("Organisations"),
            count(lambda held: held.organisations),
            "end",
        ),
        Column("visits", texts.tr("Visits"), count(lambda held: held.visits), "end"),
        Column("size", texts.tr("Size"), lambda each: size_words(each.size), "end"),
    )
