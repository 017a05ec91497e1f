"""The record behind the form: read, saved, and found again where somebody else put it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.texts import Message
from twincrm.services.together import Together
from twincrm.services.trash.commands import RestoreFromTrash
from twincrm.services.trash.queries import lies_in_trash
from twincrm.ui.editor.subjects import SUBJECTS

if TYPE_CHECKING:
    from twincrm.services.command import Command
    from twincrm.ui.editor.moving import Settled
    from twincrm.ui.editor.target import EditTarget
    from twincrm.ui.window.page import PageServices

Whereabouts = Literal["kept", "trash", "gone"]
"""Where the record is: in its place, in the trash, or taken back by Undo."""
NO_LONGER = Message("This contact is no longer there.")


class Keeping:
    """Reads and writes the contact that is edited."""

    def __init__(self, services: PageServices, target: EditTarget) -> None:
        self._services = services
        self.target = target
        self.subject = SUBJECTS[target.kind]

    def read(self) -> Any:  # noqa: ANN401 - three sorts of draft
        """The draft as it is kept; a blank one for a new contact.

        Raises:
            UnknownRecord: it lies in the trash, or it is gone.
        """
        key = self.target.id
        if key is None:
            return self.subject.blank
        try:
            return self.subject.read(self._services.dispatcher, key)
        except UnknownRecord:
            raise
        except LookupError as error:
            raise UnknownRecord(NO_LONGER) from error

    def whereabouts(self) -> Whereabouts:
        """Where the contact is now."""
        key, kind = self.target.id, self.target.kind
        try:
            self.read()
        except UnknownRecord:
            trashed = self._services.dispatcher.ask(lies_in_trash, kind, key or 0)
            return "trash" if trashed else "gone"
        return "kept"

    def write(self, before: Any, after: Any, where: Whereabouts) -> int | None:  # noqa: ANN401
        """Save as one step; the id of the record, None where it could not be or was left.

        What lies in the trash is brought back by the same step; what is gone is added anew.

        Raises:
            InputError: for the form, which shows it at the field.
        """
        key = self.target.id
        if key is None or where == "gone":
            return self.subject.add(self._do, after)
        if before == after and where == "kept":
            return key
        settled = self.subject.settle(self._services, key, before, after)
        if settled is None:
            return None
        do = partial(self._do_with, settled, where)
        return key if self.subject.change(do, key, before, settled.after) else None

    def _do(self, command: Command[Any]) -> Any:  # noqa: ANN401 - what the command returns
        outcome = self._services.perform(command)
        return outcome.result if outcome is not None else None

    def _do_with(self, settled: Settled, where: Whereabouts, command: Command[Any]) -> Any:  # noqa: ANN401
        """What lies in the trash comes back first; what is changed elsewhere with it follows."""
        kind, key = self.target.kind, self.target.id or 0
        back = () if where == "kept" else (RestoreFromTrash(kind, (key,)),)
        if not (back or settled.beside):
            return self._do(command)
        said = command.label
        if settled.told is not None:
            said = settled.told.with_values(said=said)
        return self._do(Together(said, (*back, command, *settled.beside)))
