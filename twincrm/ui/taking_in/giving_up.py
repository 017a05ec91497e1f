"""What is asked before the import of a table is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.ui.window.page import PageServices


def gives_up(services: PageServices) -> bool:
    """Whether the user really gives the import up."""
    tr = services.ctx.texts.tr
    return services.asker.confirm(
        tr("Give the import up?"),
        tr("Nothing was stored yet. What you said of columns and rows is lost."),
        tr("Give up"),
        tr("Go on importing"),
    )
