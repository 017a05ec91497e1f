"""What every part of the window is given: look, icons and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.ui.theme.icons import Icons
    from twincrm.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class UiContext:
    """Handed to every widget's constructor; a change of any of it rebuilds the pages."""

    look: Look
    icons: Icons
    texts: Translator
