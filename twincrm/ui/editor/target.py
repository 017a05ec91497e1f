"""What is edited, and everything that makes an editor look as it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EditKind = Literal["person", "organisation", "household"]
EDITING = "edit_"
"""``Show("edit_person", 42)`` edits a person, id 0 begins a new one."""


@dataclass(frozen=True, slots=True)
class EditTarget:
    """A contact to be edited; id None is a new one."""

    kind: EditKind
    id: int | None = None


@dataclass(frozen=True, slots=True)
class EditorState:
    """What outlives the making anew of an editor."""

    target: EditTarget
    original: object
    """The record as it was opened."""
    draft: object
    """The record as it is typed so far."""
    touched: frozenset[str] = frozenset()
    """Paths of fields whose faults are shown."""
    scroll: int = 0
