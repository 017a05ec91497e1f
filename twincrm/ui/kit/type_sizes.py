"""The sizes in which documents can be printed, for tired eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.printing.content import LARGE, USUAL, VERY_LARGE
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext


def type_sizes(ui: UiContext) -> list[Option]:
    """Each as a number of times the usual size."""
    tr = ui.texts.tr
    return [
        Option(USUAL.scale, tr("Normal")),
        Option(LARGE, tr("Large")),
        Option(VERY_LARGE, tr("Very large")),
    ]
