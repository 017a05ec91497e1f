"""The cell that says what happens to a card: an icon and a word on a tint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.taking_in.wording import FATES

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.taking_in.entries import Entry
    from twincrm.ui.theme.tokens import ToneName

SIGNS: dict[str, tuple[ToneName, str]] = {
    "new": ("ok", "plus"),
    "update": ("info", "pencil"),
    "unchanged": ("neutral", "check"),
    "skip": ("neutral", "eye-off"),
    "none": ("warn", "triangle-alert"),
}


def fate_cells(ui: UiContext, fate: int) -> BadgeCells:
    """Cells of a table of entries; the column *fate* shows badges."""
    return BadgeCells(ui, {fate: lambda entry: sign(ui, entry)})


def sign(ui: UiContext, entry: Entry) -> BadgeFace:
    """Tone, word and icon of what happens to an entry."""
    tone, icon = SIGNS[entry.fate]
    return tone, ui.texts.say(FATES[entry.fate]), icon
