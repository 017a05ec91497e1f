"""Takes a finished document out of the file: to a place on the disk, with a note in the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.domain.texts import Message
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.mailings.readers import to_be_written
from twincrm.services.printing.paper import write_pdf
from twincrm.ui.kit.stand_ins import ask_about_stand_ins

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.window.page import PageServices

NO_PDF_PROGRAM = Message(
    "No program on this computer could show the document. Nothing was changed. Save it as PDF and "
    "open it elsewhere, or install a program for PDF."
)


def log_paper(dispatcher: Dispatcher, name: str, paper: Paper, recipient: str = "") -> None:
    """Note that a document left the file.

    Raises:
        FileTrouble: nothing can be noted.
    """
    purpose = DisclosurePurpose.INTERNAL
    log_disclosure(dispatcher, name, Tier.CONTACT, purpose, recipient, paper.about)


def deliver(dispatcher: Dispatcher, name: str, paper: Paper, out: Path) -> Path:
    """Note a document and put it in its place; what cannot be noted changes nothing there.

    Raises:
        FileTrouble: the place cannot be written, or nothing can be noted.
    """
    write_pdf(paper.pdf, out, partial(log_paper, dispatcher, name, paper, str(out)))
    return out


def ask_before(
    services: PageServices,
    order: PrintOrder,
    paper: Paper,
    content: Content,
    dialog: QWidget,
    anyway: str,
) -> Literal["go", "written", "stay"]:
    """Whether a document goes out although a text is missing; it may be completed here."""
    write, texts, readers = order.write, services.ctx.texts, paper.readers
    can_write = write is not None and services.writable
    if paper.doubts:
        words = "\n\n".join(map(texts.say, paper.doubts))
        complete = [texts.tr("Complete the text…")] if can_write else []
        ways = [*complete, anyway]
        chosen = services.asker.choose_one(texts.tr("The text is missing"), words, ways)
        if write is not None and complete and chosen == 0:
            return "written" if write(content, "", dialog) else "stay"
        if chosen is None:
            return "stay"
    answer = ask_about_stand_ins(services.asker, texts, readers, anyway, can_write=can_write)
    if answer == "go":
        return "go"
    if answer == "write" and write is not None:
        return "written" if write(content, to_be_written(readers), dialog) else "stay"
    return "stay"
