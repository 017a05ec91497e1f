"""``undo``, ``redo`` and ``history``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.command_line.records import MOST
from twincrm.app.opening import opened
from twincrm.domain.texts import Message
from twincrm.store.history import steps as all_steps

if TYPE_CHECKING:
    from argparse import Namespace

    from twincrm.app.command_line.console import Console
    from twincrm.services.dispatch import Turned


def undo(options: Namespace, console: Console) -> int:
    """Take the last step back."""
    with opened(options.file, write=True) as dispatcher:
        turned = dispatcher.undo()
    return _tell(console, turned, Message("Undone: {step}"), Message("There is nothing to undo."))


def redo(options: Namespace, console: Console) -> int:
    """Do the last undone step again."""
    with opened(options.file, write=True) as dispatcher:
        turned = dispatcher.redo()
    return _tell(console, turned, Message("Redone: {step}"), Message("There is nothing to redo."))


def history(options: Namespace, console: Console) -> int:
    """Every kept step, or so many of them; the newest first."""
    if options.limit is not None and options.limit < 1:
        raise UsageError(Message("--limit must be at least 1."))
    limit = None if options.limit is None else min(options.limit, MOST)
    with opened(options.file, write=False) as dispatcher:
        found = dispatcher.ask(lambda session: all_steps(session.connection(), limit))
    items: list[dict[str, Any]] = [
        {
            "id": step.id,
            "at": step.at.isoformat(timespec="seconds"),
            "who": step.who,
            "label": console.texts.say(step.label),
            "changes": step.changes,
            "state": step.state,
            "command": step.command,
        }
        for step in found
    ]
    lines = [f"{i['id']:>6}  {i['at'][:16]}  {i['who']:<12}  {i['label']}" for i in items]
    console.answer({"items": items}, lines)
    return OK


def _tell(console: Console, turned: Turned | None, done: Message, nothing: Message) -> int:
    if turned is None:
        console.answer({"step": None, "changes": 0}, [console.texts.say(nothing)])
        return OK
    label = console.texts.say(turned.label)
    sentence = console.texts.say(done.with_values(step=turned.label))
    console.answer({"step": label, "changes": turned.changes.count}, [sentence])
    return OK
