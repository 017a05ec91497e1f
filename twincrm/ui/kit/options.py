"""One of several things to choose from, as menus and choice fields show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class Option:
    """A value with its words and an icon or the flag of a country (ISO 3166)."""

    value: object
    text: str
    icon: str = ""
    flag: str = ""
    n: int | None = None
    """How many have this value, where that is known."""

    def picture(self, ui: UiContext) -> QIcon:
        """The flag or icon for Qt's own parts; empty where there is none."""
        if self.flag:
            return ui.icons.flag_icon(self.flag)
        return ui.icons.icon(self.icon, "ink", 18) if self.icon else QIcon()
