"""The one place where a transaction exists: runs commands, records them, tells what changed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from twincrm.domain.changes import joined
from twincrm.domain.errors import FileTrouble, GoneMeanwhile
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.progress import Silent, given_up
from twincrm.store.failures import was_interrupted
from twincrm.store.file import translated
from twincrm.store.next_step import standing, step_to_redo, step_to_undo

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.changes import Changes
    from twincrm.services.command import Command
    from twincrm.services.progress import Progress
    from twincrm.store import history
    from twincrm.store.connection import Reading
    from twincrm.store.file import AssociationFile
    from twincrm.store.work import Work

NO_LONGER = Message(
    "This entry is no longer there: somebody else who has the file open took it out. Nothing was "
    "changed here."
)

SILENT = Silent()

R = TypeVar("R")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What a command returned and changed."""

    result: R
    changes: Changes
    step: int | None
    """The step of the history, or None where nothing changed."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A step that was undone or redone."""

    label: Message
    changes: Changes


@dataclass(frozen=True, slots=True)
class UndoStatus:
    """What undo and redo would do now."""

    undo: Message | None
    redo: Message | None
    undo_rows: int = 0
    """So many rows undo would change: how long it lasts."""
    redo_rows: int = 0


class Dispatcher:
    """Runs commands and queries on one open file."""

    def __init__(self, file: AssociationFile, who: str) -> None:
        self.file = file
        self.who = who
        self._tended = False
        self._listeners: list[Callable[[Changes], None]] = []
        self._caught_up: date | None = None
        self._gathered: list[Changes] | None = None

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Have *listener* called with the changes of every act, undo and redo."""
        self._listeners.append(listener)

    def execute(self, command: Command[R]) -> Outcome[R]:
        """Do a command as one step of the history.

        Raises:
            TwincrmError: it cannot be done; nothing is changed.
        """
        from twincrm.store import history
        from twincrm.store.pruning import prune_daily
        from twincrm.store.recorder import changes_of
        from twincrm.store.search.index import refresh

        with translated(self.file.path), self._work() as work:
            self._tend(work)
            self._keep_up(work)  # before the last step may be pruned: it says since when
            with work.writing():
                prune_daily(work.connection, work.now, work.today)
            result = command.run(work)
            work.flush()
            found, many = work.recorder.changes(), work.recorder.many()
            changes = changes_of(found.items(), many)
            name, now = type(command).__name__, work.now
            with work.writing():
                step = history.write_step(
                    work.connection, found, many, name, command.label, self.who, now
                )
                refresh(work.session, changes)
            work.commit()
        self._tended = True
        self._caught_up = work.today
        self._publish(changes)
        return Outcome(result, changes, step)

    def undo(self, progress: Progress = SILENT) -> Turned | None:
        """Take the last step back; None when there is nothing to undo.

        Raises:
            StaleStep: something it touched was changed since.
            Cancelled: *progress* was asked to stop; nothing is changed.
        """
        from twincrm.store import history

        return self._turn(history.next_undo, history.take_back, progress)

    def redo(self, progress: Progress = SILENT) -> Turned | None:
        """Do the last undone step again; None when there is none.

        Raises:
            StaleStep: something it touches was changed since.
            Cancelled: *progress* was asked to stop; nothing is changed.
        """
        from twincrm.store import history

        return self._turn(history.next_redo, history.do_again, progress)

    def status(self) -> UndoStatus:
        """What undo and redo would do now."""
        with self.file.glance() as snapshot:
            undo, redo = step_to_undo(snapshot), step_to_redo(snapshot)
        return UndoStatus(
            undo.label if undo else None,
            redo.label if redo else None,
            undo.rows if undo else 0,
            redo.rows if redo else 0,
        )

    def standing(self) -> tuple[object, ...]:
        """Where the history stands now; another answer than before: the file holds other things."""
        return self.glance(standing)

    def ask(
        self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a query on one snapshot of the file.

        Raises:
            GoneMeanwhile: somebody else writes to the file and took out what is asked about.
        """
        with self._still_there(), self.file.read() as session:
            return query(session, *args, **kwargs)

    def glance(
        self, query: Callable[Concatenate[Reading, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a query that is all plain SQL: it is answered before SQLAlchemy is loaded."""
        with self.file.glance() as snapshot:
            return query(snapshot, *args, **kwargs)

    def ask_while_wanted(
        self,
        progress: Progress,
        query: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a query that ends at once, wherever it is, when its answer is given up.

        Raises:
            Cancelled: *progress* says so.
            GoneMeanwhile: somebody else writes to the file and took out what is asked about.
        """
        try:
            with (
                self._still_there(),
                self.file.read(lambda: given_up(progress)) as session,
            ):
                return query(session, *args, **kwargs)
        except Exception as error:
            if was_interrupted(error):
                progress.step(0, 0)
            raise

    def glance_while_wanted(
        self,
        progress: Progress,
        query: Callable[Concatenate[Reading, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """The same with a query that is all plain SQL.

        Raises:
            Cancelled: *progress* says so.
        """
        try:
            with self.file.glance(lambda: given_up(progress)) as snapshot:
                return query(snapshot, *args, **kwargs)
        except Exception as error:
            if was_interrupted(error):
                progress.step(0, 0)
            raise

    def log(self, write: Callable[[Work], None]) -> None:
        """Append rows of a log; it is no act, so it is no step and cannot be undone.

        Raises:
            FileTrouble: the file can only be read.
        """
        with translated(self.file.path), self._work() as work:
            with work.writing():
                write(work)
            work.commit()

    def catch_up(self) -> None:
        """Let people be found by their roles of today: these begin and end by themselves."""
        from twincrm.store.search.ageing import catch_up, outdated

        today = clock.today()
        if self.file.writable and (records := self.glance(outdated)):
            self.log(lambda work: catch_up(work.session, records))
        self._caught_up = today

    def _keep_up(self, work: Work) -> None:
        """The same before a step of another day: no entry is ever older than the last step."""
        from twincrm.store.search.ageing import catch_up, outdated

        if self._caught_up != work.today:
            with work.writing():
                catch_up(work.session, outdated(work.session))

    def _work(self) -> Work:
        from twincrm.store.work import Work

        if self.file.writing is None:
            raise read_only(self.file)
        self.file.see_in_place()
        self.file.see_one_name()
        return Work(self.file.writing, who=self.who, now=clock.now(), today=clock.today())

    def _turn(
        self,
        find: Callable[..., history.Step | None],
        apply: Callable[..., Changes],
        progress: Progress,
    ) -> Turned | None:
        from twincrm.store.search.index import refresh

        with translated(self.file.path), self._work() as work:
            self._tend(work)
            step = find(work.session)
            if step is None:
                return None
            self._keep_up(work)
            with work.writing():
                changes = apply(work.connection, step, progress.step)
                refresh(work.session, changes, progress.step)
            work.commit()
        self._tended = True
        self._caught_up = work.today
        self._publish(changes)
        return Turned(step.label, changes)

    def _tend(self, work: Work) -> None:
        """See to the search index, once before the first change of an opened file."""
        from twincrm.store.search.index import mend

        if not self._tended:
            mend(work.session)

    @contextmanager
    def as_one(self) -> Generator[None]:
        """Tell what several acts change once, when the last is done: each stays one of its own."""
        gathered: list[Changes] = []
        self._gathered = gathered
        try:
            yield
        finally:
            self._gathered = None
            self._publish(joined(gathered))

    @contextmanager
    def _still_there(self) -> Generator[None]:
        """Only a file that others write to can lose what was seen in it a moment ago."""
        try:
            yield
        except Exception as error:
            from sqlalchemy.exc import NoResultFound

            if self.file.writable or not isinstance(error, NoResultFound):
                raise
            raise GoneMeanwhile(NO_LONGER) from error

    def _publish(self, changes: Changes) -> None:
        if self._gathered is not None:
            self._gathered.append(changes)
        elif changes:
            for listener in self._listeners:
                listener(changes)


def read_only(file: AssociationFile) -> FileTrouble:
    """Why nothing can be changed in this file now."""
    if file.held_by is not None:
        from twincrm.store.lock import FileInUse

        return FileInUse(file.held_by)
    if file.hindered_by is not None:
        return file.hindered_by
    return FileTrouble(
        Message(
            "{file} can only be read here: the file or its folder is read-only. Nothing was "
            "changed. Copy the file to a folder of your own and open the copy.",
            {"file": file.path.name},
        )
    )
