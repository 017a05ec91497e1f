"""The keys that lead from card to card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.kit.neighbours import NEXT_KEY, PREVIOUS_KEY
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Callable


def step_specs(step: Callable[[int], None]) -> tuple[ActionSpec, ...]:
    """To the contact above and below in the list, from list and card alike."""
    ways = (
        ("next", Message("Next contact"), 1, NEXT_KEY, "chevron-down"),
        ("previous", Message("Previous contact"), -1, PREVIOUS_KEY, "chevron-up"),
    )
    return tuple(
        ActionSpec(f"contacts.{name}", words, partial(step, by), key, icon)
        for name, words, by, key, icon in ways
    )
