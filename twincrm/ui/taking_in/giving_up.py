"""What is asked before the import of a table is given up, and told when it ends after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import Cancelled

if TYPE_CHECKING:
    from twincrm.domain.errors import TwincrmError
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


def tell_late(services: PageServices, error: TwincrmError, *, writing: bool) -> None:
    """The dialog is closed: only what became of writing is still of interest."""
    if writing and isinstance(error, Cancelled):
        words = services.ctx.texts.tr("The import was stopped. Nothing was changed.")
        services.notify(words, "info")
    elif writing:
        services.tell_trouble(error)
