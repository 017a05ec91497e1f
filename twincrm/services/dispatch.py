"""The one place where a transaction exists: runs commands, records them, tells what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.store import history, search
from twincrm.store.file import translated
from twincrm.store.recorder import changes_of
from twincrm.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from twincrm.domain.changes import Changes
    from twincrm.services.command import Command
    from twincrm.store.file import AssociationFile

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


class Dispatcher:
    """Runs commands and queries on one open file."""

    def __init__(self, file: AssociationFile, who: str) -> None:
        self.file = file
        self.who = who
        self._listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Have *listener* called with the changes of every act, undo and redo."""
        self._listeners.append(listener)

    def execute(self, command: Command[R]) -> Outcome[R]:
        """Do a command as one step of the history.

        Raises:
            TwincrmError: it cannot be done; nothing is changed.
        """
        with translated(self.file.path), self._work() as work:
            result = command.run(work)
            work.flush()
            found, many = work.recorder.changes(), work.recorder.many()
            changes = changes_of(found.items(), many)
            name, now = type(command).__name__, work.now
            with work.writing():
                step = history.write_step(
                    work.connection, found, many, name, command.label, self.who, now
                )
                search.refresh(work.session, changes)
            work.commit()
        self._publish(changes)
        return Outcome(result, changes, step)

    def undo(self) -> Turned | None:
        """Take the last step back; None when there is nothing to undo.

        Raises:
            StaleStep: something it touched was changed since.
        """
        return self._turn(history.next_undo, history.take_back)

    def redo(self) -> Turned | None:
        """Do the last undone step again; None when there is none.

        Raises:
            StaleStep: something it touches was changed since.
        """
        return self._turn(history.next_redo, history.do_again)

    def status(self) -> UndoStatus:
        """What undo and redo would do now."""
        with self.file.read() as session:
            connection = session.connection()
            undo, redo = history.next_undo(connection), history.next_redo(connection)
        return UndoStatus(undo.label if undo else None, redo.label if redo else None)

    def ask(
        self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a query on one snapshot of the file."""
        with self.file.read() as session:
            return query(session, *args, **kwargs)

    def log(self, write: Callable[[Work], None]) -> None:
        """Append rows of a log; it is no act, so it is no step and cannot be undone.

        Raises:
            FileTrouble: the file can only be read.
        """
        with translated(self.file.path), self._work() as work:
            with work.writing():
                write(work)
            work.commit()

    def _work(self) -> Work:
        if self.file.writing is None:
            raise read_only(self.file)
        return Work(self.file.writing, who=self.who, now=clock.now(), today=clock.today())

    def _turn(
        self,
        find: Callable[..., history.Step | None],
        apply: Callable[..., Changes],
    ) -> Turned | None:
        with translated(self.file.path), self._work() as work:
            step = find(work.connection)
            if step is None:
                return None
            with work.writing():
                changes = apply(work.connection, step)
                search.refresh(work.session, changes)
            work.commit()
        self._publish(changes)
        return Turned(step.label, changes)

    def _publish(self, changes: Changes) -> None:
        if changes:
            for listener in self._listeners:
                listener(changes)


def read_only(file: AssociationFile) -> FileTrouble:
    """Why nothing can be changed in this file now."""
    if file.held_by is not None:
        from twincrm.store.lock import FileInUse

        return FileInUse(file.held_by)
    return FileTrouble(
        Message(
            "{file} can only be read here: the file or its folder is read-only. Nothing was "
            "changed. Copy the file to a folder of your own and open the copy.",
            {"file": file.path.name},
        )
    )
