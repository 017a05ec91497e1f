"""The program as its user meets it: one window, at most one open file, and the settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twincrm.domain.errors import Cancelled, TwincrmError
from twincrm.domain.file_names import plain_name
from twincrm.runtime import clock
from twincrm.runtime.settings import RecentFile
from twincrm.ui.hub import ChangeHub
from twincrm.ui.jobs import JobRunner
from twincrm.ui.window.backing_up import BackupKeeper
from twincrm.ui.window.geometry import place_of, put_window
from twincrm.ui.window.main_window import MainWindow
from twincrm.ui.window.mending import ENDING, Mender
from twincrm.ui.window.open_file import OpenFile
from twincrm.ui.window.starting import ask_place, start_page
from twincrm.ui.window.steps import Steps
from twincrm.ui.window.window_actions import window_actions
from twincrm.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.page import StartPage
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.shelf import Memory
    from twincrm.ui.window.ways import Surroundings


class Desktop(QObject):
    """Shows the start page or the open file, and does what the window's actions say."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.prefers = around.prefers
        self._file: OpenFile | None = None
        self._keeper: BackupKeeper | None = None
        self._content: StartPage | Workspace | None = None
        self._jobs = JobRunner(self)
        self._making = False
        self._first_run = self.prefers.asks_language
        self.steps = Steps(lambda: self.workspace, self)
        self.window = MainWindow(self._may_close)
        self._asker = around.questions.asker(self.ui, self.window)
        self.window.zoom_wanted.connect(self.prefers.zoom_by)
        self._jobs.broke.connect(around.faults.overhear)
        self.prefers.look_changed.connect(self._look_anew)
        self._mender = Mender(self, self._jobs, around.faults)

    @property
    def ui(self) -> UiContext:
        """What widgets are built with now."""
        return self.prefers.ui

    @property
    def workspace(self) -> Workspace | None:
        """The open file as it is shown; None on the start page."""
        return self._content if isinstance(self._content, Workspace) else None

    @property
    def start_page(self) -> StartPage | None:
        """The start page while it is shown."""
        return None if isinstance(self._content, Workspace) else self._content

    @property
    def asker(self) -> Asker:
        """Who answers what the window asks."""
        return self._asker

    @property
    def user(self) -> str:
        """Who works here."""
        return self.prefers.user or self._around.user

    @property
    def open_place(self) -> Path | None:
        """Where the open file lies."""
        return self._file.dispatcher.file.path if self._file else None

    # -- what the actions ask --------------------------------------------------------------------

    def file_open(self) -> bool:
        """Whether a file is open."""
        return self._file is not None

    def can_change(self) -> bool:
        """Whether the open file can be written."""
        return self._file is not None and self._file.dispatcher.file.writable

    def can_step(self, step: int) -> bool:
        """Whether Back (-1) or Forward (1) lead anywhere."""
        return self.workspace is not None and self.workspace.can_step(step)

    # -- files -----------------------------------------------------------------------------------

    def show(self, path: Path | None = None, *, demo: bool = False) -> None:
        """Show the window: with the file at *path*, with the demo, or with the last file."""
        put_window(self.window, self.prefers.place)
        if path is None and not demo and self.prefers.recent:
            last = self.prefers.recent[0].path
            path = last if last.is_file() else None
        if path is None or not self._try_open(path):
            self._show_start_if_nothing()
        self.window.show()
        if demo:
            self.open_demo()

    def new_association(self) -> None:
        """Ask for name, place and country, and where to keep the file; then make and open it."""
        answers = self._around.questions.new_association(self.ui, self.window)
        if answers is None:
            return
        place = self._folder() / f"{plain_name(answers.name) or 'TwinCRM'}{ENDING}"
        path = ask_place(self.ui, self._asker, place, self._kinds())
        if path is None or not self._page_lets_go():
            return
        made = self._enter(path, lambda: self._around.ways.make(path, answers, self.user))
        if made and self.workspace is not None:
            self.workspace.welcome(path)

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        title = self.ui.texts.tr("Open an association's file")
        chosen = self._asker.choose_open(title, self._folder(), self._kinds())
        if chosen:
            self.open_path(chosen[0])

    def open_path(self, path: Path, *, remember: bool = True) -> None:
        """Open a file in place of the present one; a trouble is said and changes nothing."""
        present = self.open_place
        if (present is None or path.resolve() != present.resolve()) and self._page_lets_go():
            self._try_open(path, remember=remember)

    def open_demo(self) -> None:
        """Make a fresh demo association and open it; the window stays alive meanwhile."""
        if self._making or not self._leave_file():
            return
        self._making = True
        if self.start_page is None:
            self._show_start()
        words = self.ui.texts.tr("The demo association is being made…")
        self._say_on_start(words, "info")
        self._show_progress(0, 0)
        self._jobs.start(
            self._around.ways.demo,
            self._open_made,
            failed=self._demo_failed,
            progressed=self._show_progress,
            lane="write",
        )

    def back_up_now(self, then: Callable[[], None] | None = None) -> None:
        """Make a verified copy in the background and say where it lies; *then* is called after."""
        if self._keeper is not None:
            self._keeper.back_up(then)

    def show_backups(self) -> None:
        """The backups of the open file, and the way back to one of them."""
        if self._keeper is not None:
            self._keeper.show_backups(self._asker, self._bring_back)

    def close_file(self) -> None:
        """Close the file and show the start page."""
        if self._leave_file():
            self._show_start()

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self.prefers.forget_files()
        self._show_start()

    def forget_file(self, path: Path) -> None:
        """Take a file off the list of recent files."""
        self.prefers.forget_file(path)
        self._frame()

    def quit(self) -> None:
        """Close the window, if nothing is lost by it."""
        self.window.close()

    # -- editing and going -----------------------------------------------------------------------

    def step(self, step: int) -> None:
        """Back (-1) or forward (1)."""
        if self.workspace:
            self.workspace.step(step)

    def quick_jump(self) -> None:
        """Show the field that leads everywhere."""
        from twincrm.ui.window.jumping import open_jump

        actions, around = self.window.actions_now, self._around
        if self.workspace is not None and self._file is not None and actions is not None:
            where = (self.window, self.workspace, self._file, actions)
            open_jump(self.ui, *where, around.factories, around.ways.find)

    def show_help(self) -> None:
        """The help, at the page that fits what is shown."""
        from twincrm.ui.window.telling import show_help

        if self.window.actions_now:
            section = self.workspace.section if self.workspace is not None else ""
            show_help(self.ui, self.window, section, self.window.actions_now.specs)

    def show_shortcuts(self) -> None:
        """The list of keys."""
        from twincrm.ui.window.telling import show_shortcuts

        if self.window.actions_now:
            show_shortcuts(
                self.ui, self.window, self.window.page_title, self.window.actions_now.specs
            )

    def show_about(self) -> None:
        """Version, licences and credits."""
        from twincrm.ui.window.about import About

        About(self.ui, self.window).dialog.open()

    def _bring_back(self, backup: Path, moment: str) -> None:
        from twincrm.ui.window.restoring import Restoration, bring_back

        if self._file is not None and self._keeper is not None:
            path = self._file.dispatcher.file.path
            order = Restoration(backup, path, self.user, moment, lasting=self._keeper.daily)
            bring_back(self, self._jobs, order, self._around.faults.report)

    # -- opening and closing ---------------------------------------------------------------------

    def _look_anew(self) -> None:
        """Build everything that is shown again, as it was."""
        self._asker = self._around.questions.asker(self.ui, self.window)
        if self.workspace is not None:
            self._show_workspace(self.workspace.farewell())
        elif self.start_page is not None:
            self._show_start()

    def _try_open(self, path: Path, *, remember: bool = True) -> bool:
        opening = partial(self._around.ways.open, path, self.user)
        return self._enter(path, opening, remember=remember)

    def _open_made(self, path: Path) -> None:
        self._making = False
        if self.start_page is not None:
            self.start_page.end_progress()
            self.start_page.say("", "info")
        self._try_open(path, remember=False)

    def _enter(
        self, path: Path, opening: Callable[[], Dispatcher], *, remember: bool = True
    ) -> bool:
        """Open a file and show it; a trouble is said where the user looks."""
        try:
            dispatcher = opening()
            name = self._around.ways.name(dispatcher)
        except TwincrmError as error:
            self._refuse(error, path)
            return False
        if self._first_run:
            self._first_run = False
            self.prefers.keep_language()
        self._put_to_rest()
        jobs, hub = JobRunner(self), ChangeHub(self)
        jobs.broke.connect(self._around.faults.overhear)
        dispatcher.subscribe(hub.publish)
        cures = self._mender.cures(dispatcher.file.path, opened=True)
        self._file = OpenFile(dispatcher, jobs, hub, name, cures, self._around.faults.was_said)
        self._keeper = BackupKeeper(self._file, self, self._around.faults.report, daily=remember)
        if remember:
            self.prefers.remember_file(RecentFile(path.resolve(), clock.now(), name))
        self._show_workspace(None)
        return True

    def _refuse(self, error: TwincrmError, path: Path) -> None:
        """Say why a file cannot be opened where the user looks; what is open stays open."""
        if self.workspace is not None:
            self._mender.tell(error, path)
            return
        self._show_start_if_nothing()
        self._mender.say_on_start(error, path)

    def _page_lets_go(self) -> bool:
        return self.workspace is None or self.workspace.may_leave()

    def _leave_file(self) -> bool:
        """Put the open file to rest; False if its page wants to keep us."""
        if not self._page_lets_go():
            return False
        self._put_to_rest()
        return True

    def _put_to_rest(self) -> None:
        """Wait for the file's jobs and close it: one file without anything beside it."""
        if self._file is None:
            return
        if self.workspace is not None:
            self.workspace.farewell()
        self._file.jobs.shutdown()
        self._file.dispatcher.file.close()
        self._file.jobs.deleteLater()
        self._file.hub.deleteLater()
        self._file = self._keeper = None

    def _may_close(self) -> bool:
        if not self._leave_file():
            return False
        self.prefers.remember_place(place_of(self.window))
        self._jobs.shutdown()
        return True

    # -- showing ---------------------------------------------------------------------------------

    def _show_start_if_nothing(self) -> None:
        if self._content is None:
            self._show_start()

    def _show_start(self) -> None:
        page = start_page(self, self._jobs, ask_language=self._first_run)
        self._content = page
        self.window.show_content(page)
        self._frame()
        page.start()

    def _show_workspace(self, memory: Memory | None) -> None:
        assert self._file is not None
        workspace = Workspace(self.ui, self._file, self._asker, self._around.factories, memory)
        self._content = workspace
        self.window.show_content(workspace)
        workspace.page_changed.connect(self._frame)
        workspace.help_wanted.connect(self.show_help)
        workspace.frame_changed.connect(self.window.refresh_actions)
        workspace.open_first()
        if self._keeper is not None:
            self._keeper.remind()

    def _frame(self) -> None:
        """Title, menus and keys of what is shown now."""
        specs, title, mark = window_actions(self), self.ui.texts.tr("Start"), ""
        if self.workspace is not None:
            page = self.workspace.page
            title = page.title if page else ""
            specs = (*specs, *self.workspace.action_specs())
            self.window.panes.set_panes(self.workspace.panes())
            if self._keeper is not None and not self._keeper.daily:
                mark = self.ui.texts.tr("Demo: nothing is kept when it is closed")
        self.window.set_frame(self.ui, title, specs, mark)

    # -- saying ----------------------------------------------------------------------------------

    def _say_on_start(self, text: str, tone: ToneName) -> None:
        if self.start_page is not None:
            self.start_page.say(text, tone)

    def _show_progress(self, done: int, total: int) -> None:
        if self.start_page is not None:
            self.start_page.show_progress(done, total)

    def _demo_failed(self, error: Exception) -> None:
        self._making = False
        if self.start_page is not None:
            self.start_page.end_progress()
        self._say_on_start("", "info")
        if not isinstance(error, Cancelled):
            self._around.faults.report(error)

    # -- small things ----------------------------------------------------------------------------

    def _folder(self) -> Path:
        """Where files are looked for first: where the last one lies, else the user's documents."""
        recent = self.prefers.recent
        if recent and recent[0].path.parent.is_dir():
            return recent[0].path.parent
        return self._around.ways.documents()

    def _kinds(self) -> tuple[str, ...]:
        tr = self.ui.texts.tr
        return (f"{tr('Associations')} (*{ENDING})", f"{tr('All files')} (*)")
