"""What undo and redo would do now, and how the names of steps are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.texts import Message
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from twincrm.store.connection import Reading


class NextStep(NamedTuple):
    """A step that can be turned now."""

    id: int
    label: Message
    rows: int
    """So many rows it changed: how long it lasts."""


def step_to_undo(reading: Reading) -> NextStep | None:
    """The last step that was done."""
    return _first(reading, "state = 'done' ORDER BY id DESC")


def step_to_redo(reading: Reading) -> NextStep | None:
    """The first of the steps that were undone."""
    return _first(reading, "state = 'undone' ORDER BY id")


def standing(reading: Reading) -> tuple[object, ...]:
    """Where the history stands: whoever gets the same answer again finds the same records."""
    last = rows(reading, "SELECT id, happened_at FROM history_step ORDER BY id DESC LIMIT 1")
    undo = step_to_undo(reading)
    return (*map(tuple, last), undo.id if undo else None)


def message_to_json(message: Message) -> str:
    """A message as text that `message_from_json` reads back."""
    return json.dumps(_plain(message), ensure_ascii=False)


def message_from_json(text: str) -> Message:
    """The message that was kept."""
    return _message(json.loads(text))


def _first(reading: Reading, which: str) -> NextStep | None:
    found = rows(reading, f"SELECT id, label, changes FROM history_step WHERE {which} LIMIT 1")
    return NextStep(found[0][0], message_from_json(found[0][1]), found[0][2]) if found else None


def _plain(message: Message) -> dict[str, Any]:
    values = {k: _plain(v) if isinstance(v, Message) else v for k, v in message.values.items()}
    return {"id": message.id, "values": values, "plural": message.plural}


def _message(data: dict[str, Any]) -> Message:
    values: dict[str, Any] = data.get("values", {})
    found = {k: _message(v) if isinstance(v, dict) else v for k, v in values.items()}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return Message(data["id"], found, data.get("plural", ""))
