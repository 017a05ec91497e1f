"""Takes a finished document out of the file: to a place on the disk, with a note in the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.printing.paper import write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.printing.paper import Paper


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
