"""What the window says when something goes wrong, and what it can do about it itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication

from twincrm.domain.errors import Cure
from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.window.restoring import rescue
from twincrm.ui.window.troubles import CURES, tell_trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.domain.errors import TwincrmError
    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.start.page import StartPage
    from twincrm.ui.window.faults import FaultReporter
    from twincrm.ui.window.main_window import MainWindow
    from twincrm.ui.window.preferences import Preferences
    from twincrm.ui.window.troubles import Cures
    from twincrm.ui.window.workspace import Workspace

ENDING = ".twincrm"

AGAIN_AT = Message(
    "That did not work: TwinCRM made a mistake once more. The report lies in {place}."
)
AGAIN = Message("That did not work: TwinCRM made a mistake once more. What was saved is safe.")


class Mended(Protocol):
    """The desktop, as far as it is needed here."""

    window: MainWindow

    @property
    def prefers(self) -> Preferences: ...  # noqa: D102 - the language
    @property
    def workspace(self) -> Workspace | None: ...  # noqa: D102 - the open file
    @property
    def start_page(self) -> StartPage | None: ...  # noqa: D102 - shown while none is open
    @property
    def asker(self) -> Asker: ...  # noqa: D102 - who answers questions
    @property
    def user(self) -> str: ...  # noqa: D102 - who works here
    @property
    def open_place(self) -> Path | None: ...  # noqa: D102 - where the open file lies
    def back_up_now(self) -> None: ...  # noqa: D102
    def close_file(self) -> None: ...  # noqa: D102
    def open_path(self, path: Path, *, remember: bool = True) -> None: ...  # noqa: D102


class Mender:
    """Tells troubles with what helps against them, and faults of ours with their report."""

    def __init__(self, desktop: Mended, jobs: JobRunner, faults: FaultReporter) -> None:
        self._desktop, self._jobs, self._faults = desktop, jobs, faults
        faults.tell, faults.tell_trouble = self.tell_fault, self.tell
        faults.tell_again = self.tell_fault_again

    def tell(self, error: TwincrmError, place: Path | None = None) -> None:
        """Say a trouble with the open file, or with the one at *place*."""
        desktop = self._desktop
        at = place or desktop.open_place
        opened = at == desktop.open_place
        cures: Cures = self.cures(at, opened=opened) if at is not None else {}
        tell_trouble(desktop.prefers.ui.texts, desktop.asker, error, cures)

    def tell_fault(self, report: str) -> None:
        """Say that the program made a mistake."""
        from twincrm.ui.window.telling import show_report

        place = self._faults.path if self._faults.kept else None
        show_report(self._desktop.prefers.ui, self._desktop.window, report, place)

    def tell_fault_again(self) -> None:
        """Say in a line that a mistake happened again; while its report is read, that is seen."""
        from twincrm.ui.window.telling import is_read

        desktop, texts = self._desktop, self._desktop.prefers.ui.texts
        in_front = QApplication.activeModalWidget()
        if is_read(desktop.window):
            return
        words = texts.say(AGAIN_AT.with_values(place=str(self._faults.path)))
        if not self._faults.kept:
            words = texts.say(AGAIN)
        if in_front is not None:  # the foot of the window lies behind it
            desktop.asker.message(texts.tr("Sorry, TwinCRM made a mistake"), words, "bad")
        elif desktop.workspace is not None:
            desktop.workspace.notify(words, "bad")
        elif desktop.start_page is not None:
            desktop.start_page.say(words, "bad", None)

    def cures(self, place: Path, *, opened: bool) -> Cures:
        """What can be done against troubles with a file, which may be the open one."""
        cures: dict[Cure, Callable[[], object]] = {}
        if opened:
            cures[Cure.BACK_UP] = self._desktop.back_up_now
        if place.suffix.casefold() == ENDING:
            cures[Cure.RESTORE] = partial(self.rescue, place)
        return cures

    def rescue(self, place: Path) -> None:
        """Bring a backup back in place of a file that cannot be used any more."""
        desktop = self._desktop
        rescue(desktop, desktop.asker, self._jobs, place, self._faults.report)

    def say_on_start(self, error: TwincrmError, place: Path) -> None:
        """Say on the start page why a file cannot be opened, with the act that helps."""
        page, ui = self._desktop.start_page, self._desktop.prefers.ui
        if page is None:
            return
        act = self.cures(place, opened=False).get(error.cure) if error.cure is not None else None
        button = None
        if act is not None and error.cure is not None:
            button = Button(ui, ui.texts.say(CURES[error.cure]), small=True)
            button.clicked.connect(act)
        page.say(ui.texts.say(error.message), "bad", button)
