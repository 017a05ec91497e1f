"""A backup brought back in place of the open file, which is closed for it and opened again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from twincrm.runtime.folders import backup_folder
from twincrm.services import backups
from twincrm.ui.backups.wording import bringing_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.start.page import StartPage
    from twincrm.ui.window.main_window import MainWindow
    from twincrm.ui.window.preferences import Preferences
    from twincrm.ui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Restoration:
    """Which backup takes the place of which file."""

    backup: Path
    path: Path
    who: str
    moment: str
    """Of when the backup is, in words."""
    lasting: bool
    """Whether the file is one that is remembered, which a demo is not."""


class Reopens(Protocol):
    """The desktop, as far as it is needed here."""

    window: MainWindow

    @property
    def prefers(self) -> Preferences: ...  # noqa: D102 - the language
    @property
    def workspace(self) -> Workspace | None: ...  # noqa: D102 - the open file
    @property
    def start_page(self) -> StartPage | None: ...  # noqa: D102 - shown while none is open
    def close_file(self) -> None: ...  # noqa: D102
    def open_path(self, path: Path, *, remember: bool = True) -> None: ...  # noqa: D102


class Rescued(Reopens, Protocol):
    """The desktop, as far as a damaged file needs it."""

    @property
    def user(self) -> str: ...  # noqa: D102 - who works here


def bring_back(
    desktop: Reopens, jobs: JobRunner, order: Restoration, failed: Callable[[Exception], None]
) -> None:
    """Close the file, put the backup in its place, and open what lies there then.

    Where it cannot be done the file is opened again as it was, and *failed* is called.
    """
    desktop.close_file()
    if desktop.start_page is None:  # the page keeps us
        return
    texts = desktop.prefers.ui.texts
    desktop.start_page.say(texts.tr("The backup is being brought back…"), "info")
    desktop.window.setEnabled(False)

    def done(aside: Path | None) -> None:
        _open_again(desktop, order)
        words = texts.tr("The file is as it was: {moment}. The one that was there is kept: {place}")
        if desktop.workspace is not None:
            desktop.workspace.notices.say(words.format(moment=order.moment, place=aside))

    def refused(error: Exception) -> None:
        _open_again(desktop, order)
        failed(error)

    jobs.start(
        lambda _: backups.bring_back(order.backup, order.path, order.who),
        done,
        failed=refused,
        lane="write",
    )


def rescue(
    desktop: Rescued, asker: Asker, jobs: JobRunner, path: Path, failed: Callable[[Exception], None]
) -> None:
    """Let the user choose a backup for a file that cannot be used any more, and bring it back.

    The backup is verified first; the damaged file is kept aside.
    """
    texts = desktop.prefers.ui.texts
    kinds = (f"{texts.tr('Associations')} (*{path.suffix})", f"{texts.tr('All files')} (*)")
    chosen = asker.choose_open(texts.tr("Choose a backup"), backup_folder(), kinds)
    if chosen and asker.confirm(*bringing_back(texts, chosen[0].name), danger=True):
        order = Restoration(chosen[0], path, desktop.user, chosen[0].name, lasting=True)
        bring_back(desktop, jobs, order, failed)


def _open_again(desktop: Reopens, order: Restoration) -> None:
    desktop.window.setEnabled(True)
    desktop.open_path(order.path, remember=order.lasting)
