"""What the print dialog is asked to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.services.printing.remarks import Lead


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which document is printed, and how it is made."""

    title: Message
    subject: str
    """The visit's name, or how many contacts."""
    document: str
    """What the disclosure log calls it."""
    make: Callable[[tuple[str, ...], Content], Paper]
    """Called in the lane of pages."""
    languages: tuple[str, ...]
    most_languages: int
    explained: str = ""
    """What should be known about the subject; may be empty."""
    has_parts: bool = False
    """Whether parts can be left out and the type can be larger."""
    has_letters: bool = False
    """Whether letters can stand between the names."""
    days: tuple[date, ...] = ()
    """Of which one can be printed alone."""
    mend: Callable[[Lead, QWidget], bool] | None = None
    """Lets what a warning is about be completed in front of the dialog; whether it was."""
    scale: float = 1.0
    """How many times the usual size the type has at first."""
    called: str = ""
    """Its name in the list of documents, where there are several to choose from."""
    icon: str = "file-text"
    """Its picture there."""
