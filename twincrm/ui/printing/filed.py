"""What a document is called as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.reports.documents import document
from twincrm.ui.kit.file_names import proposed_name

if TYPE_CHECKING:
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.printing.choices import Choices
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.window.page import PageServices


def filed_name(
    services: PageServices, order: PrintOrder, choices: Choices, paper: Paper | None
) -> str:
    """What it is as the user says it; the languages are named unless they are the user's."""
    texts = services.ctx.texts
    entry = document(order.document)
    usual = (texts.say(entry.title),) if entry is not None else ()
    title = str(choices.content.choice("title") or "")
    what = (title,) if title else order.filed_as or usual
    spoken = spoken_in(paper, choices)
    codes = "" if spoken == (texts.language,) else " ".join(spoken)
    letter = paper.letter if paper is not None else ""
    return proposed_name(services.dispatcher, *what, letter, codes, ending=".pdf")


def spoken_in(paper: Paper | None, choices: Choices) -> tuple[str, ...]:
    """The languages that a document truly speaks, else those that were chosen."""
    return (paper.languages if paper is not None else ()) or choices.languages
