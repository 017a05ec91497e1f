"""Backups of the open file as the days go by: made by themselves, and missed when they fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from twincrm.domain.errors import FileTrouble
from twincrm.runtime import clock
from twincrm.services.backups import back_up_daily, back_up_now, overdue
from twincrm.ui.backups.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from twincrm.domain.texts import Translator
    from twincrm.services.backups import MadeBackup, Overdue
    from twincrm.services.progress import Progress
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.open_file import OpenFile
    from twincrm.ui.window.preferences import Preferences
    from twincrm.ui.window.workspace import Workspace

AFTER_OPENING = 1_500
"""Milliseconds: nothing shall keep the first page from being painted."""


@dataclass(frozen=True, slots=True)
class Missed:
    """What the user should know of the backups of the day."""

    trouble: FileTrouble | None
    second: FileTrouble | None
    overdue: Overdue | None


class Shower(Protocol):
    """The window in which the file is shown."""

    @property
    def prefers(self) -> Preferences: ...  # noqa: D102 - the look, and the second folder
    @property
    def workspace(self) -> Workspace | None: ...  # noqa: D102 - None on the start page


class BackupKeeper(QObject):
    """Sees to the backup of the day, first after opening, then when a new day brings a change.

    Without *daily*, as for a demo, it makes only those that the user asks for.
    """

    def __init__(
        self, file: OpenFile, shower: Shower, failed: Callable[[Exception], None], *, daily: bool
    ) -> None:
        super().__init__(file.hub)
        self._file, self._shower, self._failed = file, shower, failed
        self.daily = daily
        self._day: date | None = None
        self._missed = Missed(None, None, None)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_OPENING)
        self._soon.timeout.connect(self.look)
        if daily:
            self._soon.start()
        file.hub.changed.connect(self._after_a_change)

    def look(self) -> None:
        """Make the backup of the day where there is none."""
        self._soon.stop()
        self._day = clock.today()
        dispatcher = self._file.dispatcher

        def work(progress: Progress) -> Missed:
            del progress
            made: MadeBackup | None = None
            trouble: FileTrouble | None = None
            try:
                made = back_up_daily(dispatcher)
            except FileTrouble as error:
                trouble = error
            return Missed(trouble, made.trouble if made else None, overdue(dispatcher))

        self._file.jobs.start(work, self._take)

    def back_up(self, then: Callable[[], None] | None = None) -> None:
        """Make a verified copy in the background, because the user wants it, and say where.

        *then* is called when it was made.
        """
        dispatcher = self._file.dispatcher

        def tell(made: MadeBackup) -> None:
            self._tell_made(made)
            if then is not None:
                then()

        self._file.jobs.start(lambda _: back_up_now(dispatcher), tell, failed=self._failed)

    def show_backups(self, asker: Asker, restore: Callable[[Path, str], None]) -> None:
        """All backups of the file, to look inside and to bring one back."""
        from twincrm.ui.backups.chosen_folder import ChosenFolder
        from twincrm.ui.backups.dialog import BackupDesk, BackupsDialog
        from twincrm.ui.backups.folders import second_words

        prefers, file = self._shower.prefers, self._file
        keep = prefers.set_second_backups
        words = second_words(prefers.ui.texts)
        second = ChosenFolder(prefers.ui, asker, prefers.second_backups, keep, words)
        desk = BackupDesk(file.dispatcher, file.jobs, asker, self.was_made, self._failed, restore)
        BackupsDialog(prefers.ui, desk, second).dialog.open()

    def was_made(self) -> None:
        """A backup was made otherwise: nothing is missed any more."""
        self._take(Missed(None, None, None))

    def remind(self) -> None:
        """Say what is missed above the page, or take that away."""
        if self._shower.workspace is not None:
            words = self.reminder(self._shower.prefers.ui.texts)
            self._shower.workspace.notices.remind(words)

    def reminder(self, texts: Translator) -> str:
        """The sentence for the user; empty where all is well."""
        missed = self._missed
        if missed.overdue is not None and missed.overdue.last is not None:
            words = texts.tr(
                "The last backup is of {day}; what was changed since then is in none. Choose “Back "
                "up now” in the menu “File”."
            )
            return words.format(day=day_words(texts, missed.overdue.last))
        if missed.trouble is not None:
            words = texts.tr("Today’s backup could not be made: {why}")
            return words.format(why=texts.say(missed.trouble.message))
        if missed.second is not None:
            words = texts.tr("Today’s backup was made, but the second folder got no copy: {why}")
            return words.format(why=texts.say(missed.second.message))
        return ""

    def _after_a_change(self, changes: object) -> None:
        del changes
        if self.daily and self._day is not None and self._day != clock.today():
            self.look()

    def _take(self, missed: Missed) -> None:
        self._missed = missed
        self.remind()

    def _tell_made(self, made: MadeBackup) -> None:
        self.was_made()
        if self._shower.workspace is not None:
            self._shower.workspace.notify(*made_words(self._shower.prefers.ui.texts, made))


def made_words(texts: Translator, made: MadeBackup) -> tuple[str, ToneName]:
    """What is said of a backup that was made, and in which colours."""
    told: dict[str, object] = {"folder": made.path.parent, "file": made.path.name}
    if made.trouble is not None:
        words = texts.tr(
            "A checked copy was put into {folder}: {file}. The second folder got none: {why}"
        )
        return words.format(**told, why=texts.say(made.trouble.message)), "warn"
    if made.second is not None:
        words = texts.tr("Checked copies were put into {folder} and {second}: {file}")
        return words.format(**told, second=made.second.parent), "ok"
    if made.absent is not None:
        words = texts.tr(
            "A checked copy was put into {folder}: {file}. The second folder {second} is not there "
            "now and got none."
        )
        return words.format(**told, second=made.absent), "warn"
    return texts.tr("A checked copy was put into {folder}: {file}").format(**told), "ok"
